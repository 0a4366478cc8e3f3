#include "catch.hpp"
#include "client/download/download_server.hpp"

#include <airudder/client.hpp>

#include <string>
#include <string_view>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using downloads::download;
using downloads::file_answer;
using downloads::Folder;
using downloads::options;
using downloads::redirect;
using downloads::Server;

namespace {

bool has(std::string const& request, std::string_view text)
{
    return request.find(text) != std::string::npos;
}

/// Options for a client of this server.
airudder::ClientOptions at_home(Server const& server)
{
    auto with = options();
    with.server = "https://" + server.host();
    with.headers = {{"X-Own", "some value"}};
    return with;
}

} // namespace

TEST_CASE("a download follows redirects", "[download]")
{
    for (int const status : {301, 302, 303, 307, 308}) {
        CAPTURE(status);
        Folder const folder;
        Server const other({file_answer("abc")});
        Server const server({redirect("../b?c=d#e", status),
                             redirect(other.url("/f"), status)});
        CHECK(download(server, folder) == 3u);
        CHECK(folder.read() == "abc");
        CHECK(has(server.requests().at(1), "GET /b?c=d HTTP/1.1\r\n"));
        CHECK(has(other.requests().at(0), "GET /f HTTP/1.1\r\n"));
    }
}

TEST_CASE("a download follows at most ten redirects", "[download]")
{
    Folder const folder;
    std::vector<std::string> answers(10, redirect("/again"));
    answers.push_back(file_answer("abc"));
    Server const ten(answers);
    CHECK(download(ten, folder) == 3u);
    Server const loop({redirect("/again")});
    auto const result = download(loop, folder);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::protocol);
    CHECK(result.error().message ==
          "expected at most 10 redirects, found more");
    CHECK(result.error().http_status == 302);
    CHECK(loop.connections() == 11);
}

TEST_CASE("each attempt can follow ten redirects", "[download]")
{
    Folder const folder;
    std::vector<std::string> answers(6, redirect("/again"));
    answers.push_back(file_answer("abc", {}, 1));
    answers.insert(answers.end(), 6, redirect("/again"));
    answers.push_back(file_answer("abc"));
    Server const server(answers);
    CHECK(download(server, folder) == 3u);
    CHECK(server.connections() == 14);
}

TEST_CASE("a redirected download that was cut restarts at its original link",
          "[download]")
{
    Folder const folder;
    Server const server({redirect("/b"),
                         file_answer("abc", "ETag: \"v\"\r\n", 1),
                         redirect("/b?signed=again"),
                         downloads::part_answer("abc", 1, "ETag: \"v\"\r\n")});
    CHECK(download(server, folder) == 3u);
    CHECK(folder.read() == "abc");
    auto const requests = server.requests();
    CHECK(has(requests.at(2), "GET /a.mp3 HTTP"));
    CHECK(has(requests.at(3), "GET /b?signed=again HTTP"));
    CHECK(has(requests.at(3), "\r\nRange: bytes=1-\r\n"));
}

TEST_CASE("an ETag is not used at another URL", "[download]")
{
    Folder const folder;
    Server const server({redirect("/b"),
                         file_answer("abc", "ETag: \"v\"\r\n", 1),
                         redirect("/c"),
                         file_answer("xyz", "ETag: \"v\"\r\n")});
    CHECK(download(server, folder) == 3u);
    CHECK(folder.read() == "xyz");
    CHECK_FALSE(has(server.requests().at(3), "Range"));
}

TEST_CASE(
    "a redirect to plain HTTP or without a usable Location is not followed",
    "[download]")
{
    Folder const folder;
    for (auto const* location : {"http://127.0.0.1:9/a",
                                 "http://localhost/a",
                                 "ftp://a/b",
                                 "https://",
                                 "https://u:p@127.0.0.1/a"}) {
        CAPTURE(location);
        auto const result = download(Server({redirect(location)}), folder);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
        CHECK(result.error().message.starts_with("redirect: expected "));
    }
    auto const signed_away =
        download(Server({"HTTP/1.1 302 Elsewhere\r\nContent-Length: 23\r\n"
                         "Location: http://a/?s=made-up-key\r\n\r\n"
                         "http://a/?s=made-up-key"}),
                 folder);
    REQUIRE_FALSE(signed_away.has_value());
    CHECK(signed_away.error().body == "http://a/?s=***");
    auto const result = download(
        Server({"HTTP/1.1 302 Where\r\nContent-Length: 0\r\n\r\n"}), folder);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(folder.count() == 0);
}

TEST_CASE("a client sends its token and headers to its own server only",
          "[download]")
{
    Folder const folder;
    Server const other({file_answer("abc")});
    Server const server({redirect(other.url())});
    Client client(at_home(server));
    REQUIRE(client.download(server.url(), folder.file()).has_value());
    auto const home = server.requests().at(0);
    CHECK(has(home, "\r\nAuthorization: Token some/token+1\r\n"));
    CHECK(has(home, "\r\nX-Own: some value\r\n"));
    auto const away = other.requests().at(0);
    CHECK_FALSE(has(away, "Authorization"));
    CHECK_FALSE(has(away, "X-Own"));
}

TEST_CASE("a refused token is renewed once per download", "[download]")
{
    Folder const folder;
    auto const refusal =
        std::string("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    auto const run = [&](std::vector<std::string> answers, int& asked) {
        Server const server(std::move(answers));
        auto with = at_home(server);
        with.token.clear();
        with.token_provider = [&](airudder::TokenQuery const&,
                                  airudder::TokenReceiver const& receive) {
            receive("token/" + std::to_string(++asked));
        };
        auto const result = download(server, folder, with);
        for (std::size_t i = 0; i != server.requests().size(); ++i)
            CHECK(has(server.requests()[i],
                      "Token token/" + std::to_string(i + 1)));
        return result.has_value();
    };
    int asked = 0;
    CHECK(run({refusal, file_answer("abc")}, asked));
    CHECK(asked == 2);
    asked = 0;
    CHECK_FALSE(run({refusal, refusal, file_answer("abc")}, asked));
    CHECK(asked == 2);
}

TEST_CASE("a download goes through the proxy", "[download]")
{
    std::vector<std::string> requests;
    Folder const folder;
    {
        fault::Server const proxy(
            [&](fault::Peer& peer) {
                requests.push_back(peer.read_request());
                peer.write("HTTP/1.1 200 OK\r\n\r\n");
                peer.start_tls();
                requests.push_back(peer.read_request());
                peer.write(file_answer("abc"));
            },
            {.identity = fault::authority().issue(
                 {.alternative_names = "DNS:example.com"}),
             .tls_later = true});
        auto with = options();
        with.proxy = "http://127.0.0.1:" + std::to_string(proxy.port());
        Client client(with);
        CHECK(client.download("https://example.com/a", folder.file()) == 3u);
    }
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].starts_with("CONNECT example.com:443 HTTP/1.1\r\n"));
    CHECK(requests[1].starts_with("GET /a HTTP/1.1\r\nHost: example.com\r\n"));
}
