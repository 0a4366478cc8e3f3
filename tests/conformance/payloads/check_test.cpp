#include "payloads/check.hpp"

#include "catch.hpp"
#include "fake_cases.hpp"

using airudder::conformance::check_payload;
using airudder::conformance::Decode;
using airudder::conformance::Decoded;
using airudder::conformance::IssueTable;

namespace {

std::string problem(std::string_view text, Decode decode = &fake::decode)
{
    IssueTable issues;
    return check_payload(fake::cases(decode), "a/g.hook.1.json", text, issues)
        .problem;
}

template <char const* Text>
Decoded decode_to(std::string_view text, bool strict)
{
    auto out = fake::decode(text, strict);
    out.text = Text;
    return out;
}

constexpr char other_spelling[] =
    R"({"list":[{"k":""},{"k":"","x":1}],"id":""})";
constexpr char malformed[] = R"({"list":)";

/// Reports the first issue as another one.
Decoded decode_with_other_issue(std::string_view text, bool strict)
{
    auto out = fake::decode(text, strict);
    out.issues.at(0).kind = "rounded";
    return out;
}

/// Collects the first issue only.
Decoded decode_with_one_issue(std::string_view text, bool strict)
{
    auto out = fake::decode(text, strict);
    out.issues.resize(1);
    out.messages.resize(1);
    return out;
}

/// Reports no issue.
Decoded decode_without_issues(std::string_view text, bool strict)
{
    auto out = fake::decode(text, strict);
    out.issues.clear();
    out.issue_count = 0;
    return out;
}

/// "count operation pointer kind: messages" of each row, one a line.
std::string
rows(std::string_view text, Decode decode = &fake::decode, bool secret = false)
{
    IssueTable issues;
    auto const result =
        check_payload(fake::cases(decode, secret), "g.hook.json", text, issues);
    CHECK(result.problem.empty());
    std::string out;
    std::size_t count = 0;
    for (auto const& row : issues.take_rows()) {
        out += std::to_string(row.count) + " " + row.operation + " " +
               row.pointer + " " + row.kind + ":";
        for (auto const& message : row.messages)
            out += " " + message;
        out += "\n";
        count += row.count;
    }
    CHECK(result.issues == count);
    return out;
}

} // namespace

TEST_CASE("a payload with any deviations is lossless if it comes back")
{
    CHECK(problem(R"({"id":null,"n":1.50,"x":[{"y":{}}]})").empty());
    IssueTable issues;
    auto const result = check_payload(
        fake::cases(), "a/g.ask.request.json", R"({"id":""})", issues);
    CHECK(result.operation == "g.ask.request");
    CHECK(result.bytes == 9);
    CHECK(result.issues == 0);
}

TEST_CASE("loss is a problem that names the first differing value")
{
    auto const decode = &decode_to<other_spelling>;
    CHECK(problem(R"({"id":"","list":[{"k":""},{"k":"","x":1}]})", decode)
              .empty());
    CHECK(problem(R"({"id":"","list":[{"k":""},{"k":"","x":1.0}]})", decode) ==
          R"(comes back as another value, first at "/list/1/x")");
    CHECK(problem(R"({"id":"","n":1,"list":[]})", decode) ==
          R"(comes back as another value, first at "/n")");
    CHECK(problem(R"({"id":""})", &decode_to<malformed>) ==
          "comes back as text that is not JSON");
}

TEST_CASE("issues that parse reports wrongly are a problem")
{
    auto const* const text = R"({"x":1})";
    CHECK(problem(text, &decode_with_other_issue) ==
          R"(parse reports another issue than expected at "/x")");
    CHECK(problem(text, &decode_without_issues) ==
          "parse reports 0 issues, expected 2");
}

TEST_CASE("a byte order mark is a problem of its own")
{
    CHECK(problem("\xEF\xBB\xBF{}") ==
          "expected JSON without a byte order mark, found one");
}

TEST_CASE("a payload that cannot be read has the parser's error")
{
    CHECK(problem("[") == "expected an object (line 1, column 1)");
}

TEST_CASE("issues of all elements and of all map values are counted together")
{
    CHECK(rows(R"({"id":"","list":[{},{"k":1},{}],
                   "map":{"a":{},"b":{}}})") ==
          "2 g.hook /list/-/k missing: message about /list/0/k "
          "message about /list/2/k\n"
          "1 g.hook /list/-/k wrong_type: message about /list/1/k\n"
          "2 g.hook /map/*/k missing: message about /map/a/k "
          "message about /map/b/k\n");
}

TEST_CASE("issues that parse only counts are listed as well")
{
    CHECK(rows(R"({"x":1,"y":2})", &decode_with_one_issue) ==
          "1 g.hook /x unknown_member: message about /x\n"
          "1 g.hook /y unknown_member:\n"
          "1 g.hook /id missing:\n");
}

TEST_CASE("messages about a body that is a secret are left out")
{
    CHECK(rows(R"({"id":1})", &fake::decode, true) ==
          "1 g.hook /id wrong_type:\n");
}
