#include "airudder_call/program.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <string>
#include <vector>

using airudder_call::check_failed;
using airudder_call::Invocation;
using airudder_call::run;
using Catch::Matchers::Contains;

namespace {

using CallArguments = std::vector<std::string>;

/// A valid call with additional arguments. Nothing listens at its server.
CallArguments call_with(CallArguments more)
{
    CallArguments arguments{
        "task.get_task_detail", "TaskID=1", "--server", "http://127.0.0.1:1"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

} // namespace

TEST_CASE("--list shows every operation with its members", "[call]")
{
    auto const outcome = run({.arguments = {"--list"}, .environment = {}});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.errors.empty());
    CHECK(outcome.output ==
          "auth.issue_token\n"
          "    APPKey     string, required, from AIRUDDER_APP_KEY\n"
          "    APPSecret  string, required, from AIRUDDER_APP_SECRET\n"
          "task.get_task_detail\n"
          "    TaskID  string, required\n"
          "workflow.query_call_records\n"
          "    callee       string, optional\n"
          "    caseid       string, optional\n"
          "    taskid       string, optional\n"
          "    workflow_id  string, optional\n"
          "workflow.query_workflow_ids\n"
          "    case_id     string, optional\n"
          "    callee      string, optional\n"
          "    start_time  string, required\n"
          "    end_time    string, required\n");
}

TEST_CASE("--list shows one operation or a group of them", "[call]")
{
    auto const task = run({.arguments = {"--list", "task"}});
    CHECK(task.exit_code == 0);
    CHECK(task.output == "task.get_task_detail\n"
                         "    TaskID  string, required\n");
    CHECK(run({.arguments = {"task.get_task_detail", "--list"}}).output ==
          task.output);
    auto const workflow = run({.arguments = {"--list", "workflow"}}).output;
    CHECK_THAT(workflow, Contains("workflow.query_call_records\n"));
    CHECK_THAT(workflow, Contains("workflow.query_workflow_ids\n"));
    CHECK_THAT(workflow, !Contains("task."));
}

TEST_CASE("--help with an operation shows how to use the operation", "[call]")
{
    for (CallArguments const& arguments :
         {CallArguments{"task.get_task_detail", "--help"},
          CallArguments{"--help", "task.get_task_detail", "TaskID=1"},
          CallArguments{"task.get_task_detail", "-h", "--strict"}}) {
        auto const help = run({.arguments = arguments, .environment = {}});
        CHECK(help.exit_code == 0);
        CHECK(help.errors.empty());
        CHECK_THAT(help.output, Contains("task.get_task_detail"));
        CHECK_THAT(help.output, Contains("GET /service/cloud/detail\n"));
        CHECK_THAT(help.output, Contains("    TaskID  string, required\n"));
        CHECK_THAT(help.output, !Contains("workflow"));
    }
    CHECK_THAT(run({.arguments = {"download", "--help"}}).output,
               Contains("download URL FILE"));
}

TEST_CASE("--help and --version go to standard output", "[call]")
{
    auto const help = run({.arguments = {"--help"}});
    CHECK(help.exit_code == 0);
    for (auto const* word : {"--server",
                             "--ca",
                             "--timeout",
                             "--encrypt-key-env",
                             "--strict",
                             "--verbose",
                             "--body",
                             "--header",
                             "--list",
                             "--private",
                             "download URL FILE",
                             "AIRUDDER_APP_SECRET",
                             "19  A local file"})
        CHECK_THAT(help.output, Contains(word));
    auto const version = run({.arguments = {"--version"}});
    CHECK(version.exit_code == 0);
    CHECK(version.output == "airudder_call " AIRUDDER_VERSION "\n");
}

TEST_CASE("an unusable command line is a usage error with a reason", "[call]")
{
    struct Case {
        CallArguments arguments;
        std::string reason;
    };
    auto const given = GENERATE(values<Case>({
        {{}, "expected an operation; --list shows them"},
        {{""}, "expected an operation; --list shows them"},
        {{"--list", "task", "workflow"}, "--list: expected one operation or"},
        {{"--list", "tusk"}, "expected an operation of --list, found tusk"},
        {{"--list", ""}, "expected an operation of --list, found "},
        {{"--list=task"}, "list was given a disallowed flag override"},
        {{"tusk", "--help"}, "expected an operation of --list, found tusk"},
        {{"get_task_detial"}, "e.g. task.get_task_detail, found get_task_det"},
        {{"something"}, "expected an operation of --list, found something"},
        {call_with({"--frobnicate"}), "found --frobnicate"},
        {call_with({"--body"}), "--body: 1 required FILE missing"},
        {call_with({"--timeout", "1", "--timeout", "2"}), "--timeout"},
        {call_with({"--timeout", "abc"}), "--timeout: expected a number"},
        {call_with({"--timeout", "2s"}), "--timeout: expected a number"},
        {call_with({"--timeout", "-1"}), "--timeout: expected a number"},
        {call_with({"--timeout", "0"}), "--timeout: expected a number"},
        {call_with({"--timeout", "nan"}), "--timeout: expected a number"},
        {call_with({"--timeout", "1e300"}), "--timeout: expected a number"},
        {call_with({"--timeout", "86401"}), "--timeout: expected a number"},
        {call_with({"--timeout="}), "--timeout: 1 required SECONDS missing"},
        {call_with({"--header", "made-up"}), "--header: expected Name: value"},
        {call_with({"--header", "a b: c"}), "expected a token as the name"},
        {call_with({"--header", "Host: x"}), "Host"},
        {call_with({"--header"}), "--header: 1 required HEADER missing"},
        {call_with({"--server", "x"}), "--server"},
        {{"task.get_task_detail", "TaskID=1", "--server", "https:/x"},
         "server: expected a URL"},
        {{"task.get_task_detail", "TaskID=1", "--server", "http://example.com"},
         "server: expected https"},
        {call_with({"--ca", AIRUDDER_CALL}),
         "expected certificates in PEM form"},
        {call_with({"--encrypt-key-env", "NOT_SET"}), "--encrypt-key-env: "},
        {call_with({"--encrypt-key-env", "AIRUDDER_TOKEN"}),
         "expected 16, 24 or 32 bytes, found 13"},
        {call_with({"--private"}), "--private: expected it with download"},
        {{"download", "a", "-", "--private"}, "--private: expected a file"},
        {call_with({"[TaskID=2]"}), "(TaskID), found [TaskID"},
        {call_with({"word"}), "expected MEMBER=VALUE"},
        {call_with({"taskid=1"}), "(TaskID), found taskid"},
        {call_with({"--", "--strict"}), "expected MEMBER=VALUE"},
        {call_with({"TaskID=2"}), "TaskID: expected one value, found two"},
        {{"task.get_task_detail"}, "/TaskID: missing"},
        {{"workflow.query_workflow_ids"}, "/end_time: missing"},
        {{"task.get_task_detail", "TaskID=\xff"}, "TaskID: expected UTF-8"},
        {{"auth.issue_token", "APPKey=x"}, "expected it in the environment"},
        {{"auth.issue_token", "APPSecret=x"}, "expected it in the environment"},
        {{"auth.issue_token"}, "environment variable AIRUDDER_APP_KEY"},
        {{"download", "https://localhost/x"}, "expected URL and FILE"},
        {{"download", "a", "b", "c"}, "expected URL and FILE"},
        {{"download", "a", "b", "--body", "-"}, "expected no --body"},
    }));
    CAPTURE(given.arguments);
    auto const outcome = run({.arguments = given.arguments});
    check_failed(outcome, 2);
    CHECK_THAT(outcome.errors, Contains(given.reason));
}

TEST_CASE("a value in the wrong place is not repeated", "[call]")
{
    for (CallArguments const& arguments :
         {CallArguments{"AIRUDDER_TOKEN=made-up", "task.get_task_detail"},
          CallArguments{"task.get_task_detail", "AIRUDDER_TOKEN=made-up"},
          CallArguments{"auth.issue_token", "APPKey=made-up"},
          CallArguments{"auth.issue_token", "made-up"},
          CallArguments{"--token=made-up", "task.get_task_detail"},
          call_with({"--encrypt-key-env", "made-up"})})
        check_failed(run({.arguments = arguments}), 2);
}

TEST_CASE("an operation that asks for a token needs credentials", "[call]")
{
    using airudder_call::app_key;
    using airudder_call::app_secret;
    using Environment = decltype(Invocation::environment);
    for (Environment const& environment :
         {Environment{},
          Environment{{"AIRUDDER_TOKEN", ""}},
          Environment{{"AIRUDDER_APP_KEY", app_key}},
          Environment{{"AIRUDDER_APP_SECRET", app_secret}}}) {
        auto const outcome =
            run({.arguments = call_with({}), .environment = environment});
        check_failed(outcome, 2);
        CHECK_THAT(outcome.errors,
                   Contains("AIRUDDER_TOKEN, or AIRUDDER_APP_KEY and "
                            "AIRUDDER_APP_SECRET"));
    }
}

TEST_CASE("a token that would forge header lines is refused", "[call]")
{
    check_failed(
        run({.arguments = call_with({}),
             .environment = {{"AIRUDDER_TOKEN", "made-up\r\nHost: x"}}}),
        2);
}

TEST_CASE("a body that is not a request is a usage error with its place",
          "[call]")
{
    struct Case {
        std::string body;
        std::string reason;
    };
    auto const given = GENERATE(values<Case>({
        {"", "--body: expected an object"},
        {"[]", "--body: expected an object"},
        {"{\"TaskID\":\n  1x}", "(line 2, column 4)"},
        {R"({"TaskID":17})", "/TaskID: wrong_type: expected a string"},
        {R"({"TaskID":null})", "/TaskID: wrong_type: expected a string"},
        {R"({"TaskID":"1","other":2})", "(TaskID), found other"},
        {R"({"TaskID":"1","TaskID":"2"})", "/TaskID: duplicate"},
        {R"({})", "/TaskID: missing"},
    }));
    CAPTURE(given.body);
    auto const outcome =
        run({.arguments = {"task.get_task_detail", "--body", "-"},
             .input = given.body});
    check_failed(outcome, 2);
    CHECK_THAT(outcome.errors, Contains(given.reason));
}

TEST_CASE("credentials are not taken from a body", "[call]")
{
    auto const outcome = run(
        {.arguments = {"auth.issue_token", "--body", "-"},
         .environment = {{"AIRUDDER_APP_KEY", airudder_call::app_key},
                         {"AIRUDDER_APP_SECRET", airudder_call::app_secret}},
         .input = R"({"APPSecret":"made-up"})"});
    check_failed(outcome, 2);
    CHECK_THAT(outcome.errors, Contains("as AIRUDDER_APP_SECRET"));
}

TEST_CASE("a file that cannot be read has an exit code of its own", "[call]")
{
    for (CallArguments const& more : {CallArguments{"--body", "not/there"},
                                      CallArguments{"--body", "."},
                                      CallArguments{"--ca", "not/there"},
                                      CallArguments{"--ca", ""},
                                      CallArguments{"--ca", "."}})
        check_failed(run({.arguments = call_with(more)}), 19);
    check_failed(
        run({.arguments = call_with({"--body", "-"}), .no_input = true}), 19);
}

TEST_CASE("output that cannot be written has the exit code of files", "[call]")
{
    auto const full = run({.arguments = {"--list"}, .output_to = "/dev/full"});
    check_failed(full, 19);
    CHECK_THAT(full.errors, Contains("No space left"));
    check_failed(run({.arguments = {"--help"}, .output_to = "/dev/full"}), 19);
    check_failed(run({.arguments = {"--list"}, .output_to = ""}), 19);
    check_failed(run({.arguments = {"--list"}, .no_reader = true}), 19);
}

TEST_CASE("an answer that cannot be written is a failure", "[call]")
{
    // The printed answer has 8 bytes. If standard output were closed, the client
    // would get its number for an eventfd, which accepts writes of that size.
    fault::Server const server(fault::always(fault::answer(R"({"a":1})")));
    for (auto const* output : {"/dev/full", ""})
        check_failed(run({.arguments = {"workflow.query_call_records",
                                        "--server",
                                        server.url()},
                          .output_to = output}),
                     19);
}
