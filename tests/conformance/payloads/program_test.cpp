// Runs the program behind conformance/run --payloads, and the script as far as it
// does not build anything.
#include "catch.hpp"
#include "temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace {

struct Outcome {
    int code{};
    std::string out{};
    std::string err{};
};

Outcome run(TemporaryFolder const& scratch, std::string const& command)
{
    auto const status = std::system(
        ("cd '" + scratch.path().string() + "' && " + command + " >out 2>err")
            .c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            scratch.read("out"),
            scratch.read("err")};
}

std::string read_file(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder `payloads` and the check of what it holds.
class Recording {
public:
    void add(std::string const& name, std::string const& text) const
    {
        folder_.write("payloads/" + name, text);
    }

    Outcome check(std::string const& arguments = "") const
    {
        return run(folder_,
                   "'" AIRUDDER_PAYLOADS "' payloads reports " + arguments);
    }

    Outcome check_with_known(std::string const& entries,
                             std::string const& arguments = "") const
    {
        folder_.write("known.json", entries);
        return check("--known known.json " + arguments);
    }

    std::string report(std::string const& extension) const
    {
        return folder_.read("reports/payloads." + extension);
    }

    TemporaryFolder const& folder() const { return folder_; }

private:
    TemporaryFolder folder_{};
};

/// An event without issues, followed by other members.
std::string status_event(std::string const& others = "")
{
    return R"({"workflow_id": "w1", "workflow_name": "reminders",
        "nodetask_id": "n1", "nodetask_name": "send card", "waba_task_id": "t1",
        "wfdetail_uuid": "u1", "timestamp": 1767225600, "status": "read",
        "msg_id": "m1", "send_time": "2026-01-01T00:00:00Z",
        "waba_template_name": "card", "waba_template_id": 7,
        "channel_id": "620000", "callee": "+6281", "variables": {"n": 1.50})" +
           others + "}";
}

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

std::size_t count_lines(std::string const& text, std::string const& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos;
         at = text.find(part, at + 1))
        ++count;
    return count;
}

constexpr auto retries_entry =
    R"({ "operation": "workflow.waba_status_changed", "pointer": "/retries", )"
    R"("kind": "unknown_member", "because": "so" })";

} // namespace

TEST_CASE("payloads with every documented member pass, strictly too")
{
    Recording const recording;
    recording.add("workflow.waba_status_changed.1.json", status_event());
    recording.add("of/any name.json", status_event());
    recording.add("auth.issue_token.request.json",
                  R"({"APPKey": "k", "APPSecret": "s"})");
    auto const outcome = recording.check("--strict");
    CAPTURE(outcome.out, outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "  ok    3 come back unchanged\n"));
    CHECK(outcome.out.ends_with("3 passed, 0 failed; 0 issues, 0 new\n"));
    CHECK(recording.report("txt") == outcome.out);
    CHECK(has(recording.report("html"), "Nothing is lost</strong>"));
    CHECK(has(recording.report("md"), "**Nothing is lost** Of 3 payloads"));
    CHECK(has(recording.report("json"),
              R"("file":"of/any name.json",)"
              R"("operation":"workflow.waba_)"));
}

TEST_CASE("issues fail a strict run only, and may be known")
{
    Recording const recording;
    recording.add("a.json", status_event(R"(, "retries": 3)"));
    auto const tolerant = recording.check();
    CAPTURE(tolerant.out, tolerant.err);
    CHECK(tolerant.code == 0);
    CHECK(
        has(tolerant.out,
            "  new   workflow.waba_status_changed /retries unknown_member\n"
            "          1 in 1 file, first in a.json\n"
            "          expected documented members only, found another one\n"));
    auto const strict = recording.check("--strict");
    CHECK(strict.code == 1);
    CHECK(strict.out.ends_with(
        "1 passed, 0 failed; 1 issue, 1 new (failed: --strict)\n"));

    auto const known = recording.check_with_known(
        "[" + std::string(retries_entry) + "]", "--strict");
    CHECK(known.code == 0);
    CHECK(
        has(known.out,
            "  known workflow.waba_status_changed /retries unknown_member\n"));
    CHECK(has(known.out, "          because so\n"));
}

TEST_CASE("the entries that the report prints make a strict run pass")
{
    Recording const recording;
    recording.add("a.json", status_event(R"(, "retries": 3, "a/b": 1)"));
    recording.add("b.json", R"({"msg_id": 1, "status": "seen"})");
    auto const first = recording.check("--strict");
    CHECK(first.code == 1);
    CHECK(has(first.out, "found \"seen\"\n"));
    std::string const head = "each with a reason\n";
    auto const begin = first.out.find(head) + head.size();
    auto entries =
        first.out.substr(begin, first.out.find("\n\n", begin) - begin);
    std::string const empty = R"("because": "")";
    auto const refused = recording.check_with_known("[" + entries + "]");
    CHECK(refused.code == 2);
    for (auto at = entries.find(empty); at != entries.npos;
         at = entries.find(empty))
        entries.replace(at, empty.size(), R"("because": "so")");
    auto const second =
        recording.check_with_known("[" + entries + "]", "--strict");
    CAPTURE(entries, second.out, second.err);
    CHECK(second.code == 0);
}

