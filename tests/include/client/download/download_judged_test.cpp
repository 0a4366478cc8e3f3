#include "catch.hpp"
#include "client/download/download_server.hpp"

#include <airudder/client.hpp>
#include <airudder/client/encryption.hpp>

#include <optional>
#include <string>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using downloads::download;
using downloads::file_answer;
using downloads::Folder;
using downloads::options;
using downloads::part_answer;
using downloads::Server;

namespace {

constexpr auto expired = R"({"code":401,"status":"Token expired","data":null})";

std::string typed(std::string const& type) { return "Content-Type: " + type; }

/// Headers and bodies that cannot be used.
std::vector<std::string> const& unusable_bodies()
{
    static std::vector<std::string> const all{
        "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b",
        "Transfer-Encoding: gzip, chunked\r\n\r\n",
        "Content-Length: 99999999\r\n\r\nbegin",
        "Content-Length: 9\r\n\r\nends",
        "Transfer-Encoding: chunked\r\n\r\nno size\r\n"};
    return all;
}

/// Options for a client of this server that has a token provider.
airudder::ClientOptions at_home_with_provider(Server const& server, int& asked)
{
    auto with = options();
    with.server = "https://" + server.host();
    with.token.clear();
    with.token_provider = [&asked](airudder::TokenQuery const&,
                                   airudder::TokenReceiver const& receive) {
        receive("token/" + std::to_string(++asked));
    };
    return with;
}

} // namespace

TEST_CASE("a link that returns the vendor's error does not produce a file",
          "[download_judged]")
{
    for (std::string const& headers :
         {typed("application/json\r\n"),
          typed("Application/JSON; charset=utf-8\r\n"),
          typed("application/problem+json\r\n"),
          typed("text/json\r\n"),
          typed("text/plain; charset=utf-8\r\n"),
          std::string()}) {
        CAPTURE(headers);
        Folder const folder;
        folder.write("before");
        Server const server({file_answer(expired, headers)});
        auto const result = download(server, folder);
        REQUIRE_FALSE(result.has_value());
        auto const& error = result.error();
        CHECK(error.kind == CallErrorKind::envelope);
        CHECK(error.message == "expected code 200, found 401");
        CHECK(error.code == 401);
        CHECK(error.status == "Token expired");
        CHECK(error.http_status == 200);
        CHECK(error.body == expired);
        CHECK(folder.read() == "before");
        CHECK(folder.count() == 1);
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("the vendor's error can be chunked or end with the connection",
          "[download_judged]")
{
    Folder const folder;
    Server const chunks({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                         "Transfer-Encoding: chunked\r\n\r\n"
                         "9\r\n  {\"code\"\r\n5\r\n:500}\r\n0\r\n\r\n"});
    CHECK(download(chunks, folder).error().code == 500);
    Server const open({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                       "\r\n{\"code\":500}"},
                      true);
    CHECK(download(open, folder).error().code == 500);
    CHECK(folder.count() == 0);
}

TEST_CASE("JSON that is not the vendor's error is saved byte for byte",
          "[download_judged]")
{
    for (std::string const& content :
         {std::string(R"({"code":200,"data":{}})"),
          std::string(R"({"lines":[]})"),
          std::string(R"([{"code":401}])"),
          std::string(R"({"code":"401"})"),
          std::string(R"({"code":401.5})"),
          std::string(R"({"code":401,)"),
          std::string(R"({"a":{"code":401}})"),
          std::string(" \n "),
          std::string(3000, ' ') + R"({"code":401})",
          std::string(R"("text")"),
          std::string()}) {
        CAPTURE(content);
        Folder const folder;
        Server const server(
            {file_answer(content, typed("application/json\r\n"))});
        CHECK(download(server, folder) == content.size());
        CHECK(folder.read() == content);
    }
    Folder const folder;
    Server const audio({file_answer(expired, typed("audio/mpeg\r\n"))});
    CHECK(download(audio, folder).has_value());
    CHECK(folder.read() == expired);
}

TEST_CASE("JSON larger than max_body_size is saved as a file",
          "[download_judged]")
{
    Folder const folder;
    auto with = options();
    with.max_body_size = 1000;
    auto const content =
        R"({"code":401,"more":")" + std::string(100'000, 'x') + R"("})";
    Server const server({file_answer(content, typed("application/json\r\n"))});
    CHECK(download(server, folder, with) == content.size());
    CHECK(folder.read() == content);
}

TEST_CASE("a download of JSON that breaks off is retried", "[download_judged]")
{
    Folder const folder;
    std::string const content = R"({"lines":["a","b"]})";
    auto const headers = typed("application/json\r\nETag: \"v1\"\r\n");
    Server const server(
        {file_answer(content, headers, 5), file_answer(content, headers)});
    CHECK(download(server, folder) == content.size());
    CHECK(folder.read() == content);
}

TEST_CASE("the vendor's error in place of a part ends the download",
          "[download_judged]")
{
    Folder const folder;
    folder.write("before");
    auto const headers = std::string("ETag: \"v1\"\r\n");
    std::string const content = "0123456789";
    auto const part =
        "HTTP/1.1 206 Partial\r\nContent-Type: application/json\r\n"
        "Content-Length: 12\r\n";
    std::string const body = R"({"code":500})";
    for (auto const& answer :
         {file_answer(body, typed("application/json\r\n")),
          part + headers + "Content-Range: bytes 3-14/*\r\n\r\n" + body}) {
        CAPTURE(answer);
        Server const server({file_answer(content, headers, 3), answer});
        auto const result = download(server, folder);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::envelope);
        CHECK(result.error().code == 500);
    }
    Server const unasked({part + std::string("\r\n") + body});
    CHECK(download(unasked, folder).error().kind == CallErrorKind::envelope);
    CHECK(folder.read() == "before");
    CHECK(folder.count() == 1);
}

TEST_CASE("a token refused by an envelope is renewed for the client's own "
          "server only",
          "[download_judged]")
{
    Folder const folder;
    auto const refusal = file_answer(expired, typed("application/json\r\n"));
    int asked = 0;
    Server const server({refusal, file_answer("abc")});
    CHECK(download(server, folder, at_home_with_provider(server, asked)) == 3u);
    CHECK(asked == 2);
    CHECK(folder.read() == "abc");
    asked = 0;
    Server const again({refusal});
    CHECK(download(again, folder, at_home_with_provider(again, asked))
              .error()
              .kind == CallErrorKind::envelope);
    CHECK(asked == 2);
    asked = 0;
    Server const away({refusal});
    CHECK(download(away, folder, at_home_with_provider(server, asked))
              .error()
              .kind == CallErrorKind::envelope);
    CHECK(away.connections() == 1);
}

TEST_CASE("the vendor's encrypted error is read", "[download_judged]")
{
    Folder const folder;
    std::string const key = "made-up-16-bytes";
    auto const encrypted = airudder::encrypt(key, expired).value();
    Server const server({file_answer(
        encrypted.text,
        "Content-Type: application/octet-stream\r\nIs-Encrypted: 1\r\n"
        "Signed: " +
            encrypted.signature + "\r\n")});
    auto with = options();
    with.server = "https://" + server.host();
    with.encryption_key = key;
    auto const result = download(server, folder, with);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::envelope);
    CHECK(result.error().status == "Token expired");
    CHECK(folder.count() == 0);
}

