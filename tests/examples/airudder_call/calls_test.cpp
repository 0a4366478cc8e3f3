#include "airudder_call/program.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client/encryption.hpp>

#include <string>
#include <utility>
#include <vector>

using airudder_call::body_of;
using airudder_call::check_failed;
using airudder_call::Invocation;
using airudder_call::Outcome;
using airudder_call::Requests;
using airudder_call::run;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A documented answer in another order, with white space and an unknown member.
constexpr auto good_answer =
    R"({"status": "OK", "code": 200, "data": {"rows": []}, "extra": 2E4})";
constexpr auto good_output =
    "{\"data\":{\"rows\":[]},\"status\":\"OK\",\"code\":200,\"extra\":2E4}\n";

/// A server that gives every request the same answer and keeps the requests.
class LoggingServer {
public:
    explicit LoggingServer(std::string answer,
                           fault::ServerOptions options = {})
        : server_(
              [this, answer = std::move(answer)](fault::Peer& peer) {
                  for (auto request = peer.read_request(); !request.empty();
                       request = peer.read_request()) {
                      requests_.add(std::move(request));
                      peer.write(answer);
                  }
              },
              std::move(options))
    {
    }

    std::string url() const { return server_.url(); }

    std::vector<std::string> requests() const { return requests_.all(); }

private:
    Requests requests_{};
    fault::Server server_;
};

/// A call to a server, with additional arguments.
Invocation call_to(std::string const& url, std::vector<std::string> more = {})
{
    Invocation invocation{.arguments = {"--server",
                                        url,
                                        "workflow.query_workflow_ids",
                                        "start_time=2023-09-01",
                                        "end_time="}};
    invocation.arguments.insert(
        invocation.arguments.end(), more.begin(), more.end());
    return invocation;
}

/// The outcome of a call to a server that runs `script`.
Outcome outcome_of(fault::Script script, std::vector<std::string> more = {})
{
    fault::Server const server(std::move(script));
    return run(call_to(server.url(), std::move(more)));
}

} // namespace

TEST_CASE("an answer is printed as JSON without loss", "[call]")
{
    LoggingServer const server(fault::answer(good_answer));
    auto const outcome = run(call_to(server.url()));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.errors.empty());
    CHECK(outcome.output == good_output);
    auto const requests = server.requests();
    REQUIRE(requests.size() == 1);
    CHECK_THAT(requests[0],
               StartsWith("POST /service/cloud/workflow/detailinstances "));
    CHECK_THAT(requests[0],
               Contains("\r\nAuthorization: Token made-up-token\r\n"));
    CHECK(body_of(requests[0]) ==
          R"({"start_time":"2023-09-01","end_time":""})");
}

TEST_CASE("members go into the query where the documentation says so", "[call]")
{
    LoggingServer const server(fault::answer(good_answer));
    auto const outcome = run({.arguments = {"workflow.query_call_records",
                                            "--server",
                                            server.url(),
                                            "--",
                                            "callee=+86 1",
                                            "caseid=a=b"}});
    CHECK(outcome.exit_code == 0);
    auto const requests = server.requests();
    REQUIRE(requests.size() == 1);
    CHECK_THAT(requests[0],
               StartsWith("GET /service/cloud/calleerecords?callee=%2B86%201"
                          "&caseid=a%3Db HTTP/1.1"));
}

TEST_CASE("a body is a file or standard input; arguments take precedence",
          "[call]")
{
    LoggingServer const server(fault::answer(good_answer));
    auto const body = R"({"start_time": "x", "case_id": "\u4f60"})";
    auto const expected =
        R"({"case_id":"你","start_time":"2023-09-01","end_time":""})";

    fault::TemporaryFile const file(body);
    CHECK(run(call_to(server.url(), {"--body", file.path()})).exit_code == 0);
    auto invocation = call_to(server.url(), {"--body", "-"});
    invocation.input = body;
    CHECK(run(invocation).exit_code == 0);
    auto const requests = server.requests();
    REQUIRE(requests.size() == 2);
    CHECK(body_of(requests[0]) == expected);
    CHECK(body_of(requests[1]) == expected);
}

TEST_CASE("key and secret are exchanged unless there is a token", "[call]")
{
    LoggingServer const server(fault::answer(
        R"({"data":{"token":"made-up-answer"},"status":"OK","code":200})"));
    auto invocation = call_to(server.url(), {"--verbose"});
    invocation.environment = {
        {"AIRUDDER_APP_KEY", airudder_call::app_key},
        {"AIRUDDER_APP_SECRET", airudder_call::app_secret}};
    auto const exchanged = run(invocation);
    CHECK(exchanged.exit_code == 0);
    CHECK_THAT(exchanged.errors, !Contains("made-up"));
    auto const requests = server.requests();
    REQUIRE(requests.size() == 2);
    CHECK(body_of(requests[0]) ==
          R"({"APPKey":"made-up-key","APPSecret":"made-up-secret"})");
    CHECK_THAT(requests[1],
               Contains("\r\nAuthorization: Token made-up-answer\r\n"));

    invocation.environment.emplace("AIRUDDER_TOKEN", airudder_call::token);
    CHECK(run(invocation).exit_code == 0);
    REQUIRE(server.requests().size() == 3);
    CHECK_THAT(server.requests()[2],
               Contains("\r\nAuthorization: Token made-up-token\r\n"));
}

