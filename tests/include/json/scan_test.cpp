// Estimates from a glance ahead, and integers that are read in one step.
#include "catch.hpp"

#include <airudder/detail/json/scan.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using airudder::detail::count_names;
using airudder::detail::scan_short_integer;

namespace {

/// Counts the names in a copy whose memory ends with the text.
std::size_t names_in(std::string_view text)
{
    std::vector<char> const exact(text.begin(), text.end());
    return count_names(exact.data(), exact.data() + exact.size());
}

std::string members_text(std::size_t count)
{
    std::string text;
    for (std::size_t index = 0; index != count; ++index)
        text += "\"m\":1,";
    return text;
}

struct Short {
    bool read = false;
    std::int64_t value = -77;
    std::size_t behind = 0;
};

Short short_integer(std::string_view text)
{
    Short result;
    std::vector<char> const exact(text.begin(), text.end());
    auto at = exact.data();
    result.read =
        scan_short_integer(at, exact.data() + exact.size(), result.value);
    result.behind = static_cast<std::size_t>(at - exact.data());
    return result;
}

} // namespace

TEST_CASE("names are counted up to the end of their object")
{
    for (std::size_t count = 1; count != 40; ++count) {
        CAPTURE(count);
        CHECK(names_in(members_text(count)) == count);
        CHECK(names_in(members_text(count) + "}" + members_text(50)) == count);
        CHECK(names_in(members_text(count) + "\"o\":{" + members_text(50)) ==
              count + 3);
    }
}

TEST_CASE("a name is counted wherever a block ends")
{
    for (std::size_t size = 0; size != 40; ++size) {
        CAPTURE(size);
        auto const text =
            "\"a\":\"" + std::string(size, 'x') + "\",\"b\":1}\"c\":2";
        CHECK(names_in(text) == 2);
    }
}

TEST_CASE("count_names returns at least one and does not look far ahead")
{
    CHECK(names_in("") == 1);
    CHECK(names_in("}") == 1);
    CHECK(names_in("\"spaced\" : 1, \"out\" : 2}") == 1);
    CHECK(names_in(members_text(100000)) <= 1024);
}

TEST_CASE("a short integer is read to its end")
{
    for (std::string_view const text :
         {"0", "7", "10", "123456789", "999999999999999999"})
        for (std::string_view const behind : {"", ",", "]", " ", "}", "x"})
            for (bool const negative : {false, true}) {
                auto const digits =
                    (negative && text != "0" ? "-" : "") + std::string(text);
                auto const found = short_integer(digits + std::string(behind));
                CAPTURE(digits, behind);
                CHECK(found.read);
                CHECK(found.value == std::stoll(digits));
                CHECK(found.behind == digits.size());
            }
}

TEST_CASE("scan_short_integer refuses a text that is not a short integer")
{
    for (std::string_view const text : {"",
                                        "-",
                                        "-0",
                                        "00",
                                        "01",
                                        "-01",
                                        "1.0",
                                        "1e2",
                                        "1E2",
                                        "-1.5",
                                        "0.5",
                                        "0e0",
                                        "x",
                                        "+1",
                                        " 1",
                                        ".5",
                                        "-x",
                                        "1.",
                                        "1000000000000000000",
                                        "-9223372036854775808"}) {
        auto const found = short_integer(text);
        CAPTURE(text);
        CHECK_FALSE(found.read);
        CHECK(found.value == -77);
    }
}
