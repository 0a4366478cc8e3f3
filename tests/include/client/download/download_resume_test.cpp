#include "catch.hpp"
#include "client/download/download_server.hpp"

#include <airudder/client.hpp>

#include <string>
#include <string_view>
#include <vector>

using airudder::CallErrorKind;
using airudder::DownloadProgress;
using downloads::download;
using downloads::file_answer;
using downloads::Folder;
using downloads::options;
using downloads::part_answer;
using downloads::Server;

namespace {

constexpr std::string_view recording = "0123456789";
constexpr auto strong_tag = "ETag: \"v1\"\r\n";

/// Whether a request resumes version 1 of the file at a byte.
bool goes_on(std::string const& request, int from)
{
    return request.find("\r\nRange: bytes=" + std::to_string(from) +
                        "-\r\nIf-Range: \"v1\"\r\n") != std::string::npos;
}

bool asks_for_all(std::string const& request)
{
    return request.find("Range") == std::string::npos;
}

} // namespace

TEST_CASE("a download that was cut resumes where it stopped", "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         part_answer(recording, 3, strong_tag, 4),
                         part_answer(recording, 7, strong_tag)});
    CHECK(download(server, folder) == recording.size());
    CHECK(folder.read() == recording);
    auto const requests = server.requests();
    REQUIRE(requests.size() == 3);
    CHECK(asks_for_all(requests[0]));
    CHECK(goes_on(requests[1], 3));
    CHECK(goes_on(requests[2], 7));
}

TEST_CASE("a download resumes after a retryable answer", "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n"
                         "Retry-After: 0\r\n\r\n",
                         part_answer(recording, 3, strong_tag)});
    CHECK(download(server, folder) == recording.size());
    CHECK(folder.read() == recording);
    CHECK(goes_on(server.requests().at(2), 3));
}

TEST_CASE("a download without a strong ETag restarts after a cut", "[download]")
{
    for (auto const* headers : {"",
                                "ETag: W/\"v1\"\r\n",
                                "ETag: v1\r\n",
                                "ETag: \"\r\n",
                                "ETag: \"a\"b\"\r\n"}) {
        CAPTURE(headers);
        Folder const folder;
        Server const server({file_answer(recording, headers, 3),
                             file_answer(recording, headers)});
        CHECK(download(server, folder) == recording.size());
        CHECK(folder.read() == recording);
        CHECK(asks_for_all(server.requests().at(1)));
    }
}

TEST_CASE("a new version replaces the bytes received before", "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         file_answer("new", "ETag: \"v2\"\r\n")});
    std::vector<DownloadProgress> told;
    airudder::Client client(options());
    auto const size = client.download(
        server.url(), folder.file(), [&](DownloadProgress const& progress) {
            told.push_back(progress);
        });
    CHECK(size == 3u);
    CHECK(folder.read() == "new");
    CHECK(told == std::vector<DownloadProgress>{{3, 10}, {3, 3}});
}

TEST_CASE("a new version can follow a part of the old one", "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         part_answer(recording, 3, strong_tag, 1),
                         file_answer("new", "ETag: \"v2\"\r\n")});
    CHECK(download(server, folder) == 3u);
    CHECK(folder.read() == "new");
}

TEST_CASE("a part that does not continue the same version is dropped",
          "[download]")
{
    std::string const other(recording.size(), 'x');
    auto const part = [&](std::string const& range,
                          std::string const& headers = strong_tag) {
        return "HTTP/1.1 206 Partial\r\nContent-Length: 7\r\n" + range +
               headers + "\r\nxxxxxxx";
    };
    for (auto const& wrong :
         {part_answer(other, 3, "ETag: \"v2\"\r\n"),
          part_answer(other, 3, "ETag: W/\"v1\"\r\n"),
          part_answer(other, 3, ""),
          part_answer(other, 2, strong_tag),
          part_answer(other, 4, strong_tag),
          part_answer(other + "x", 3, strong_tag),
          part(""),
          part("Content-Range: bytes 3-9/11\r\n"),
          part("Content-Range: bytes 4-9/10\r\n"),
          part("Content-Range: bytes 9-3/10\r\n"),
          part("Content-Range: bytes */10\r\n"),
          part("Content-Range: lines 3-9/10\r\n"),
          part("", "Content-Type: multipart/byteranges; boundary=x\r\n"),
          std::string("HTTP/1.1 416 Range\r\nContent-Length: 0\r\n"
                      "Content-Range: bytes */2\r\n\r\n")}) {
        CAPTURE(wrong);
        Folder const folder;
        Server const server({file_answer(recording, strong_tag, 3),
                             wrong,
                             file_answer(recording, strong_tag)});
        CHECK(download(server, folder) == recording.size());
        CHECK(folder.read() == recording);
        auto const requests = server.requests();
        REQUIRE(requests.size() == 3);
        CHECK(goes_on(requests[1], 3));
        CHECK(asks_for_all(requests[2]));
    }
}

