#include "payloads/payload_report.hpp"

#include "catch.hpp"
#include "fake_cases.hpp"
#include "sample_payloads.hpp"
#include "temporary_folder.hpp"

#include <boost/json/parse.hpp>

using namespace airudder::conformance;

namespace {

KnownIssues const& known_issues()
{
    static KnownIssues const known{
        .entries = {
            {"g.hook", "/id", "missing", "seen", "/0 (line 1, column 2)"},
            {"g.ask", "/y", "missing", "gone", "/1 (line 2, column 1)"}}};
    return known;
}

/// The sample with a known issue, and one that is not needed.
PayloadReport full_report(bool strict = false)
{
    auto report =
        sample_payloads(known_issues().entries[0], known_issues().entries[1]);
    report.strict = strict;
    return report;
}

PayloadReport
check(std::vector<std::pair<std::string, std::string>> const& files,
      KnownIssues const& known = {})
{
    TemporaryFolder const folder;
    for (auto const& [name, text] : files)
        folder.write(name, text);
    return check_payloads(fake::cases(),
                          folder.path(),
                          find_payloads(folder.path()),
                          known,
                          false);
}

} // namespace

TEST_CASE("the text report of payloads ends with counts")
{
    CHECK(to_text(full_report(), "known.json") ==
          R"(payloads (2)
  FAIL  2.json
          expected more
  ok    1 comes back unchanged
  2 other files: read.me, x/y

issues (2)
  known g.hook /id missing
          1 in 1 file, first in 1.json
          expected it
          because seen
  new   g.hook /x unknown_member
          12 in 2 files, first in 1.json
          expected no a
          expected no b
          ... and other messages

entries to paste into the file of --known, each with a reason
  { "operation": "g.hook", "pointer": "/x", "kind": "unknown_member", "because": "" }

known issues that no payload has (1)
  FAIL  g.ask /y missing
          known.json: /1 (line 2, column 1): delete it

1 passed, 1 failed; 2 issues, 1 new; 1 known not found
)");
    CHECK(to_text(full_report(true), "known.json")
              .find("  FAIL  g.hook /x unknown_member\n") != std::string::npos);
}

TEST_CASE("the text report of payloads without issues is short")
{
    PayloadReport report;
    report.payloads = {{.file = "1.json"}, {.file = "2.json"}};
    CHECK(to_text(report, "") == R"(payloads (2)
  ok    2 come back unchanged

issues (0)

2 passed, 0 failed; 0 issues, 0 new
)");
}

TEST_CASE("the text report names ten other files at most")
{
    PayloadReport report;
    for (char c = 'a'; c <= 'j'; ++c)
        report.others.emplace_back(1, c);
    auto const ten = "10 other files: a, b, c, d, e, f, g, h, i, j\n";
    CHECK(to_text(report, "").find(ten) != std::string::npos);
    report.others.emplace_back("k");
    auto const more = "11 other files: a, b, c, d, e, f, g, h, i, j, ...\n";
    CHECK(to_text(report, "").find(more) != std::string::npos);
}

TEST_CASE("text from payloads cannot forge lines of the report")
{
    std::string const hostile =
        "/a\nFAIL\x1b[2J\x7f\xc2\x85\xe2\x80\xae\xf3\xa0\x80\x81";
    PayloadReport report{.others = {hostile}};
    report.payloads = {{.file = hostile, .problem = hostile}};
    report.issues = {{.operation = "g.hook",
                      .pointer = hostile,
                      .kind = "missing",
                      .first_file = hostile,
                      .messages = {hostile}}};
    KnownIssue const entry{"g.ask", hostile, "missing", hostile, hostile};
    report.unneeded = {&entry};
    auto const text = to_text(report, hostile);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x7f') == std::string::npos);
    CHECK(text.find("\xc2\x85") == std::string::npos);
    CHECK(text.find("\xe2\x80\xae") == std::string::npos);
    CHECK(text.find("\nFAIL") == std::string::npos);
    auto const begin = text.find("{ \"operation\"");
    auto const line = text.substr(begin, text.find('\n', begin) - begin);
    CHECK(line.find("\xf3\xa0\x80\x81") == std::string::npos);
    CHECK(boost::json::parse(line).at("pointer").as_string() ==
          hostile.c_str());
}

