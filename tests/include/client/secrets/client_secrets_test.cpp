#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "client/token/issuer.hpp"

#include <airudder/auth/issue_token.hpp>
#include <airudder/client.hpp>

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using airudder::Client;
using airudder::ClientOptions;
using namespace calls;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view encryption_key = "made/up+key=1234";

/// `text` with each byte, or only each slash unless `all`, in this format.
std::string spelled(std::string_view text, char const* format, bool all)
{
    std::string out;
    for (char const c : text) {
        char one[8];
        auto const byte = static_cast<unsigned char>(c);
        std::snprintf(one, sizeof one, format, unsigned{byte});
        out += all || c == '/' ? std::string(one) : std::string(1, c);
    }
    return out;
}

/// The text as it is and as JSON and URLs spell it.
std::vector<std::string> spellings(std::string_view text)
{
    return {std::string(text),
            spelled(text, "\\%c", false),
            spelled(text, "\\u%04x", false),
            spelled(text, "\\u%04X", true),
            spelled(text, "%%%02x", false),
            spelled(text, "%%%02X", true)};
}

/// Answers that contain `text` in every place that an error can show. The last
/// one refuses the token.
std::vector<std::string> answers_with(std::string const& text)
{
    auto const body = R"({"data":{")" + text + R"(":")" + text +
                      R"("},"status":")" + text + R"(","message":"not )" +
                      text + R"(!","code":)";
    auto const headers = "Location: /" + text + "\r\nRetry-After: " + text +
                         "\r\nSigned: " + text + "\r\n";
    auto const cut = fault::answer(body + "200}");
    return {fault::answer(body + "403}", "403 " + text, headers),
            fault::answer(body + "503}", "503 " + text, headers),
            fault::answer(body + "302}", "302 " + text, headers),
            fault::answer(body + "7}", "200 " + text, headers),
            fault::answer(body + "200}", "200 " + text, headers),
            fault::answer(body + text, "200 " + text, headers),
            fault::answer(text, "500 " + text),
            fault::answer(body + "200}", "200 OK", "Is-Encrypted: 1\r\n"),
            fault::answer(body + "7}", "200 OK", "Content-Encoding: gzip\r\n"),
            cut.substr(0, cut.size() - 5),
            text,
            "HTTP/1.1 " + text + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + text + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: " + text + "\r\n\r\n",
            fault::answer(body + "401}", "401 " + text, headers)};
}

/// Everything that a program can print about a failed call.
std::string log_of(Client& client)
{
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    auto log = everything(result.error()) + result.error().message;
    try {
        static_cast<void>(result.value());
    } catch (std::exception const& exception) {
        log += exception.what();
    }
    return log;
}

} // namespace

TEST_CASE("an error never contains a secret", "[client_secrets]")
{
    // The last one is the first token that the issuer issues.
    std::vector const secrets{
        app_key, app_secret, encryption_key, "new/token/1"sv};
    auto const repeated = GENERATE_COPY(from_range(secrets));
    for (auto const& spelling : spellings(repeated)) {
        auto const texts = answers_with(spelling);
        std::atomic<std::size_t> which{0};
        Issuer issuer;
        issuer.name = "new/token/";
        fault::Server const server([&](fault::Peer& peer) {
            for (auto request = peer.read_request(); !request.empty();
                 request = peer.read_request()) {
                if (!asks_for_token(request))
                    return peer.write(texts[which]);
                peer.write(issuer.answer(request));
            }
        });
        auto options = exchanging(server);
        options.encryption_key = encryption_key;
        options.strict = true;
        Client client(options);
        for (; which != texts.size(); ++which) {
            auto const log = log_of(client);
            CAPTURE(texts[which], log);
            for (auto const hidden : secrets)
                CHECK(log.find(hidden) == std::string::npos);
            CHECK(log.find(spelling) == std::string::npos);
        }
    }
}

TEST_CASE("an error never contains a proxy's user or password",
          "[client_secrets]")
{
    // printf 'me:pass+word' | base64
    std::vector const secrets{"pass+word"sv, "me:pass"sv, "bWU6cGFzcyt3b3Jk"sv};
    auto const repeated = GENERATE_COPY(from_range(secrets));
    for (auto const& spelling : spellings(repeated)) {
        auto const texts = answers_with(spelling);
        std::atomic<std::size_t> which{0};
        fault::Server const proxy([&](fault::Peer& peer) {
            peer.read_request();
            peer.write(texts[which]);
        });
        ClientOptions options;
        options.server = "https://example.com";
        options.token = "some/token+1";
        options.attempts = 1;
        options.proxy =
            "http://me:pass+word@127.0.0.1:" + std::to_string(proxy.port());
        Client client(options);
        for (; which != texts.size(); ++which) {
            auto const log = log_of(client);
            CAPTURE(texts[which], log);
            CHECK(log.find("expected") != std::string::npos);
            for (auto const hidden : secrets)
                CHECK(log.find(hidden) == std::string::npos);
            CHECK(log.find(spelling) == std::string::npos);
        }
    }
}

TEST_CASE("an answer that breaks off inside a secret does not show its start",
          "[client_secrets]")
{
    std::string const token = "some/token+1";
    auto const spelling = GENERATE_COPY(from_range(spellings(token)));
    auto const text = fault::answer(R"({"message":")" + spelling + R"("})");
    auto const begin = text.find(spelling);
    // Each connection receives one byte more than the previous one.
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        peer.write(text.substr(0, begin + peer.number() + 1));
    });
    Client client(options_for(server));
    for (std::size_t size = 1; size <= spelling.size(); ++size) {
        auto const log = log_of(client);
        CAPTURE(log);
        for (auto const& begin_of : spellings("some/"))
            CHECK(log.find(begin_of) == std::string::npos);
    }
}

