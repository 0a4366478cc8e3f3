#include "airudder_check/program.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

#include <sstream>
#include <string>
#include <vector>

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

constexpr auto event = "workflow.waba_status_changed";
constexpr auto data = AIRUDDER_CHECK_EXAMPLES "/";

struct Outcome {
    int exit_code{};
    std::string output{};
    std::string errors{};
};

Outcome check(std::vector<std::string> const& words,
              std::string const& input = {})
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream errors;
    auto const code = airudder_check::run(words, in, out, errors);
    return {static_cast<int>(code), out.str(), errors.str()};
}

} // namespace

TEST_CASE("a body as documented prints nothing", "[check]")
{
    auto const outcome =
        check({"workflow.query_workflow_ids.request", "-"},
              R"({"callee":"1","start_time":"2","end_time":"3"})");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.empty());
    CHECK(outcome.errors.empty());
}

TEST_CASE("each issue is a line with file, pointer and kind", "[check]")
{
    auto const file = data + std::string("waba_status_changed.json");
    auto const outcome = check({event, file});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.output ==
          file +
              ": /channel_id: wrong_type: expected a string, found a number\n" +
              file +
              ": /retries: unknown_member: expected documented members only, "
              "found another one\n" +
              file +
              ": /waba_template_name: missing: expected a required member, "
              "found none\n");
    CHECK(outcome.errors.empty());
}

TEST_CASE("an answer and a request have types of their own", "[check]")
{
    auto const body = R"({"callee":"1","start_time":"2","end_time":"3"})";
    auto const outcome = check({"workflow.query_workflow_ids", "-"}, body);
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.output, Contains("-: /callee: unknown_member: "));
}

TEST_CASE("text that is not JSON is named with its place", "[check]")
{
    auto const outcome = check({event, "-"}, "{\n  \"status\": }");
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.output, StartsWith("-:2:13: expected "));
}

TEST_CASE("all files are checked, also after one that cannot be read",
          "[check]")
{
    tests::TemporaryFolder const folder;
    auto const none = folder.file("none.json");
    auto const empty = folder.write("empty.json", "");
    auto const outcome =
        check({event, none, folder.path().string(), empty, "-"}, "[]");
    CHECK(outcome.exit_code == 19);
    CHECK_THAT(outcome.errors,
               Contains("airudder_check: expected to read " + none +
                        ", found: No such file or directory\n"));
    CHECK_THAT(outcome.errors,
               Contains(folder.path().string() + ", found: Is a directory\n"));
    CHECK_THAT(outcome.output, Contains(empty + ":1:1: expected "));
    CHECK_THAT(outcome.output, Contains("\n-:1:1: expected "));
}

TEST_CASE("text from files is printed on one line", "[check]")
{
    auto const outcome =
        check({event, data + std::string("hostile_webhook.json")});
    CHECK_THAT(outcome.output, Contains("/\\u2028\\x0dforged: unknown_member"));
    CHECK(outcome.output.find('\r') == std::string::npos);
}

TEST_CASE("names in a secret answer are not printed", "[check]")
{
    auto const outcome =
        check({"auth.issue_token", "-"},
              R"({"data":{"token":"t"},"code":200,"made-up-secret":1})");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.output == "-: issues of a secret, only counted: 1\n");
}

TEST_CASE("issues beyond the thousandth are counted", "[check]")
{
    std::string body = R"({"callee":"1","start_time":"2","end_time":"3")";
    for (int i = 0; i != 1234; ++i)
        body += ",\"unknown" + std::to_string(i) + "\":1";
    auto const outcome =
        check({"workflow.query_workflow_ids.request", "-"}, body + '}');
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.output, EndsWith("-: further issues: 234\n"));
}

TEST_CASE("--list names the bodies that JSON can be checked against", "[check]")
{
    auto const outcome = check({"--list"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output == "auth.issue_token.request\n"
                            "auth.issue_token\n"
                            "task.get_task_detail\n"
                            "workflow.query_call_records\n"
                            "workflow.query_workflow_ids.request\n"
                            "workflow.query_workflow_ids\n"
                            "workflow.api_node_pushed\n"
                            "workflow.waba_status_changed\n");
}

TEST_CASE("an unusable command line of airudder_check is a usage error",
          "[check]")
{
    auto const reason = [](std::vector<std::string> const& words) {
        auto const outcome = check(words);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.output.empty());
        return outcome.errors;
    };
    CHECK_THAT(reason({}), Contains("expected an operation and a file"));
    CHECK_THAT(reason({event}), Contains("expected an operation and a file"));
    CHECK_THAT(reason({"task.get_task_detail.request", "-"}),
               Contains("expected a name that --list shows, found "
                        "task.get_task_detail.request"));
    CHECK_THAT(reason({"--lost=x", event, "-"}),
               Contains("expected an option of --help, found --lost\n"));
}

TEST_CASE("--help and --version of airudder_check go to standard output",
          "[check]")
{
    auto const help = check({"--help"});
    CHECK(help.exit_code == 0);
    for (auto const* word :
         {"OPERATION", "FILE", "--list", "--version", ".request", "19"})
        CHECK_THAT(help.output, Contains(word));
    CHECK(check({"--version"}).output == "airudder_check " AIRUDDER_VERSION
                                         "\n");
}

TEST_CASE("a file with an odd name is not an option or a list", "[check]")
{
    tests::TemporaryFolder const folder;
    auto const file = folder.write("[a,b]", "{}");
    auto const outcome = check({event, "--", file});
    CHECK_THAT(outcome.output, StartsWith(file + ": /workflow_id: missing: "));
}