TEST_CASE("the JSON report of payloads holds everything")
{
    CHECK(boost::json::parse(to_json(full_report(true))) ==
          boost::json::parse(R"({
        "strict": true,
        "passed": 1,
        "failed": 1,
        "payloads": [
            {"file": "1.json", "operation": "g.hook", "bytes": 1, "issues": 3},
            {"file": "2.json", "bytes": 70, "issues": 0,
             "problem": "expected more"}],
        "other_files": ["read.me", "x/y"],
        "issues": [
            {"operation": "g.hook", "pointer": "/id", "kind": "missing",
             "count": 1, "files": 1, "first_file": "1.json",
             "messages": ["expected it"], "because": "seen"},
            {"operation": "g.hook", "pointer": "/x", "kind": "unknown_member",
             "count": 12, "files": 2, "first_file": "1.json",
             "messages": ["expected no a", "expected no b"]}],
        "unneeded": [
            {"operation": "g.ask", "pointer": "/y", "kind": "missing",
             "because": "gone"}]
    })"));
}

TEST_CASE("the JUnit report of payloads fails what fails the run")
{
    auto const failures = [](bool strict) {
        auto const text = to_junit(full_report(strict));
        auto const begin = text.find("failures=\"") + 10;
        return text.substr(begin, text.find('"', begin) - begin);
    };
    CHECK(failures(false) == "2");
    CHECK(failures(true) == "3");
    auto const text = to_junit(full_report());
    CHECK(text.find("classname=\"conformance.payloads\" name=\"2.json\" "
                    "time=\"0.000\">\n"
                    "      <failure message=\"expected more\"/>") !=
          std::string::npos);
    CHECK(text.find("name=\"g.hook /x unknown_member\" time=\"0.000\"/>") !=
          std::string::npos);
    CHECK(text.find("name=\"1.json\" time=\"0.500\"/>") != std::string::npos);
}

TEST_CASE("a run passes if all is lossless, needed and, if strict, known")
{
    auto const passes = [](auto change) {
        PayloadReport report;
        report.payloads = {{.file = "1.json"}};
        change(report);
        return report.passed();
    };
    CHECK(passes([](auto&) {}));
    CHECK(passes([](auto& report) { report.issues.emplace_back(); }));
    CHECK_FALSE(passes([](auto& report) {
        report.issues.emplace_back();
        report.strict = true;
    }));
    CHECK(passes([](auto& report) {
        report.issues.push_back({.known = &known_issues().entries[0]});
        report.strict = true;
    }));
    CHECK_FALSE(passes(
        [](auto& report) { report.unneeded = {&known_issues().entries[0]}; }));
    CHECK_FALSE(passes(
        [](auto& report) { report.payloads[0].problem = "expected more"; }));
}

TEST_CASE("files that cannot be used do not end the run")
{
    auto const report = check({{"g.hook.1.json", "["},
                               {"g.hook.2.json", "{\"id\":\"\"}"},
                               {"other.json", "{}"},
                               {"read.me", ""}});
    REQUIRE(report.payloads.size() == 3);
    CHECK(report.failed() == 2);
    CHECK(report.payloads[0].problem ==
          "expected an object (line 1, column 1)");
    CHECK(report.payloads[1].problem.empty());
    CHECK(report.payloads[2].operation.empty());
    CHECK(report.others == std::vector<std::string>{"read.me"});
}

TEST_CASE("a folder that cannot be listed is a failure")
{
    PayloadFiles const files{.unlisted = {{"a", "expected a folder"}}};
    auto const report = check_payloads(fake::cases(), "", files, {}, false);
    REQUIRE(report.payloads.size() == 1);
    CHECK(report.payloads[0].file == "a");
    CHECK(report.payloads[0].problem == "expected a folder");
    CHECK_FALSE(report.passed());
}

TEST_CASE("issues are compared with the known ones")
{
    auto const report =
        check({{"g.hook.json", "{}"}, {"g.ask.json", "{}"}}, known_issues());
    REQUIRE(report.issues.size() == 2);
    CHECK(report.issues[0].operation == "g.ask");
    CHECK(report.issues[0].known == nullptr);
    CHECK(report.issues[1].known == &known_issues().entries[0]);
    CHECK(report.new_issues() == 1);
    REQUIRE(report.unneeded.size() == 1);
    CHECK(report.unneeded[0] == &known_issues().entries[1]);
}
