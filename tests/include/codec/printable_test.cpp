#include "catch.hpp"
#include "codec.hpp"

#include <airudder/detail/printable.hpp>
#include <airudder/issue.hpp>
#include <airudder/result.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

using airudder::Error;
using airudder::Issue;
using airudder::IssueKind;
using airudder::detail::printable;
using codec::printed;

namespace {

using namespace std::string_view_literals;

constexpr std::string_view hostile = "a\nb\x1b[2J\xc2\x85\xe2\x80\xae\xff";
constexpr std::string_view harmless = R"(a\x0ab\x1b[2J\u0085\u202e\xff)";

} // namespace

TEST_CASE("printable leaves visible characters unchanged", "[printable]")
{
    for (auto const text :
         {""sv, " a~"sv, "\"\\n\""sv, "ä€你好"sv, "😀"sv, "אב"sv, "é"sv})
        CHECK(printable(text) == text);
}

TEST_CASE("printable escapes control characters", "[printable]")
{
    CHECK(printable("\0\t\n\r\x1b\x7f"sv) == R"(\x00\x09\x0a\x0d\x1b\x7f)");
    CHECK(printable("\xc2\x80\xc2\x85\xc2\x9b\xc2\x9f") ==
          R"(\u0080\u0085\u009b\u009f)");
    CHECK(printable("\xc2\xa0") == "\xc2\xa0");
}

TEST_CASE("printable escapes characters that break or reorder a line",
          "[printable]")
{
    struct Case {
        std::string_view text;
        std::string_view shown;
    };
    for (auto const& given : {
             Case{"\u2028\u2029", R"(\u2028\u2029)"},
             Case{"\u061c\u200e\u200f", R"(\u061c\u200e\u200f)"},
             Case{"\u202a\u202e", R"(\u202a\u202e)"},
             Case{"\u2066\u2069", R"(\u2066\u2069)"},
             Case{"\u00ad\u200b\u2060\ufeff", R"(\u00ad\u200b\u2060\ufeff)"},
             Case{"\U000e0001\U000e007f", R"(\U000e0001\U000e007f)"},
             Case{"\xef\xbf\xbe\xef\xbf\xbf", R"(\ufffe\uffff)"},
         })
        CHECK(printable(given.text) == given.shown);
}

TEST_CASE("printable escapes each byte that is not UTF-8", "[printable]")
{
    CHECK(printable("\xff\xc2") == R"(\xff\xc2)");
    CHECK(printable("\x9b"
                    "31m") == R"(\x9b31m)");
    CHECK(printable("\xc0\x8a") == R"(\xc0\x8a)");
    CHECK(printable("\xe2\x80"
                    "a") == R"(\xe2\x80a)");
    CHECK(printable("\xed\xa0\x80") == R"(\xed\xa0\x80)");
}

TEST_CASE("printable does not change its own output", "[printable]")
{
    CHECK(printable(hostile) == harmless);
    CHECK(printable(printable(hostile)) == harmless);
}

TEST_CASE("a printed issue cannot forge a line", "[printable]")
{
    std::string const text(hostile);
    CHECK(printed(Issue{text, IssueKind::unknown_member, text}) ==
          std::string(harmless) + ": unknown_member: " + std::string(harmless));
}

TEST_CASE("a printed error cannot forge a line", "[printable]")
{
    std::string const text(hostile);
    auto const expected = std::string(harmless) + ": " + std::string(harmless);
    Error const error{.pointer = text, .message = text};
    CHECK(printed(error) == expected);
    CHECK_THROWS_WITH(airudder::Result<int>(error).value(), expected);
}
