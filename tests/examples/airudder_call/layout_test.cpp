#include "airudder_call/json_layout.hpp"
#include "airudder_call/program.hpp"
#include "airudder_call/recordings.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <filesystem>
#include <string>
#include <vector>

using airudder_call::check_failed;
using airudder_call::content_of;
using airudder_call::Folder;
using airudder_call::pretty_json;
using airudder_call::run;
using airudder_call::Terminal;
using Catch::Matchers::Contains;

namespace {

constexpr auto answer =
    R"({"data":{"rows":[]},"status":"O{K,","code":200,"extra":[2E4,{"a":""}]})";

constexpr auto compact =
    R"({"data":{"rows":[]},"status":"O{K,","code":200,"extra":[2E4,{"a":""}]})"
    "\n";

constexpr auto pretty = R"({
  "data": {
    "rows": []
  },
  "status": "O{K,",
  "code": 200,
  "extra": [
    2E4,
    {
      "a": ""
    }
  ]
}
)";

/// What a call prints, with these words added.
class Call {
public:
    airudder_call::Invocation invocation(std::vector<std::string> more) const
    {
        airudder_call::Invocation result{
            .arguments = {"--server",
                          server_.url(),
                          "workflow.query_workflow_ids",
                          "start_time=1",
                          "end_time=2"}};
        result.arguments.insert(
            result.arguments.end(), more.begin(), more.end());
        return result;
    }

    std::size_t connections() const { return server_.connections(); }

private:
    fault::Server server_{fault::always(fault::answer(answer))};
};

} // namespace

TEST_CASE("empty objects, escapes and numbers keep their spelling", "[call]")
{
    CHECK(pretty_json("{}") == "{}");
    CHECK(pretty_json("[[],{}]") == "[\n  [],\n  {}\n]");
    CHECK(pretty_json(R"({"\"}":"\\","b":-0.10E+2})") ==
          "{\n  \"\\\"}\": \"\\\\\",\n  \"b\": -0.10E+2\n}");
}

TEST_CASE("JSON is compact in a pipe, and as an option says", "[call]")
{
    Call const call;
    CHECK(run(call.invocation({})).output == compact);
    CHECK(run(call.invocation({"--compact"})).output == compact);
    CHECK(run(call.invocation({"--pretty"})).output == pretty);
    check_failed(run(call.invocation({"--pretty", "--compact"})), 2);
}

TEST_CASE("JSON is pretty on a terminal", "[call]")
{
    Call const call;
    auto const shown = [&](std::vector<std::string> const& more) {
        Terminal const terminal;
        auto invocation = call.invocation(more);
        invocation.output_to = terminal.name();
        CHECK(run(invocation).exit_code == 0);
        auto text = terminal.shown();
        std::erase(text, '\r');
        return text;
    };
    CHECK(shown({}) == pretty);
    CHECK(shown({"--compact"}) == compact);
}

TEST_CASE("--output writes the answer to a file", "[call]")
{
    Call const call;
    Folder const folder;
    auto const file = folder.file("answer.json");
    auto const outcome = run(call.invocation({"--output", file}));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.empty());
    CHECK(content_of(file) == compact);
    CHECK(run(call.invocation({"--output", file, "--pretty"})).exit_code == 0);
    CHECK(content_of(file) == pretty);
    CHECK(run(call.invocation({"--output", "-"})).output == compact);
    CHECK(folder.count() == 1);
}

TEST_CASE("a file of --output that cannot be written is refused in time",
          "[call]")
{
    Call const call;
    Folder const folder;
    check_failed(
        run(call.invocation({"--output", folder.file("none/answer.json")})),
        19);
    check_failed(run(call.invocation({"--output", folder.path().string()})),
                 19);
    CHECK(call.connections() == 0);
}

TEST_CASE("a call that fails leaves the file of --output as it was", "[call]")
{
    Folder const folder;
    auto const file = folder.write("answer.json", "before");
    Call const call;
    auto invocation = call.invocation({"--output", file, "--strict"});
    check_failed(run(invocation), 17);
    CHECK(content_of(file) == "before");
    CHECK(folder.count() == 1);
}

TEST_CASE("--private concerns new files only", "[call]")
{
    using std::filesystem::perms;
    Call const call;
    Folder const folder;
    auto const file = folder.file("answer.json");
    CHECK(run(call.invocation({"--output", file, "--private"})).exit_code == 0);
    CHECK(std::filesystem::status(file).permissions() ==
          (perms::owner_read | perms::owner_write));
    check_failed(run(call.invocation({"--private"})), 2);
}
