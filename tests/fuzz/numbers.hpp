#ifndef AIRUDDER_TESTS_FUZZ_NUMBERS_HPP
#define AIRUDDER_TESTS_FUZZ_NUMBERS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a JSON number is, worked out digit by digit and by the C library.
namespace fuzz {

/// digits * 10^exponent. Exponents beyond a thousand million count as that.
struct Decimal {
    bool negative{};      // false for zero
    std::string digits{}; // no zero at either end; empty for zero
    long exponent{};

    bool operator==(Decimal const&) const = default;
};

Decimal decimal_of(std::string_view number);

/// The integer that a number is, however it is spelled.
std::optional<std::int64_t> int64_of(std::string_view number);
std::optional<std::uint64_t> uint64_of(std::string_view number);

/// Whether it has neither fraction nor exponent.
bool is_plain_integer(std::string_view number);

/// The nearest double, unless that is infinite.
std::optional<double> double_of(std::string_view number);

/// The fewest digits that tell a double from its neighbours: d.ddde+xx.
std::string shortest(double number);

/// Whether the shortest spelling of the nearest double is another number.
bool is_rounded(std::string_view number);

/// What Number::toString of ECMAScript writes of a finite double.
std::string written(double number);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_NUMBERS_HPP