TEST_CASE("a known issue that no payload has fails every run")
{
    Recording const recording;
    recording.add("a.json", status_event());
    auto const outcome =
        recording.check_with_known("[\n  " + std::string(retries_entry) + "]");
    CAPTURE(outcome.out, outcome.err);
    CHECK(outcome.code == 1);
    CHECK(has(outcome.out,
              "  FAIL  workflow.waba_status_changed /retries unknown_member\n"
              "          known.json: /0 (line 2, column 3): delete it\n"));
    CHECK(has(recording.report("xml"), "found none"));
}

TEST_CASE("errors in the list of known issues end the run before it begins")
{
    Recording const recording;
    recording.add("a.json", status_event());
    auto const outcome = recording.check_with_known("[1,\n2]");
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err ==
          "known.json: /0: expected an object, found 1 (line 1, column 2)\n"
          "known.json: /1: expected an object, found 2 (line 2, column 1)\n");
    auto const none = recording.check("--known none.json");
    CHECK(none.code == 2);
    CHECK(none.err == "none.json: expected a file that can be read: No such "
                      "file or directory\n");
}

TEST_CASE("payloads that cannot be used fail with their reasons")
{
    Recording const recording;
    recording.add("bom.json", "\xEF\xBB\xBF" + status_event());
    recording.add("deep.json",
                  "{\"msg_id\": " + std::string(2000, '[') +
                      std::string(2000, ']') + "}");
    recording.add("empty.json", "");
    recording.add("latin1.json", "{\"msg_id\": \"\xE9\"}");
    recording.add("list.json", "[]");
    recording.add("none.json", "{\"a\": 1}");
    recording.add("truncated.json", "{\n  \"msg_id\": \"m1\",\n  ");
    recording.add("workflow.query_call_records.request.json", "{}");
    std::filesystem::create_symlink(
        "nowhere", recording.folder().path() / "payloads/link.json");
    auto const outcome = recording.check();
    CAPTURE(outcome.err);
    CHECK(outcome.code == 1);
    auto const end = outcome.out.find("\n\nissues");
    CHECK(outcome.out.substr(0, end) ==
          R"(payloads (9)
  FAIL  bom.json
          expected JSON without a byte order mark, found one
  FAIL  deep.json
          expected a less deeply nested value, found '[' (line 1, column 1035)
  FAIL  empty.json
          expected an object, found the end (line 1, column 1)
  FAIL  latin1.json
          expected UTF-8, found byte 0xE9 (line 1, column 13)
  FAIL  link.json
          expected a file that can be read: No such file or directory
  FAIL  list.json
          expected an object, found '[' (line 1, column 1)
  FAIL  none.json
          expected a file name that begins with an operation, or members of one webhook, found neither
  FAIL  truncated.json
          expected '"' and a name, found the end (line 3, column 3)
  FAIL  workflow.query_call_records.request.json
          expected an operation with a documented body, found a request of workflow.query_call_records)");
}

TEST_CASE("values of members that may be secret are never printed")
{
    Recording const recording;
    std::string const secret = "hunter2";
    recording.add("a.json", status_event(", \"token\": \"" + secret + "\""));
    recording.add("auth.issue_token.json",
                  R"({"code": "hunter2", "data": {"token": ["hunter2"]}})");
    recording.add("auth.issue_token.request.json",
                  R"({"APPKey": {"x": "hunter2"}, "APPSecret": hunter2})");
    recording.add("b.json", R"({"msg_id": "1", "password": "hunter2)");
    auto const outcome = recording.check("--strict");
    CHECK(outcome.code == 1);
    CHECK(has(outcome.out, "auth.issue_token"));
    CHECK(has(outcome.out, "/token"));
    // The answer is a secret as a whole.
    CHECK(has(recording.report("json"),
              R"("pointer":"/code","kind":"wrong_type","count":1,"files":1,)"
              R"("first_file":"auth.issue_token.json","messages":[]})"));
    for (auto const& text : {outcome.out,
                             outcome.err,
                             recording.report("txt"),
                             recording.report("xml"),
                             recording.report("json"),
                             recording.report("html"),
                             recording.report("md")})
        CHECK_FALSE(has(text, secret));
}

TEST_CASE("a large list gives one line, with all of its issues counted")
{
    constexpr int size = 4000;
    std::string rows;
    for (int i = 0; i < size; ++i)
        rows += i == 0 ? "{}" : ",{}";
    Recording const recording;
    recording.add("workflow.query_call_records.json",
                  R"({"status": "OK", "code": 200, "data": [)" + rows + "]}");
    auto const outcome = recording.check();
    CHECK(outcome.code == 0);
    CHECK(count_lines(outcome.out, "new   ") == 8);
    CHECK(count_lines(outcome.out, "4000 in 1 file") == 8);
    CHECK(has(outcome.out,
              "new   workflow.query_call_records /data/-/taskid missing\n"));
}

TEST_CASE("repeated names are reported")
{
    Recording const recording;
    recording.add("a.json",
                  status_event(R"(, "callee": "+1", "callee": "+2")"));
    auto const outcome = recording.check();
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "/callee duplicate\n          2 in 1 file"));
}

