#include "catch.hpp"
#include "client/download/download_server.hpp"
#include "client/download/part_files.hpp"

#include <airudder/client.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <filesystem>
#include <future>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::DownloadProgress;
using downloads::download;
using downloads::file_answer;
using downloads::Folder;
using downloads::options;
using downloads::Server;
using part_files::FileSizeLimit;

namespace {

using namespace std::string_literals;

std::string long_content()
{
    std::string content(1 << 20, '\0');
    for (std::size_t i = 0; i != content.size(); ++i)
        content[i] = static_cast<char>(i * i >> 7);
    return content;
}

} // namespace

TEST_CASE("a download saves the file byte for byte and reports progress",
          "[download]")
{
    auto const content = long_content();
    Server const server({file_answer(content)});
    Folder const folder;
    std::vector<DownloadProgress> told;
    Client client(options());
    auto const size = client.download(
        server.url("/r/a%2Fb.mp3?sign=x&e=1"),
        folder.file(),
        [&](DownloadProgress const& progress) { told.push_back(progress); });
    REQUIRE(size.has_value());
    CHECK(*size == content.size());
    CHECK(folder.read() == content);
    CHECK(folder.count() == 1);
    REQUIRE(told.size() > 1);
    for (std::size_t i = 1; i != told.size(); ++i)
        CHECK(told[i].received > told[i - 1].received);
    CHECK(told.back() == DownloadProgress{content.size(), content.size()});
    CHECK(server.requests() ==
          std::vector<std::string>{
              "GET /r/a%2Fb.mp3?sign=x&e=1 HTTP/1.1\r\nHost: " + server.host() +
              "\r\nUser-Agent: Airudder\r\nAccept-Encoding: identity\r\n\r\n"});
}

TEST_CASE("a download can be chunked, be empty or end with the connection",
          "[download]")
{
    Folder const folder;
    Server const chunks({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "3\r\na\0b\r\n2\r\ncd\r\n0\r\nTrailer: t\r\n\r\n"s});
    CHECK(download(chunks, folder).has_value());
    CHECK(folder.read() == "a\0bcd"s);
    CHECK(download(Server({file_answer("")}), folder) == 0u);
    CHECK(folder.read() == "");
    Server const open({"HTTP/1.1 200 OK\r\n\r\nabc"}, true);
    CHECK(download(open, folder) == 3u);
    CHECK(folder.read() == "abc");
}

TEST_CASE("an existing file is replaced only at the end", "[download]")
{
    Folder const folder;
    folder.write("before");
    std::optional<std::string> meanwhile;
    Server const server({file_answer("after")});
    Client client(options());
    auto const size = client.download(
        server.url(), folder.file(), [&](DownloadProgress const&) {
            meanwhile = folder.read();
        });
    REQUIRE(size.has_value());
    CHECK(meanwhile == "before");
    CHECK(folder.read() == "after");
    CHECK(folder.count() == 1);
}

TEST_CASE("a failed download leaves the folder as it was", "[download]")
{
    Folder const folder;
    folder.write("before");
    auto const kind_of = [&](std::string const& answer) {
        auto const result = download(Server({answer}), folder);
        REQUIRE_FALSE(result.has_value());
        CHECK(folder.read() == "before");
        CHECK(folder.count() == 1);
        return result.error().kind;
    };
    CHECK(kind_of("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno") ==
          CallErrorKind::http_status);
    CHECK(kind_of("HTTP/1.1 204 None\r\n\r\n") == CallErrorKind::http_status);
    CHECK(kind_of(file_answer("abc", {}, 2)) == CallErrorKind::protocol);
    CHECK(kind_of("HTTP/1.1 200 OK\r\n\r\nabc") == CallErrorKind::protocol);
    CHECK(kind_of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx") ==
          CallErrorKind::protocol);
    CHECK(kind_of(file_answer("abc", "Content-Encoding: gzip\r\n")) ==
          CallErrorKind::protocol);
    CHECK(kind_of("nothing") == CallErrorKind::protocol);
    CHECK(kind_of("") == CallErrorKind::protocol);
}