TEST_CASE("auth.issue_token sends key and secret and prints a token", "[call]")
{
    LoggingServer const server(fault::answer(
        R"({"data":{"token":"made-up-answer","made-up":1},"code":200})"));
    auto const outcome = run(
        {.arguments =
             {"auth.issue_token", "--server", server.url(), "--verbose"},
         .environment = {{"AIRUDDER_TOKEN", airudder_call::token},
                         {"AIRUDDER_APP_KEY", airudder_call::app_key},
                         {"AIRUDDER_APP_SECRET", airudder_call::app_secret}}});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output ==
          "{\"data\":{\"token\":\"made-up-answer\",\"made-up\":1},"
          "\"code\":200}\n");
    CHECK_THAT(outcome.errors, Contains("POST /service/cloud/auth at "));
    CHECK_THAT(outcome.errors, Contains("issues: 1\n"));
    CHECK_THAT(outcome.errors, !Contains("made-up"));
    auto const requests = server.requests();
    REQUIRE(requests.size() == 1);
    CHECK(body_of(requests[0]) ==
          R"({"APPKey":"made-up-key","APPSecret":"made-up-secret"})");
    CHECK_THAT(requests[0], !Contains("made-up-token"));
}

TEST_CASE("calls are encrypted with the key in an environment variable",
          "[call]")
{
    std::string const key = "made-up-16-bytes";
    auto const encrypted = airudder::encrypt(key, good_answer).value();
    LoggingServer const server(fault::answer(
        encrypted.text,
        "200 OK",
        "Is-Encrypted: 1\r\nSigned: " + encrypted.signature + "\r\n"));
    auto invocation =
        call_to(server.url(), {"--encrypt-key-env", "SOME_KEY", "--verbose"});
    invocation.environment.emplace("SOME_KEY", key);
    auto const outcome = run(invocation);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output == good_output);
    CHECK_THAT(outcome.errors, !Contains("made-up"));
    auto const requests = server.requests();
    REQUIRE(requests.size() == 1);
    CHECK_THAT(requests[0], Contains("\r\nIs-Encrypted: 1\r\n"));
    CHECK_THAT(requests[0], !Contains("start_time"));
}

TEST_CASE("each kind of failure has its exit code", "[call]")
{
    using fault::always;
    using fault::answer;
    SECTION("the server's name has no address")
    {
        check_failed(
            run(call_to("https://nowhere.invalid", {"--timeout", "600"})), 10);
    }
    SECTION("nothing listens")
    {
        auto const url = fault::Server([](fault::Peer&) {}).url();
        check_failed(run(call_to(url)), 11);
    }
    SECTION("no answer in time")
    {
        check_failed(outcome_of(
                         [](fault::Peer& peer) {
                             peer.read_request();
                             peer.wait();
                         },
                         {"--timeout", "0.25"}),
                     13);
    }
    SECTION("not HTTP")
    {
        check_failed(outcome_of(always("220 ready\r\n\r\n")), 14);
    }
    SECTION("an HTTP status")
    {
        check_failed(outcome_of(always(answer("{}", "404 Not Found"))), 15);
    }
    SECTION("a code")
    {
        auto const outcome = outcome_of(always(
            answer(R"({"code":401,"message":"made-up-token \u001b[2J?"})")));
        check_failed(outcome, 16);
        CHECK_THAT(outcome.errors, Contains("(HTTP 200, code 401, \"***"));
        CHECK_THAT(outcome.errors, !Contains("\x1b"));
    }
    auto const outcome = outcome_of(always(answer("<p>")));
    check_failed(outcome, 17);
    CHECK_THAT(outcome.errors, Contains(", line 1, column 1\n"));
}

TEST_CASE("only a server with a trusted certificate is called", "[call]")
{
    fault::Authority const authority;
    fault::TemporaryFile const ca(authority.pem());
    LoggingServer const server(
        fault::answer(good_answer),
        {.identity = authority.issue({.alternative_names = "IP:127.0.0.1"})});
    auto const distrusted = run(call_to(server.url()));
    check_failed(distrusted, 12);
    CHECK_THAT(distrusted.errors, Contains("certificate"));
    auto const trusted = run(call_to(server.url(), {"--ca", ca.path()}));
    CHECK(trusted.exit_code == 0);
    CHECK(trusted.output == good_output);
}

TEST_CASE("--strict fails where --verbose only reports", "[call]")
{
    LoggingServer const server(fault::answer(
        R"({"data":null,"status":"OK","code":200,"made-up-token":1})"));
    auto const reported = run(call_to(server.url(), {"--verbose"}));
    CHECK(reported.exit_code == 0);
    CHECK_THAT(reported.errors,
               StartsWith("POST /service/cloud/workflow/detailinstances at "));
    CHECK_THAT(reported.errors, Contains("\nended after "));
    CHECK_THAT(reported.errors, Contains("\nissue: /data: wrong_type: "));
    CHECK_THAT(reported.errors, Contains("\nissue: /***: unknown_member: "));
    auto const refused = run(call_to(server.url(), {"--strict"}));
    check_failed(refused, 17);
    CHECK_THAT(refused.errors, Contains(", at /data, line 1, column 9\n"));
}

TEST_CASE("--verbose shows the answer to a failed call", "[call]")
{
    auto const script = fault::always(
        fault::answer(R"({"sent":"Token made-up-token"})", "400 Bad Request"));
    check_failed(outcome_of(script), 15);
    auto const outcome = outcome_of(script, {"--verbose"});
    check_failed(outcome, 15);
    CHECK_THAT(outcome.errors,
               Contains("\nthe answer: {\"sent\":\"Token ***\"}\n"));
    CHECK_THAT(outcome_of(script).errors, !Contains("sent"));
}
