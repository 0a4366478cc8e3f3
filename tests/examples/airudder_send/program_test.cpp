#include "airudder_send/invocation.hpp"
#include "airudder_send/operation.hpp"
#include "airudder_send/receiver.hpp"
#include "catch.hpp"
#include "client/support/certificates.hpp"

#include <cstdlib>
#include <set>

using airudder_send::accept;
using airudder_send::body_of;
using airudder_send::find_operation;
using airudder_send::hang_up;
using airudder_send::head_of;
using airudder_send::Outcome;
using airudder_send::Receiver;
using airudder_send::run;
using airudder_send::status_to;
using airudder_send::Words;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

/// An environment variable, until the end of a test.
class Variable {
public:
    explicit Variable(char const* value) { setenv(name(), value, 1); }
    ~Variable() { unsetenv(name()); }

    Variable(Variable const&) = delete;
    Variable& operator=(Variable const&) = delete;

    static char const* name() { return "AIRUDDER_SEND_TEST"; }
};

/// The bodies of all requests, each once.
std::set<std::string> bodies_of(std::vector<std::string> const& requests)
{
    std::set<std::string> bodies;
    for (auto const& request : requests)
        bodies.insert(body_of(request));
    return bodies;
}

std::size_t lines_in(std::string const& text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("the documented example is sent as the vendor sends it", "[send]")
{
    for (auto const* operation :
         {"workflow.waba_status_changed", "workflow.api_node_pushed"}) {
        Receiver const receiver({accept});
        auto const outcome = run({receiver.url("/hooks?a=%20b"), operation});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.errors.empty());
        CHECK_THAT(outcome.output,
                   StartsWith("1 accepted, 0 repeated, 0 given up, ") &&
                       EndsWith(" seconds\n"));
        auto const requests = receiver.requests();
        REQUIRE(requests.size() == 1);
        auto const example = find_operation(operation).example;
        CHECK(body_of(requests[0]) == example);
        auto const host = receiver.url("").substr(7);
        CHECK(head_of(requests[0]) ==
              "POST /hooks?a=%20b HTTP/1.1\r\nHost: " + host +
                  "\r\nUser-Agent: Airudder\r\n"
                  "Content-Type: application/json\r\nContent-Length: " +
                  std::to_string(example.size()) + "\r\n");
    }
}

TEST_CASE("MEMBER=VALUE changes the example", "[send]")
{
    Receiver const receiver({accept});
    CHECK(run(status_to(receiver.url(), {"timestamp=5", "msg_id=[5]"}))
              .exit_code == 0);
    auto const body = body_of(receiver.requests().at(0));
    CHECK_THAT(body, Contains(R"("timestamp":5,)"));
    CHECK_THAT(body, Contains(R"("msg_id":"[5]")"));
}

TEST_CASE("--body is sent as it is", "[send]")
{
    using namespace std::string_literals;
    for (auto const& body : {"\n{ \"msg_id\" : 1,}\r\n"s, "\0\xff"s, ""s}) {
        Receiver const receiver({accept});
        CHECK(run(status_to(receiver.url(), {"--body", "-"}), body).exit_code ==
              0);
        fault::TemporaryFile const file(body);
        CHECK(
            run(status_to(receiver.url(), {"--body", file.path()})).exit_code ==
            0);
        auto const requests = receiver.requests();
        REQUIRE(requests.size() == 2);
        CHECK(body_of(requests[0]) == body);
        CHECK(body_of(requests[1]) == body);
    }
}

TEST_CASE("MEMBER=VALUE changes a body that is given, too", "[send]")
{
    Receiver const receiver({accept});
    CHECK(run(status_to(receiver.url(), {"--body", "-", "timestamp=5"}),
              R"({"msg_id": 2E4})")
              .exit_code == 0);
    CHECK(body_of(receiver.requests().at(0)) ==
          R"({"msg_id":2E4,"timestamp":5})");
}

TEST_CASE("--repeat sends the same bytes N times", "[send]")
{
    Receiver const receiver({accept});
    auto const outcome = run(status_to(receiver.url(), {"--repeat", "7"}));
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.output, StartsWith("7 accepted, 0 repeated, "));
    auto const requests = receiver.requests();
    CHECK(requests.size() == 7);
    CHECK(std::set(requests.begin(), requests.end()).size() == 1);
}

TEST_CASE("--distinct varies each of the N, and not their repetitions",
          "[send]")
{
    Receiver const receiver({fault::answer("", "500 Error"), accept});
    auto const outcome = run(
        status_to(receiver.url(), {"--repeat", "3", "--distinct", "msg_id=m"}));
    CHECK(outcome.exit_code == 0);
    auto const bodies = bodies_of(receiver.requests());
    CHECK(receiver.requests().size() == 4);
    REQUIRE(bodies.size() == 3);
    int number = 0;
    for (auto const& body : bodies)
        CHECK_THAT(
            body,
            Contains(R"("msg_id":"m-)" + std::to_string(++number) + "\""));
}

TEST_CASE("--rate sends all events", "[send]")
{
    Receiver const receiver({accept});
    auto const outcome =
        run(status_to(receiver.url(), {"--repeat", "20", "--rate", "1000.5"}));
    CHECK(outcome.exit_code == 0);
    CHECK(receiver.requests().size() == 20);
}