TEST_CASE("an answer that is not a file is shown in the error", "[download]")
{
    Folder const folder;
    Server const server({"HTTP/1.1 403 Forbidden\r\nContent-Length: 46\r\n\r\n"
                         "<Error>for AbCd%2FEfGhIj, AbCd/EfGhIj</Error>\n"});
    Client client(options());
    auto const result = client.download(
        server.url("/a?Expires=1&Signature=AbCd%2FEfGhIj"), folder.file());
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().http_status == 403);
    CHECK(result.error().message == "expected HTTP status 200, found 403");
    CHECK(result.error().body == "<Error>for ***, ***</Error>\n");
}

TEST_CASE("an error shows only the start of a long body", "[download]")
{
    Folder const folder;
    auto with = options();
    with.max_body_size = 100;
    Server const server({"HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "65\r\n" +
                         std::string(0x65, 'x') + "\r\n"});
    auto const result = download(server, folder, with);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(result.error().body == std::string(100, 'x'));
    Server const file({file_answer(std::string(200, 'x'))});
    CHECK(download(file, folder, with) == 200u);
}

TEST_CASE("a file that cannot be written is an error of kind file",
          "[download]")
{
    Server const server({file_answer(long_content())});
    Folder const folder;
    Client client(options());
    auto const kind_of = [&](std::filesystem::path const& file) {
        auto const result = client.download(server.url(), file);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().message.starts_with("expected to write " +
                                                 file.string() + ", found "));
        return result.error().kind;
    };
    CHECK(kind_of(folder.file() / "missing" / "a") == CallErrorKind::file);
    CHECK(kind_of(folder.file().parent_path()) == CallErrorKind::file);
    CHECK(kind_of("") == CallErrorKind::file);
    CHECK(server.connections() == 0);
    FileSizeLimit const limit(1000);
    CHECK(kind_of(folder.file()) == CallErrorKind::file);
    Server const one_part({file_answer(std::string(1001, 'x'))});
    CHECK(client.download(one_part.url(), folder.file()).error().kind ==
          CallErrorKind::file);
    CHECK(folder.count() == 0);
}

TEST_CASE("a cancelled or late download ends and leaves no file", "[download]")
{
    Folder const folder;
    fault::Server const server(
        [](fault::Peer& peer) {
            peer.read_request();
            peer.write(file_answer("abc", {}, 2));
            peer.wait();
        },
        {.identity =
             fault::authority().issue({.alternative_names = "IP:127.0.0.1"})});
    Client client(options());
    auto const link = server.url() + "/a";
    SECTION("by its deadline")
    {
        auto const result =
            client.download(link,
                            folder.file(),
                            {},
                            {.timeout = std::chrono::milliseconds(300)});
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::deadline);
    }
    SECTION("by a cancellation slot")
    {
        boost::asio::cancellation_signal signal;
        std::promise<void> began;
        auto future = client.async_download(
            link,
            folder.file(),
            [&](DownloadProgress const&) { began.set_value(); },
            boost::asio::bind_cancellation_slot(signal.slot(),
                                                boost::asio::use_future));
        began.get_future().wait();
        CHECK(folder.count() == 1);
        signal.emit(boost::asio::cancellation_type::all);
        auto const result = future.get();
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::cancelled);
    }
    SECTION("by a progress handler that throws")
    {
        auto const result =
            client.download(link, folder.file(), [](DownloadProgress const&) {
                throw std::runtime_error("enough");
            });
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::cancelled);
    }
    SECTION("by the client's destruction")
    {
        std::promise<void> began;
        std::future<airudder::CallResult<std::uint64_t>> future;
        {
            Client other(options());
            future = other.async_download(
                link,
                folder.file(),
                [&](DownloadProgress const&) { began.set_value(); },
                boost::asio::use_future);
            began.get_future().wait();
        }
        CHECK(future.get().error().kind == CallErrorKind::cancelled);
    }
    CHECK(folder.count() == 0);
}