TEST_CASE("a download's status is judged before its body", "[download_judged]")
{
    for (auto const& body : unusable_bodies()) {
        CAPTURE(body);
        Folder const folder;
        int asked = 0;
        Server const busy({"HTTP/1.1 503 Busy\r\n" + body, file_answer("abc")});
        CHECK(download(busy, folder) == 3u);
        Server const moved({"HTTP/1.1 302 Found\r\nLocation: /b\r\n" + body,
                            file_answer("abc")});
        CHECK(download(moved, folder) == 3u);
        CHECK(moved.connections() == 2);
        Server const refusal(
            {"HTTP/1.1 401 No\r\n" + body, file_answer("abc")});
        CHECK(download(refusal,
                       folder,
                       at_home_with_provider(refusal, asked)) == 3u);
        CHECK(asked == 2);
        Server const part({file_answer("abc", "ETag: \"v1\"\r\n", 1),
                           "HTTP/1.1 206 Partial\r\n" + body,
                           file_answer("abc")});
        CHECK(download(part, folder) == 3u);
        Server const beyond({file_answer("abc", "ETag: \"v1\"\r\n", 1),
                             "HTTP/1.1 416 Range\r\n" + body,
                             file_answer("abc")});
        CHECK(download(beyond, folder) == 3u);
        Server const missing({"HTTP/1.1 404 No\r\n" + body});
        CHECK(download(missing, folder).error().kind ==
              CallErrorKind::http_status);
        Server const file(
            {"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n" + body});
        CHECK(download(file, folder).error().kind == CallErrorKind::protocol);
        Server const wrong(
            {"HTTP/1.1 302 Found\r\nLocation: ftp://a/b\r\n" + body});
        CHECK(download(wrong, folder).error().message ==
              "redirect: expected a URL that begins with https://, found one "
              "that begins with ftp://");
    }
}

TEST_CASE("a download accepts empty elements in Content-Encoding",
          "[download_judged]")
{
    Folder const folder;
    for (auto const* headers :
         {"Content-Encoding: \r\n",
          "Content-Encoding: identity, ,Identity\r\nContent-Encoding: ,\r\n"}) {
        CAPTURE(headers);
        Server const server({file_answer("abc", headers)});
        CHECK(download(server, folder) == 3u);
        CHECK(folder.read() == "abc");
    }
}
