#include "airudder_send/invocation.hpp"
#include "airudder_send/receiver.hpp"
#include "catch.hpp"

#include <cstdlib>

using airudder_send::accept;
using airudder_send::Receiver;
using airudder_send::run;
using airudder_send::status_to;
using airudder_send::Words;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("--help and --version go to standard output", "[send]")
{
    auto const help = run({"--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.errors.empty());
    for (auto const* word : {"URL",
                             "OPERATION",
                             "MEMBER=VALUE",
                             "--body FILE",
                             "--repeat N",
                             "--rate N",
                             "--distinct",
                             "--list",
                             "--retry-wait SECONDS",
                             "--secret-env NAME",
                             "--hmac-env NAME",
                             "--hmac-header NAME",
                             "--ca-file FILE",
                             "--help",
                             "--version",
                             "workflow.api_node_pushed",
                             "11  No attempt got a connection"})
        CHECK_THAT(help.output, Contains(word));
    CHECK(run({"--version"}).output == "airudder_send " AIRUDDER_VERSION "\n");
}

TEST_CASE("--list shows operations with the members of their bodies", "[send]")
{
    auto const all = run({"--list"});
    CHECK(all.exit_code == 0);
    CHECK_THAT(all.output, StartsWith("workflow.api_node_pushed\n    "));
    CHECK_THAT(all.output, Contains("\n    call\n    /call/"));
    CHECK_THAT(all.output, Contains("\nworkflow.waba_status_changed\n    "));
    auto const one = run({"--list", "workflow.waba_status_changed"});
    CHECK(one.exit_code == 0);
    CHECK_THAT(one.output, StartsWith("workflow.waba_status_changed\n    "));
    CHECK_THAT(one.output, Contains("\n    msg_id\n"));
    CHECK_THAT(one.output, !Contains("api_node_pushed"));
    CHECK(run({"--list", "workflow"}).output == all.output);
}

TEST_CASE("an unusable command line is a usage error with a reason", "[send]")
{
    struct Case {
        Words words;
        std::string reason;
    };
    setenv("AIRUDDER_SEND_EMPTY", "", 1);
    setenv("AIRUDDER_SEND_LINES", "made-up\r\nX: y", 1);
    setenv("AIRUDDER_SEND_GOOD", "made-up", 1);
    Receiver const receiver({accept});
    auto const with = [&](Words const& more) {
        return status_to(receiver.url(), more);
    };
    auto const operation = "workflow.waba_status_changed";
    for (auto const& [words, reason] : std::vector<Case>{
             {{}, "expected a URL and an operation (workflow.api_node_pushed"},
             {{receiver.url()}, "expected a URL and an operation"},
             {{receiver.url(), "tusk"},
              "expected an operation (workflow.api_node_pushed, "
              "workflow.waba_status_changed), found tusk"},
             {{receiver.url(), "task.get_task_detail"},
              "expected an operation (workflow"},
             {{"--list", "tusk"}, "--list: expected an operation (workflow."},
             {{"--list", operation, "made-up"}, "--list: expected one"},
             {{"localhost", operation}, "expected a URL such as"},
             {{"ftp://localhost", operation}, "expected a URL such as"},
             {{"http:///hooks", operation}, "expected a URL such as"},
             {{"http://127.0.0.1.example.com", operation},
              "expected a URL such as"},
             {{"http://a:made-up@localhost/", operation}, "without a user"},
             {{"http://localhost/#made-up", operation}, "without a user"},
             {{"http://localhost:0/", operation}, "a port from 1 to 65535"},
             {{"http://localhost:65536/", operation}, "a port from 1 to 65535"},
             {with({"word"}), "expected MEMBER=VALUE"},
             {with({"msgid=1"}), "(workflow_id, "},
             {with({"timestamp=x"}), "timestamp: expected an integer"},
             {with({"--frobnicate=made-up"}), "found --frobnicate"},
             {with({"--distinct=1"}), "distinct was given a disallowed flag"},
             {with({"--body"}), "--body: 1 required FILE missing"},
             {with({"--body", "not/there"}), "--body: expected a file"},
             {with({"--body", "."}), "--body: expected a file"},
             {with({"--body", "-", "msg_id=1"}), "body: "},
             {with({"--body", "-", "--distinct"}), "body: "},
             {with({"--repeat", "0"}), "--repeat: expected a number"},
             {with({"--repeat", "-1"}), "--repeat: expected a number"},
             {with({"--repeat", "1.5"}), "--repeat: expected a number"},
             {with({"--repeat", "1", "--repeat", "2"}), "--repeat"},
             {with({"--rate", "0"}), "--rate: expected a number"},
             {with({"--rate", "nan"}), "--rate: expected a number"},
             {with({"--rate", "1e9"}), "--rate: expected a number"},
             {{receiver.url(), operation, "--retry-wait", "-1"},
              "--retry-wait: expected a number"},
             {{receiver.url(), operation, "--retry-wait", "x"},
              "--retry-wait: expected a number"},
             {with({"--secret-env", "AIRUDDER_SEND_UNSET"}), "--secret-env: "},
             {with({"--secret-env", "AIRUDDER_SEND_EMPTY"}), "--secret-env: "},
             {with({"--secret-env", "AIRUDDER_SEND_LINES"}), "--secret-env: "},
             {with({"--secret-env", "made-up"}), "--secret-env: "},
             {with({"--hmac-env", "AIRUDDER_SEND_GOOD"}),
              "expected --hmac-env and --hmac-header together"},
             {with({"--hmac-header", "X-Signature"}),
              "expected --hmac-env and --hmac-header together"},
             {with({"--hmac-header",
                    "X-Signature",
                    "--hmac-env",
                    "AIRUDDER_SEND_EMPTY"}),
              "--hmac-env: "},
             {with({"--hmac-header",
                    "X Signature",
                    "--hmac-env",
                    "AIRUDDER_SEND_GOOD"}),
              "--hmac-header: "},
             {with({"--hmac-header",
                    "host",
                    "--hmac-env",
                    "AIRUDDER_SEND_GOOD"}),
              "--hmac-header: "},
             {with({"--ca-file", "not/there"}), "--ca-file: expected a file"},
             {with({"--ca-file", "."}), "--ca-file: expected a file"},
             {with({"--ca-file", "/dev/null"}), "--ca-file: expected a file"},
         }) {
        CAPTURE(words);
        auto const outcome = run(words);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.output.empty());
        CHECK_THAT(outcome.errors, Contains(reason));
        CHECK_THAT(outcome.errors, !Contains("made-up"));
    }
    CHECK(receiver.connections() == 0);
}

TEST_CASE("words after -- are not options", "[send]")
{
    Receiver const receiver({accept});
    CHECK(run(status_to(receiver.url(), {"--", "msg_id=--repeat"})).exit_code ==
          0);
    CHECK_THAT(receiver.requests().at(0), Contains(R"("msg_id":"--repeat")"));
}
