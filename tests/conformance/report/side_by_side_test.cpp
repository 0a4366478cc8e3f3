#include "report/side_by_side.hpp"

#include "catch.hpp"

using namespace airudder::conformance;
using Lines = std::vector<std::string>;
using Kind = SideLine::Kind;

namespace {

/// The changed parts of the lines of one side, "" for a line that is the same
/// and "~" for one that only the other side has.
Lines changed_parts(std::vector<SideLine> const& lines)
{
    Lines out;
    for (auto const& line : lines)
        out.push_back(
            line.kind == Kind::same ? ""
            : line.kind == Kind::filler
                ? "~"
                : line.text.substr(line.begin, line.end - line.begin));
    return out;
}

} // namespace

TEST_CASE("JSON has a line for each member, with each token as it is spelled")
{
    CHECK(pretty_lines(R"({"a":[1.50,{"b":{}}],"c,:{":"\"\u0041","d":[]})") ==
          Lines{"{",
                "  \"a\": [",
                "    1.50,",
                "    {",
                "      \"b\": {}",
                "    }",
                "  ],",
                R"(  "c,:{": "\"\u0041",)",
                "  \"d\": []",
                "}"});
    CHECK(pretty_lines("{ \"a\" : 1 }") == Lines{"{", "  \"a\": 1", "}"});
}

TEST_CASE("a text that is not JSON is split at its line breaks")
{
    CHECK(pretty_lines("OK\n{x\n") == Lines{"OK", "{x"});
    CHECK(pretty_lines("").empty());
}

TEST_CASE("deep JSON is indented by a limited number of spaces")
{
    std::string const deep =
        std::string(900, '[') + '1' + std::string(900, ']');
    std::size_t most = 0;
    for (auto const& line : pretty_lines(deep))
        most = std::max(most, line.size());
    CHECK(most == 81);
}

TEST_CASE("lines that differ stand side by side with the part that differs")
{
    auto const [left, right] = align({"{", "  \"a\": 1.50,", "  \"b\": 2", "}"},
                                     {"{", "  \"a\": 1.5,", "  \"b\": 2", "}"});
    CHECK(changed_parts(left) == Lines{"", "0", "", ""});
    CHECK(changed_parts(right) == Lines{"", "", "", ""});
    CHECK(right[1].kind == Kind::changed);
    CHECK(right[1].text == "  \"a\": 1.5,");
}

TEST_CASE("a line of one side only faces a filler")
{
    auto const [left, right] =
        align({"a", "b", "c", "d"}, {"a", "c", "x", "d"});
    CHECK(changed_parts(left) == Lines{"", "b", "", "~", ""});
    CHECK(changed_parts(right) == Lines{"", "~", "", "x", ""});
}

TEST_CASE("a part that differs begins and ends between characters")
{
    // 你 and 佡 differ in the last of three bytes, 你 and 佡 begin alike.
    auto const [left, right] = align({"x\xe4\xbd\xa0y"}, {"x\xe4\xbd\xa1y"});
    CHECK(changed_parts(left) == Lines{"\xe4\xbd\xa0"});
    CHECK(changed_parts(right) == Lines{"\xe4\xbd\xa1"});
}

TEST_CASE("texts of any length are aligned in little time")
{
    Lines left;
    Lines right;
    for (int i = 0; i < 5000; ++i) {
        left.push_back("l" + std::to_string(i));
        right.push_back("r" + std::to_string(i));
    }
    auto const sides = align(left, right);
    CHECK(sides.left.size() == 5000);
    CHECK(sides.right.size() == 5000);
    CHECK(sides.left.back().kind == Kind::changed);
}
