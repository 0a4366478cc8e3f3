#include "catch.hpp"
#include "client/download/download_server.hpp"
#include "client/support/calls.hpp"

#include <airudder/client.hpp>

#include <boost/asio/use_future.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::Client;
using downloads::Folder;
using downloads::options;
using downloads::redirect;
using downloads::Server;
using namespace std::chrono_literals;

namespace {

std::string not_found(std::string const& body)
{
    return fault::answer(body, "404 Not Found");
}

CallError download_error(Server const& server,
                         std::string const& target,
                         airudder::ClientOptions const& with = options())
{
    Folder const folder;
    Client client(with);
    auto const result = client.download(server.url(target), folder.file());
    REQUIRE_FALSE(result.has_value());
    CHECK(folder.count() == 0);
    return result.error();
}

} // namespace

TEST_CASE("an error does not show a link's signature", "[download_secrets]")
{
    CHECK(download_error(Server({not_found("no SIGNATURE here")}),
                         "/a.mp3?SIGNATURE")
              .body == "no *** here");
    CHECK(download_error(Server({not_found("/a.mp3?k=12345678&x=1 is over")}),
                         "/a.mp3?k=12345678&x=1")
              .body == "/a.mp3?k=***&x=1 is over");
    CHECK(download_error(Server({redirect("/b?REDIRECTED"),
                                 not_found("no REDIRECTED here")}),
                         "/a.mp3")
              .body == "no *** here");
}

TEST_CASE("an error does not show a redirect's password", "[download_secrets]")
{
    auto const error = download_error(
        Server({"HTTP/1.1 302 Elsewhere\r\nContent-Length: 12\r\n"
                "Location: https://me:pass+word@a.example/\r\n\r\n"
                "me:pass+word"}),
        "/a.mp3");
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.body == "***");
}

TEST_CASE("a download from the client's own server does not show its headers",
          "[download_secrets]")
{
    Server const server({not_found("not my+own/key")});
    auto with = options();
    with.headers = {{"X-Key", "my+own/key"}};
    CHECK(download_error(server, "/a.mp3", with).body == "not ***");
}

TEST_CASE("masking stays fast if a peer chooses both secret and answer",
          "[download_secrets]")
{
    std::string const as(100'000, 'a');
    Server const server(
        {redirect("/x?k=" + std::string(60'000, 'a') + 'b'), not_found(as)});
    auto with = options();
    with.download_timeout = 5s;
    Folder const folder;
    Client client(with);
    auto const begin = std::chrono::steady_clock::now();
    auto const result = client.download(server.url(), folder.file());
    CHECK(std::chrono::steady_clock::now() - begin < 60s);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().http_status == 404);
    // The rest of the answer could begin with the end of the secret.
    CHECK(result.error().body == std::string(40'000, 'a') + "***");
}

TEST_CASE("an answer is masked completely if there are too many secrets",
          "[download_secrets]")
{
    std::vector<std::string> answers;
    for (int count = 0; count != 8; ++count)
        answers.push_back(redirect(
            "/x?k=" + std::string(60'000, static_cast<char>('a' + count))));
    answers.push_back(not_found("something"));
    auto const error = download_error(Server(answers), "/a.mp3");
    CHECK(error.http_status == 404);
    CHECK(error.body == "***");
}

TEST_CASE("an error keeps the first MiB of the answer", "[download_secrets]")
{
    auto const error = download_error(
        Server({not_found(std::string(3 << 20, 'x'))}), "/a.mp3");
    CHECK(error.body.size() == 1 << 20);
}
