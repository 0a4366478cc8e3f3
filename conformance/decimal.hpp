#ifndef AIRUDDER_CONFORMANCE_DECIMAL_HPP
#define AIRUDDER_CONFORMANCE_DECIMAL_HPP

#include <string>
#include <string_view>

namespace airudder::conformance {

/// The exact value of a JSON number: digits * 10^exponent.
struct Decimal {
    bool negative{};      // false for zero
    std::string digits{}; // no zero at either end; empty for zero
    long exponent{};

    bool operator==(Decimal const&) const = default;
};

Decimal read_decimal(std::string_view number);

/// An integer from -2^63 to 2^63 - 1, however it is spelled.
bool fits_int64(Decimal const& value);

/// An integer from 0 to 2^64 - 1, however it is spelled.
bool fits_uint64(Decimal const& value);

/// The nearest double is finite.
bool fits_double(std::string_view number);

/// The shortest form of the nearest double has another value.
bool is_rounded(std::string_view number);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_DECIMAL_HPP
