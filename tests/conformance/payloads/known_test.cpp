#include "payloads/known.hpp"

#include "catch.hpp"
#include "fake_cases.hpp"

#include <airudder/issue.hpp>

using airudder::conformance::line_and_column;
using airudder::conformance::read_known_issues;

namespace {

/// An entry with another value, which is JSON, of one member.
std::string entry_with(std::string const& name = "",
                       std::string const& value = "")
{
    std::string out;
    for (auto const& [member, usual] : {std::pair("operation", "\"g.hook\""),
                                        std::pair("pointer", "\"/x\""),
                                        std::pair("kind", "\"missing\""),
                                        std::pair("because", "\"so\"")})
        out += (out.empty() ? "{\"" : ",\"") + std::string(member) +
               "\":" + (member == name ? value : usual);
    return out + "}";
}

/// The errors, one a line.
std::string errors(std::string const& text)
{
    std::string out;
    for (auto const& error : read_known_issues(text, fake::cases()).errors)
        out += error + "\n";
    return out;
}

std::string errors_with(std::string const& name, std::string const& value)
{
    return errors("[" + entry_with(name, value) + "]");
}

} // namespace

TEST_CASE("known issues are read with their places")
{
    auto const known = read_known_issues(
        "[\n  " + entry_with() + ",\n  " +
            entry_with("operation", "\"g.ask.request\"") + "]",
        fake::cases());
    CHECK(known.errors.empty());
    REQUIRE(known.entries.size() == 2);
    CHECK(known.entries[0].operation == "g.hook");
    CHECK(known.entries[0].pointer == "/x");
    CHECK(known.entries[0].kind == "missing");
    CHECK(known.entries[0].because == "so");
    CHECK(known.entries[1].operation == "g.ask.request");
    CHECK(known.entries[1].place == "/1 (line 3, column 3)");
    CHECK(read_known_issues("[]", fake::cases()).errors.empty());
}

TEST_CASE("every kind of issue may be known")
{
    airudder::detail::for_each_enumerator<airudder::IssueKind>(
        [](std::string_view kind, auto) {
            CHECK(errors_with("kind", "\"" + std::string(kind) + "\"").empty());
        });
}

TEST_CASE("pointers of known issues may stand for many values")
{
    for (auto const* pointer :
         {"", "/", "/a//b", "/a/-/b", "/m/*", "/~-", "/~*/x", "/a~0b~1c"})
        CHECK(
            errors_with("pointer", "\"" + std::string(pointer) + "\"").empty());
    for (auto const* pointer : {"a", "/~", "/a~-", "/~2", "/a~", "/~-a"})
        CHECK(errors_with("pointer", "\"" + std::string(pointer) + "\"") ==
              "/0/pointer: expected a pointer, e.g. \"/data/-/callid\", found "
              "\"" +
                  std::string(pointer) + "\" (line 1, column 34)\n");
}

TEST_CASE("malformed lists of known issues are errors with a place")
{
    CHECK(errors("") ==
          "expected JSON, an array of entries (line 1, column 1)\n");
    CHECK(errors("[\n  {]") ==
          "expected JSON, an array of entries (line 2, column 4)\n");
    CHECK(errors("[] \xff") ==
          "expected JSON, an array of entries (line 1, column 4)\n");
    CHECK(errors(" {}") ==
          "expected an array of entries, found an object (line 1, column 2)\n");
    CHECK(errors("[1]") ==
          "/0: expected an object, found 1 (line 1, column 2)\n");
}

TEST_CASE("wrong members of known issues are errors with a place")
{
    CHECK(errors_with("operation", "\"g.silent\"") ==
          "/0/operation: expected an operation with a body, or one with "
          ".request, found \"g.silent\" (line 1, column 15)\n");
    CHECK(errors_with("kind", "\"mising\"") ==
          "/0/kind: expected one of missing, unknown_member, wrong_type, "
          "unknown_value, rounded, duplicate, found \"mising\" (line 1, column "
          "46)\n");
    CHECK(errors_with("because", "\"\"") ==
          "/0/because: expected a reason, found \"\" (line 1, column 66)\n");
    CHECK(errors_with("because", "null") ==
          "/0/because: expected a string, found null (line 1, column 66)\n");
    CHECK(errors_with("because", "[" + std::string(100, ' ') + "]") ==
          "/0/because: expected a string, found an array (line 1, column "
          "66)\n");
    CHECK(errors_with("kind", "\"" + std::string(100, 'x') + "\"")
              .find("found a longer text") != std::string::npos);
}

TEST_CASE("missing, unknown and repeated members are all errors")
{
    CHECK(errors(R"([{"operation":"g.hook","kind":"missing","kind":"rounded",
        "becuase":""}])") ==
          "/0/kind: expected each name once, found it again (line 1, column "
          "41)\n"
          "/0/becuase: expected operation, pointer, kind or because, found "
          "another member (line 2, column 9)\n"
          "/0/pointer: expected a member, found none (line 1, column 2)\n"
          "/0/because: expected a member, found none (line 1, column 2)\n");
}

TEST_CASE("two entries for the same issue are an error")
{
    CHECK(errors("[" + entry_with() + ",\n" +
                 entry_with("because", "\"else\"") + "]") ==
          "/1: expected each issue once, found it again (line 2, column 1)\n");
}

TEST_CASE("a list of known issues with any byte changed is read, or not")
{
    auto const text = "[" + entry_with() + "]";
    for (std::size_t i = 0; i < text.size(); ++i)
        for (char const byte : {'\0', '"', '\\', '}', ']', ',', 'x', '\xff'}) {
            auto changed = text;
            changed[i] = byte;
            for (auto const& each : {changed, text.substr(0, i)}) {
                CAPTURE(each);
                auto const [entries, found] =
                    read_known_issues(each, fake::cases());
                CHECK(entries.empty() != found.empty());
                for (auto const& error : found)
                    CHECK(error.find(" (line 1, column ") != error.npos);
            }
        }
}

TEST_CASE("lines and columns count from 1")
{
    CHECK(line_and_column("a\n\nbc", 0) == "line 1, column 1");
    CHECK(line_and_column("a\n\nbc", 1) == "line 1, column 2");
    CHECK(line_and_column("a\n\nbc", 2) == "line 2, column 1");
    CHECK(line_and_column("a\n\nbc", 5) == "line 3, column 3");
}