TEST_CASE("an abnormal answer is repeated with the same bytes", "[send]")
{
    for (auto const& [answer, line] :
         std::vector<std::pair<std::string, std::string>>{
             {fault::answer("{}", "201 Created"), "answer 201; "},
             {fault::answer("", "204 No Content"), "answer 204; "},
             {fault::answer("", "302 Found", "Location: /\r\n"),
              "answer 302; "},
             {fault::answer("{}", "503 Service Unavailable"), "answer 503; "},
             {"SSH-2.0-OpenSSH\r\n\r\n", "no HTTP answer: "},
             {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: "
              "close\r\n\r\n{}",
              "no HTTP answer: "},
             {hang_up, "no HTTP answer: "}}) {
        CAPTURE(answer);
        Receiver const receiver({answer, hang_up, accept});
        auto const outcome = run(status_to(receiver.url()));
        CHECK(outcome.exit_code == 0);
        CHECK_THAT(outcome.errors,
                   StartsWith("airudder_send: event 1: " + line));
        CHECK_THAT(outcome.errors, Contains("; repetition 1 of 5 in 0.001 s"));
        auto const requests = receiver.requests();
        CHECK(requests.size() == lines_in(outcome.errors) + 1);
        CHECK(std::set(requests.begin(), requests.end()).size() == 1);
    }
}

TEST_CASE("after 5 repetitions an event is given up", "[send]")
{
    Receiver const receiver({fault::answer("", "500 Error")});
    auto const outcome = run(status_to(receiver.url(), {"--repeat", "2"}));
    CHECK(outcome.exit_code == 15);
    CHECK_THAT(outcome.output,
               StartsWith("0 accepted, 10 repeated, 2 given "
                          "up, "));
    CHECK(lines_in(outcome.errors) == 12);
    CHECK_THAT(outcome.errors,
               EndsWith("answer 500; given up after 5 repetitions\n"));
    CHECK(receiver.requests().size() == 12);
    CHECK(bodies_of(receiver.requests()).size() == 1);
}

TEST_CASE("one event that is given up is abnormal to the end", "[send]")
{
    std::vector<std::string> answers(6, fault::answer("", "500 Error"));
    answers.push_back(accept);
    Receiver const receiver(answers);
    Words words = status_to(receiver.url());
    words.back() = "0";
    CHECK(run(words).exit_code == 15);
    CHECK(run(words).exit_code == 0);
}

TEST_CASE("without any connection the exit code is 11", "[send]")
{
    auto const outcome =
        run(status_to("http://127.0.0.1:1/hooks", {"--repeat", "2"}));
    CHECK(outcome.exit_code == 11);
    CHECK(lines_in(outcome.errors) == 12);
    CHECK_THAT(outcome.errors,
               Contains("event 2: no connection: Connection "
                        "refused; given up"));
    CHECK_THAT(outcome.output,
               StartsWith("0 accepted, 10 repeated, 2 given up, "));
}

TEST_CASE("https is verified", "[send]")
{
    fault::Authority const authority;
    fault::TemporaryFile const file(authority.pem());
    Receiver const receiver(
        {accept},
        {.identity = authority.issue(
             {.alternative_names = "IP:127.0.0.1,DNS:localhost"})});
    Words const trusted{"--ca-file", file.path()};
    CHECK(run(status_to(receiver.url(), trusted)).exit_code == 0);
    CHECK(run(status_to(receiver.url_of("localhost"), trusted)).exit_code == 0);
    CHECK(receiver.requests().size() == 2);

    auto const untrusted = run(status_to(receiver.url()));
    CHECK(untrusted.exit_code == 11);
    CHECK_THAT(untrusted.errors, Contains("no connection: certificate verify"));

    Receiver const other(
        {accept},
        {.identity = authority.issue({.alternative_names = "IP:127.0.0.2"})});
    CHECK(run(status_to(other.url(), trusted)).exit_code == 11);
    CHECK(other.requests().empty());
}

TEST_CASE("the other protocol is abnormal", "[send]")
{
    fault::Authority const authority;
    Receiver const secure({accept}, {.identity = authority.issue({})});
    auto const plain = "http" + secure.url().substr(5);
    CHECK(run(status_to(plain)).exit_code == 15);

    fault::Server const insecure([](fault::Peer& peer) {
        peer.wait();
        peer.write(fault::answer("", "400 Bad Request"));
    });
    CHECK(run(status_to("https" + insecure.url().substr(4))).exit_code == 11);
}

TEST_CASE("the secret and the HMAC are sent and never shown", "[send]")
{
    Variable const variable("made-up-key");
    Receiver const receiver({fault::answer("", "401 Unauthorized")});
    auto const outcome = run(status_to(receiver.url(),
                                       {"--body",
                                        "-",
                                        "--secret-env",
                                        Variable::name(),
                                        "--hmac-env",
                                        Variable::name(),
                                        "--hmac-header",
                                        "X-Signature"}),
                             R"({"msg_id": 1})");
    CHECK(outcome.exit_code == 15);
    CHECK_THAT(outcome.errors + outcome.output, !Contains("made-up"));
    for (auto const& request : receiver.requests()) {
        CHECK_THAT(head_of(request),
                   Contains("\r\nX-Webhook-Secret: made-up-key\r\n"));
        CHECK_THAT(head_of(request),
                   Contains("\r\nX-Signature: "
                            "5a97fdb0310bc15febae2d9cd53bf41c835e7f8f62f189c73b"
                            "b99aa0a85f7256\r\n"));
    }
}

TEST_CASE("output that cannot be written is a failure", "[send]")
{
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream errors;
    out.setstate(std::ios::badbit);
    CHECK(run({"--help"}, in, out, errors) == airudder_send::ExitCode::other);
    CHECK_THAT(errors.str(), Contains("standard output"));
}