TEST_CASE("a part can omit the length of the whole file", "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         "HTTP/1.1 206 Partial\r\nContent-Length: 7\r\n"
                         "Content-Range: bytes 3-9/*\r\nETag: \"v1\"\r\n\r\n"
                         "3456789"});
    CHECK(download(server, folder) == recording.size());
    CHECK(folder.read() == recording);
}

TEST_CASE("a part does not complete a file of unknown length", "[download]")
{
    Folder const folder;
    Server const server({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                         "ETag: \"v1\"\r\n\r\n4\r\n0123\r\n",
                         "HTTP/1.1 206 Partial\r\nContent-Length: 2\r\n"
                         "Content-Range: bytes 4-5/*\r\nETag: \"v1\"\r\n\r\n"
                         "45",
                         file_answer(recording, strong_tag)});
    CHECK(download(server, folder) == recording.size());
    CHECK(folder.read() == recording);
    CHECK(asks_for_all(server.requests().at(2)));
}

TEST_CASE("another part is requested after one shorter than the rest",
          "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         "HTTP/1.1 206 Partial\r\nContent-Length: 2\r\n"
                         "Content-Range: bytes 3-4/10\r\nETag: \"v1\"\r\n\r\n"
                         "34",
                         part_answer(recording, 5, strong_tag)});
    CHECK(download(server, folder) == recording.size());
    CHECK(folder.read() == recording);
    CHECK(goes_on(server.requests().at(2), 5));
}

TEST_CASE("a part that contradicts its Content-Range is dropped", "[download]")
{
    Folder const folder;
    Server const server({file_answer(recording, strong_tag, 3),
                         "HTTP/1.1 206 Partial\r\nContent-Length: 2\r\n"
                         "Content-Range: bytes 3-9/10\r\nETag: \"v1\"\r\n\r\n"
                         "xx",
                         file_answer(recording, strong_tag)});
    CHECK(download(server, folder) == recording.size());
    CHECK(folder.read() == recording);
    CHECK(asks_for_all(server.requests().at(2)));
}

TEST_CASE("a download has a limited number of attempts", "[download]")
{
    Folder const folder;
    SECTION("after cuts")
    {
        Server const server({file_answer(recording, strong_tag, 1),
                             part_answer(recording, 1, strong_tag, 1),
                             part_answer(recording, 2, strong_tag, 1),
                             part_answer(recording, 3, strong_tag)});
        auto const result = download(server, folder);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
        CHECK(result.error().message ==
              "expected the rest of the answer's body, found the end of the "
              "connection");
        CHECK(result.error().http_status == 206);
        CHECK(server.connections() == 3);
    }
    SECTION("after parts that do not match")
    {
        Server const server({file_answer(recording, strong_tag, 3),
                             part_answer(recording, 2, strong_tag),
                             file_answer(recording, strong_tag, 3),
                             part_answer(recording, 3, strong_tag)});
        CHECK_FALSE(download(server, folder).has_value());
        CHECK(server.connections() == 3);
    }
    SECTION("with a mismatched part on the last attempt")
    {
        Server const server({file_answer(recording, strong_tag, 3),
                             part_answer(recording, 3, strong_tag, 1),
                             part_answer(recording, 2, strong_tag),
                             file_answer(recording, strong_tag)});
        CHECK_FALSE(download(server, folder).has_value());
        CHECK(server.connections() == 3);
    }
    SECTION("with a part that was not requested")
    {
        Server const server({part_answer(recording, 0, "ETag: \r\n")});
        auto const result = download(server, folder);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
        CHECK(result.error().message == "expected the file, found a part that "
                                        "does not continue what was there");
        CHECK(server.connections() == 1);
    }
    SECTION("with an answer that cannot be a file")
    {
        Server const server(
            {file_answer(recording, "Content-Encoding: gzip\r\n")});
        CHECK_FALSE(download(server, folder).has_value());
        CHECK(server.connections() == 1);
    }
    CHECK(folder.count() == 0);
}