TEST_CASE("the same payloads give the same report")
{
    Recording const recording;
    for (auto const* name : {"c.json", "a/b.json", "B.json", "read.me"})
        recording.add(name, R"({"msg_id": 1, "x": 2})");
    auto const first = recording.check();
    auto const json = recording.report("json");
    CHECK(recording.check().out == first.out);
    CHECK(recording.report("json") == json);
    CHECK(has(first.out, "3 in 3 files, first in B.json\n"));
    CHECK(has(first.out, "  1 other file: read.me\n"));
}

TEST_CASE("without payloads there is nothing to check")
{
    Recording const recording;
    auto const none = recording.check();
    CHECK(none.code == 2);
    CHECK(none.err.starts_with("payloads: expected a folder: "));
    recording.add("read.me", "");
    auto const empty = recording.check();
    CHECK(empty.code == 2);
    CHECK(empty.err == "payloads: expected files *.json, found none\n");
}

TEST_CASE("the report in the README is one that the program prints")
{
    Recording const recording;
    recording.add("2026-01-01.json", status_event(R"(, "retries": 0)"));
    auto second = status_event(R"(, "retries": 1)");
    second.replace(second.find(R"("+6281")"), 7, "null");
    recording.add("2026-01-02.json", second);
    recording.add("workflow.query_workflow_ids.night.json",
                  "{\"code\": 200,\n");
    recording.add("notes.txt", "");
    auto const readme = read_file(AIRUDDER_README);
    auto const begin = readme.find("\npayloads (") + 1;
    CHECK(recording.check().out ==
          readme.substr(begin, readme.find("\n```", begin) + 1 - begin));
}

TEST_CASE("the known issues in the README make a strict run pass")
{
    Recording const recording;
    recording.add("a.json", status_event(R"(, "retries": 0)"));
    auto const readme = read_file(AIRUDDER_README);
    auto const begin = readme.find("\n```json\n") + 9;
    auto const known =
        readme.substr(begin, readme.find("\n```", begin) - begin);
    auto const outcome = recording.check_with_known(known, "--strict");
    CAPTURE(known, outcome.out, outcome.err);
    CHECK(outcome.code == 0);
}

TEST_CASE("conformance/run refuses wrong arguments before it builds anything")
{
    TemporaryFolder const folder;
    folder.write("known.json", "[]");
    std::filesystem::create_directory(folder.path() / "payloads");
    auto const refusal = [&](std::string const& arguments) {
        auto const outcome =
            run(folder, "'" AIRUDDER_CONFORMANCE_RUN "' " + arguments);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        return outcome.err;
    };
    auto const* const expected = ": expected an option of --help\n";
    CHECK(refusal("payloads") == std::string("payloads") + expected);
    CHECK(refusal("--payload x") == std::string("--payload") + expected);
    CHECK(refusal("--strict") ==
          "--strict and --known: expected --payloads as well\n");
    CHECK(refusal("--known known.json") ==
          "--strict and --known: expected --payloads as well\n");
    CHECK(refusal("--payloads") ==
          "--payloads: expected a path after it (see --help)\n");
    CHECK(refusal("--payloads payloads --known") ==
          "--known: expected a path after it (see --help)\n");
    CHECK(refusal("--payloads none") == "none: expected a folder\n");
    CHECK(refusal("--build") ==
          "--build: expected a path after it (see --help)\n");
    CHECK(refusal("--root") ==
          "--root: expected a path after it (see --help)\n");
    CHECK(refusal("--root payloads") ==
          "payloads: expected a folder with a folder spec/\n");
    CHECK(refusal("--payloads payloads --known none") ==
          "none: expected a file\n");
    CHECK(refusal("--html none/report.html") ==
          "--html none/report.html: expected a file in a folder that exists\n");
    CHECK(refusal("--html payloads") ==
          "--html payloads: expected a file, found a folder\n");
    CHECK(refusal("--payloads payloads --markdown none/x.md") ==
          "--markdown none/x.md: expected a file in a folder that exists\n");
    CHECK(refusal("--mutations") ==
          "--mutations: expected a path after it (see --help)\n");
    CHECK(refusal("--since") ==
          "--since: expected a git revision after it (see --help)\n");
    CHECK(refusal("--payloads payloads --since HEAD") ==
          "--mutations and --since: expected no --payloads\n");
    CHECK(refusal("--since no-revision")
              .starts_with("--since no-revision: expected a git revision of "));
}

TEST_CASE("conformance/run --help explains every option")
{
    TemporaryFolder const folder;
    auto const outcome = run(folder, "'" AIRUDDER_CONFORMANCE_RUN "' --help");
    CHECK(outcome.code == 0);
    for (auto const* option : {"--html FILE",
                               "--markdown FILE",
                               "--since REV",
                               "--mutations FILE",
                               "--payloads FOLDER",
                               "--strict",
                               "--known FILE",
                               "--root DIR",
                               "--build DIR",
                               "--no-install"})
        CHECK(has(outcome.out, std::string("\n") + option + "  "));
}
