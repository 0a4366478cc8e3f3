// Edge cases of the functions that the reader, the writer and numbers use.
#include "catch.hpp"

#include <airudder/detail/json/number.hpp>
#include <airudder/detail/json/output.hpp>
#include <airudder/detail/json/scan.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

TEST_CASE("find_special finds each special byte at the end of a text")
{
    for (std::size_t const before : {0u, 5u, 20u})
        for (std::size_t size = 0; size < 40; ++size)
            for (int code = 0; code < 256; ++code) {
                auto const byte = static_cast<char>(code);
                auto const text =
                    std::string(before, '"') + std::string(size, 'x') + byte;
                bool const plain =
                    code >= 0x20 && code < 0x80 && byte != '"' && byte != '\\';
                auto const begin = text.data();
                auto const end = begin + text.size();
                auto const found =
                    airudder::detail::find_special(begin, begin + before, end);
                CAPTURE(before, size, code);
                REQUIRE(found == end - (plain ? 0 : 1));
            }
}

TEST_CASE("exponents are not read modulo 2^64")
{
    std::int64_t value;
    CHECK_FALSE(airudder::detail::to_int64(
        airudder::detail::read_decimal("1e18446744073709551616"), value));
    CHECK_FALSE(airudder::detail::to_int64(
        airudder::detail::read_decimal("1e-18446744073709551616"), value));
}

TEST_CASE("put_string writes a string to its end and ignores what follows")
{
    std::string const text(100, 'x');
    for (std::size_t size = 0; size != text.size(); ++size)
        for (char const behind : {'y', '"', '\0'}) {
            auto const whole = text.substr(0, size) + std::string(50, behind);
            std::string out;
            airudder::detail::Output output(out);
            output.finish(output.put_string(
                output.begin(), std::string_view(whole).substr(0, size)));
            CAPTURE(size, behind);
            REQUIRE(out == "\"" + text.substr(0, size) + "\"");
        }
}

TEST_CASE("close writes a bracket wherever a block of the output ends")
{
    std::string const long_text(2000, 'l');
    for (std::size_t size = 2000; size != 4200; size += size < 4000 ? 500 : 1)
        for (std::size_t const within : {0u, 1u, 5000u}) {
            std::string out = "before";
            airudder::detail::Output output(out);
            auto at = output.put(output.begin(), std::string_view(long_text));
            for (std::size_t count = 0; count != size; ++count)
                at = output.put(at, 'x');
            at = output.put(at, '[');
            for (std::size_t count = 0; count != within; ++count)
                at = output.put(at, '1');
            if (within != 0)
                at = output.put(at, ',');
            output.finish(output.close(at, ']'));
            CAPTURE(size, within);
            REQUIRE(out == "before" + long_text + std::string(size, 'x') + "[" +
                               std::string(within, '1') + "]");
        }
}

TEST_CASE("is_near compares sizes, not sums that may wrap")
{
    std::string out;
    airudder::detail::Output output(out);
    auto const at = output.begin();
    constexpr auto most = ~std::size_t{} / 2;
    // Is not read: only its size counts.
    auto const sized = [](std::size_t size) {
        return std::string_view("", size);
    };
    CHECK(output.is_near(at, sized(100)));
    CHECK(output.is_near(at, sized(4000)));
    CHECK_FALSE(output.is_near(at, sized(4096)));
    for (std::size_t const less : {0u, 1u, 10u, 20u, 100u, 5000u})
        CHECK_FALSE(output.is_near(at, sized(most - less)));
    output.finish(at);
}