TEST_CASE("an issuer's unusable answer does not show the token",
          "[client_secrets]")
{
    auto const text = GENERATE(as<std::string>(),
                               R"("data":{"token":"new/token"},"code":7)",
                               R"("data":{"token":"new/token\n"},"code":200)",
                               R"("data":{"token":7},"code":200)",
                               R"("data":null,"code":200)");
    fault::Server const server(fault::always(fault::answer(
        "{" + text + R"(,"status":"new/token","message":"new/token"})")));
    Client client(exchanging(server));
    CHECK(log_of(client).find("new/token") == std::string::npos);
}

TEST_CASE("a token is masked in answers but not in JSON Pointers",
          "[client_secrets]")
{
    auto const error = error_of(
        fault::always(fault::answer(R"({"code":403,"status":"some/token+1",)"
                                    R"("message":"bad token some\/token+1"})",
                                    "403 some/token+1")));
    std::ostringstream printed;
    printed << error << error.body << *error.status << *error.reason;
    CHECK(printed.str().find("token+1") == std::string::npos);
    CHECK(error.reason == "bad token ***");
    fault::Server const server(
        fault::always(fault::answer(R"({"some/token+1":1,"code":200})")));
    auto options = options_for(server);
    options.strict = true;
    auto const strict = Client(options).call(get_task_detail, query);
    REQUIRE_FALSE(strict.has_value());
    CHECK(strict.error().place.pointer == "/some~1token+1");
    CHECK(error.body == R"({"code":403,"status":"***",)"
                        R"("message":"bad token ***"})");
}

TEST_CASE("an error never contains a token that was requested directly",
          "[client_secrets]")
{
    airudder::auth::TokenRequest request;
    request.APPKey = "first/key";
    request.APPSecret = "first/secret";
    for (auto const& text :
         {fault::answer(R"({"data":{"token":"new/token"},"code":401,)"
                        R"("message":"first/key, first\/secret"})"),
          fault::answer(R"({"data":{"token":"new/token"}},)"),
          fault::answer(R"("new/token first/secret")", "500 Oops"),
          fault::answer(R"({"data":{"token":7},"code":200,)"
                        R"("message":"new/token, first/secret"})"),
          fault::answer(R"({"new/token":1,"code":200})")}) {
        fault::Server const server(fault::always(text));
        ClientOptions options;
        options.server = server.url();
        options.attempts = 1;
        options.strict = true;
        Client client(options);
        auto const result = client.call(airudder::auth::issue_token, request);
        REQUIRE_FALSE(result.has_value());
        auto const shown = everything(result.error());
        CAPTURE(shown);
        CHECK(shown.find("new/token") == std::string::npos);
        CHECK(shown.find("first/") == std::string::npos);
        CHECK(shown.find("first\\/") == std::string::npos);
    }
}

TEST_CASE("the body of an endpoint's secret answer is not shown",
          "[client_secrets]")
{
    auto const body = R"({"data":{"key":"the secret"},"code":403})"sv;
    fault::Server const server(fault::always(fault::answer(std::string(body))));
    Client client(options_for(server));
    auto endpoint = get_task_detail;
    CHECK(client.call(endpoint, query).error().body == body);
    endpoint.secret_answer = true;
    CHECK(client.call(endpoint, query).error().body.empty());
}

TEST_CASE("a token of fewer than eight bytes is not masked", "[client_secrets]")
{
    fault::Server const server(fault::always(
        fault::answer(R"({"code":403,"message":"a token, at last"})")));
    auto options = options_for(server);
    options.token = "a";
    auto const error = Client(options).call(get_task_detail, query).error();
    CHECK(error.reason == "a token, at last");
    CHECK(error.message == "expected code 200, found 403");
    CHECK(error.body == R"({"code":403,"message":"a token, at last"})");
    auto const length = GENERATE(std::size_t{7}, std::size_t{8});
    options.token = std::string("a+b/c==d").substr(0, length);
    fault::Server const repeats(
        fault::always(fault::answer("not " + options.token, "400 No")));
    options.server = repeats.url();
    CHECK(Client(options).call(get_task_detail, query).error().body ==
          (length == 8 ? "not ***" : "not a+b/c=="));
}

TEST_CASE("the values of a client's headers are masked in an answer",
          "[client_secrets]")
{
    fault::Server const server(fault::always(fault::answer(
        R"({"code":403,"message":"no x-key 'my+own\/key', asia"})")));
    auto options = options_for(server);
    options.headers = {{"X-Key", "my+own/key"}, {"X-Region", "asia"}};
    auto const error = Client(options).call(get_task_detail, query).error();
    CHECK(error.reason == "no x-key '***', asia");
    CHECK(error.body == R"({"code":403,"message":"no x-key '***', asia"})");
}

TEST_CASE("JSON Pointers of issues are not masked", "[client_secrets]")
{
    fault::Server const server(fault::always(
        fault::answer(R"({"data":{"some/token+1":"x"},"code":200})")));
    Client client(calls::options_for(server));
    std::vector<airudder::Issue> issues;
    auto const result =
        client.call(calls::get_task_detail, calls::query, {.issues = &issues});
    REQUIRE(result.has_value());
    std::string pointers;
    for (auto const& issue : issues)
        pointers += issue.pointer + '\n';
    CHECK(pointers.find("/data/some~1token+1\n") != std::string::npos);
}
