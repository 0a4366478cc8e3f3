#ifndef AIRUDDER_CONFORMANCE_DECIMAL_HPP
#define AIRUDDER_CONFORMANCE_DECIMAL_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The values of JSON numbers, computed digit by digit and by the C library.
namespace airudder::conformance {

/// The exact value of a JSON number: digits * 10^exponent. Exponents beyond a
/// thousand million count as a thousand million.
struct Decimal {
    bool negative{};      // false for zero
    std::string digits{}; // no zero at either end; empty for zero
    long exponent{};

    bool operator==(Decimal const&) const = default;
};

Decimal read_decimal(std::string_view number);

/// The number as a 64-bit integer, however it is spelled; nullopt if it is not
/// one.
std::optional<std::int64_t> int64_of(std::string_view number);
std::optional<std::uint64_t> uint64_of(std::string_view number);

/// Whether the number is spelled without fraction and exponent.
bool is_plain_integer(std::string_view number);

/// The nearest double; nullopt if that is infinite.
std::optional<double> double_of(std::string_view number);

/// The fewest digits that tell a double from its neighbours: d.ddde+xx.
std::string shortest(double number);

/// Whether the shortest form of the nearest double, which is finite, has
/// another value.
bool is_rounded(std::string_view number);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_DECIMAL_HPP
