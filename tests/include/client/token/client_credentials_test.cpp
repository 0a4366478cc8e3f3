#include "catch.hpp"
#include "client/download/download_server.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "client/token/issuer.hpp"

#include <airudder/auth/issue_token.hpp>
#include <airudder/client.hpp>

#include <boost/asio/use_future.hpp>

#include <string>
#include <string_view>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using namespace calls;

namespace {

/// The error of a call that is not sent. Checks that it is the same for
/// blocking and asynchronous calls.
std::string call_refusal(ClientOptions options)
{
    fault::Server const server(fault::always(fault::answer(good)));
    options.server = server.url();
    Client client(options);
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::request);
    CHECK(client.async_call(get_task_detail, query, boost::asio::use_future)
              .get()
              .error() == result.error());
    CHECK(server.connections() == 0);
    return result.error().message;
}

std::string refused_token(std::string token, std::string scheme = "Token")
{
    return call_refusal(
        {.token = std::move(token), .scheme = std::move(scheme)});
}

constexpr auto scheme_twice =
    "token: expected a token without its scheme, which is sent before it, "
    "found one that begins with \"Token\"";

} // namespace

TEST_CASE("a token with its scheme is refused before anything is sent",
          "[credentials]")
{
    CHECK(refused_token("Token abc") == scheme_twice);
    CHECK(refused_token("TOKEN abc") == scheme_twice);
    CHECK(refused_token("token\tabc") == scheme_twice);
    CHECK(refused_token(" Token  abc ") == scheme_twice);
    CHECK(refused_token("Token abc", "Bearer") == scheme_twice);
    CHECK(refused_token("bearer abc").ends_with("begins with \"Bearer\""));
    CHECK(refused_token("own abc", "Own").ends_with("begins with \"Own\""));
}

TEST_CASE("a token can contain its scheme if the scheme option is empty",
          "[credentials]")
{
    std::string sent;
    fault::Server const server([&](fault::Peer& peer) {
        sent = peer.read_request();
        peer.write(fault::answer(good));
    });
    auto options = options_for(server);
    options.token = "Token abc";
    options.scheme.clear();
    CHECK(Client(options).call(get_task_detail, query).has_value());
    CHECK(sent.find("\r\nAuthorization: Token abc\r\n") != std::string::npos);
    CHECK(refused_token("Token abc ", "") ==
          "token: expected no white space, found a space at byte 9");
}

TEST_CASE("a malformed token is refused before anything is sent",
          "[credentials]")
{
    CHECK(refused_token(" ") == "token: expected a token, found only white "
                                "space");
    CHECK(refused_token("abc ") ==
          "token: expected no white space, found a space at byte 3");
    CHECK(refused_token("\tabc") ==
          "token: expected no white space, found a tab at byte 0");
    CHECK(refused_token("abc def") ==
          "token: expected no white space, found a space at byte 3");
    CHECK(refused_token("ab\xC3\xA9") == "token: expected visible ASCII "
                                         "characters, found another character "
                                         "at byte 2");
}

TEST_CASE("a client without credentials names the options that provide them",
          "[credentials]")
{
    CHECK(call_refusal({}) ==
          "expected credentials for what asks for a token, found none of the "
          "options token, token_provider and credentials");
}

TEST_CASE("key and secret must both be valid", "[credentials]")
{
    CHECK(call_refusal({.credentials = {"key", ""}}) ==
          "credentials.app_secret: expected both app_key and app_secret, "
          "found this one empty");
    CHECK(call_refusal({.credentials = {"", "secret"}}) ==
          "credentials.app_key: expected both app_key and app_secret, found "
          "this one empty");
    CHECK(call_refusal({.credentials = {"key\n", "secret"}}) ==
          "credentials.app_key: expected no control character, found LF at "
          "byte 3");
    CHECK(call_refusal({.credentials = {"key", " secret"}}) ==
          "credentials.app_secret: expected no white space around it, found a "
          "space at byte 0");
    CHECK(call_refusal({.credentials = {"key", "secret\xFF"}}) ==
          "expected UTF-8 in a body");
}

TEST_CASE("an endpoint that needs no token needs no credentials",
          "[credentials]")
{
    fault::Server const server(fault::always(
        fault::answer(R"({"data":{"token":"new/token"},"code":200})")));
    airudder::auth::TokenRequest request;
    request.APPKey = "one/key";
    request.APPSecret = "one/secret";
    Client client({.server = server.url()});
    CHECK(client.call(airudder::auth::issue_token, request).has_value());
}

TEST_CASE("a provider's token with its scheme is refused", "[credentials]")
{
    for (std::string const token : {"Token abc", "Bearer abc", "abc ", " "}) {
        ClientOptions options;
        options.token_provider = [&](airudder::TokenQuery const&,
                                     airudder::TokenReceiver const& receive) {
            receive(token);
        };
        CHECK(call_refusal(options).starts_with(
            "token of the provider: expected "));
    }
}

TEST_CASE("an exchanged token with its scheme is refused and not kept",
          "[credentials]")
{
    int exchanged = 0;
    std::vector<std::string> requests;
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            if (!asks_for_token(request)) {
                requests.push_back(request);
                peer.write(fault::answer(good));
            } else if (++exchanged == 1) {
                peer.write(fault::answer(
                    R"({"data":{"token":"Token new/token"},"code":200})"));
            } else {
                peer.write(fault::answer(
                    R"({"data":{"token":"new/token"},"code":200})"));
            }
        }
    });
    Client client(exchanging(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::request);
    CHECK(result.error().message.starts_with("token in the answer: expected a "
                                             "token without its scheme"));
    CHECK(everything(result.error()).find("new/token") == std::string::npos);
    CHECK(requests.empty());
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(requests.size() == 1);
}

TEST_CASE("a download from the client's own server needs no credentials",
          "[credentials]")
{
    downloads::Folder const folder;
    downloads::Server const server({downloads::file_answer("abc")});
    auto options = downloads::options();
    options.server = "https://" + server.host();
    options.token.clear();
    CHECK(downloads::download(server, folder, options) == 3u);
    CHECK(server.requests().at(0).find("Authorization") == std::string::npos);
    options.token = "Token abc";
    auto const result = downloads::download(server, folder, options);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::request);
    CHECK(result.error().message == scheme_twice);
    CHECK(server.connections() == 1);
}

TEST_CASE("an error names which of token and scheme contains a line end",
          "[credentials]")
{
    CHECK(reason({.token = "some/token\n"}) ==
          "token: expected no CR, LF or NUL, found LF at byte 10");
    CHECK(reason({.token = "a\r\nX: y"}) ==
          "token: expected no CR, LF or NUL, found CR at byte 1");
    CHECK(reason({.token = std::string("a\0b", 3)}) ==
          "token: expected no CR, LF or NUL, found NUL at byte 1");
    CHECK(reason({.token = "a", .scheme = "Token\r\nX:"}) ==
          "scheme: expected a token as RFC 9110 defines it, e.g. Token, found "
          "CR at byte 5");
    CHECK(reason({.token = "a", .scheme = "Token "}) ==
          "scheme: expected a token as RFC 9110 defines it, e.g. Token, found "
          "a space at byte 5");
    CHECK(reason({.token = "a", .scheme = ""}) == "taken");
}
