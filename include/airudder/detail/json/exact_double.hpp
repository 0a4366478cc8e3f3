#ifndef AIRUDDER_DETAIL_JSON_EXACT_DOUBLE_HPP
#define AIRUDDER_DETAIL_JSON_EXACT_DOUBLE_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/big_integer.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

/// Doubles as bits (IEEE 754, binary64), and conversions that compute with
/// integers only. They do not depend on the flags of the compiler
/// (-ffast-math), the state of the processor (subnormals as zero) or the
/// precision of its arithmetic (x87).
namespace airudder::detail {

static_assert(std::numeric_limits<double>::is_iec559 &&
              sizeof(double) == sizeof(std::uint64_t));

inline constexpr int fraction_bits = 52;

/// The bit of a double's sign. All other bits are its magnitude, which is
/// ordered as an integer.
inline constexpr auto sign_bit = std::uint64_t{1} << 63;

/// The smallest magnitude that is not subnormal.
inline constexpr auto least_normal = std::uint64_t{1} << fraction_bits;

/// Infinity's magnitude. That of a NaN is larger.
inline constexpr auto infinite = std::uint64_t{0x7FF} << fraction_bits;

/// Takes a reference: with -ffinite-math-only, compilers assume that no
/// argument is an infinity or a NaN.
inline std::uint64_t bits_of(double const& value) noexcept
{
    return std::bit_cast<std::uint64_t>(value);
}

/// A finite magnitude, taken apart: `significand` times 2^`exponent`.
struct BinaryParts {
    std::uint64_t significand;
    int exponent;
};

inline BinaryParts parts_of(std::uint64_t magnitude) noexcept
{
    auto const fraction = magnitude & (least_normal - 1);
    auto const field = static_cast<int>(magnitude >> fraction_bits);
    return field == 0 ? BinaryParts{fraction, -1074}
                      : BinaryParts{fraction | least_normal, field - 1075};
}

/// Number of digits that nearest_double reads.
inline constexpr std::size_t most_exact_digits = 801;

/// Returns the magnitude of the double that is nearest to `digits` times
/// 10^`power`; `infinite` if that is beyond a double's range. `digits` are at
/// most most_exact_digits, the first of them not 0; the number is between 1e-331 and
/// 1e311.
AIRUDDER_NOINLINE inline std::uint64_t nearest_double(std::string_view digits,
                                                      int power) noexcept
{
    BigInteger numerator(0);
    numerator.append(digits);
    BigInteger denominator(1);
    (power < 0 ? denominator : numerator)
        .multiply_by_power_of_5(power < 0 ? -power : power);

    // The number is their quotient, times 2^exponent. Shift one of them until
    // the quotient is from 1 to 2.
    auto const shift = denominator.bits() - numerator.bits();
    (shift < 0 ? denominator : numerator)
        .shift_left(shift < 0 ? -shift : shift);
    auto exponent = power - shift;
    if (numerator.compare(denominator) < 0) {
        numerator.shift_left(1);
        --exponent;
    }

    // A subnormal has fewer bits.
    constexpr int least_exponent = -1022;
    auto const count =
        fraction_bits + 1 - (std::max)(least_exponent - exponent, 0);
    if (count < 0)
        return 0;
    std::uint64_t bits = 0;
    for (int done = 0; done != count; ++done) {
        bits <<= 1;
        if (numerator.compare(denominator) >= 0) {
            numerator.subtract(denominator);
            ++bits;
        }
        numerator.shift_left(1);
    }

    // What is left, doubled, tells which neighbour is nearer. Between both, the
    // even one counts.
    auto const rest = numerator.compare(denominator);
    if (rest > 0 || (rest == 0 && bits % 2 != 0))
        ++bits;
    auto const field = (std::max)(exponent, least_exponent) - least_exponent;
    auto const magnitude =
        (static_cast<std::uint64_t>(field) << fraction_bits) + bits;
    return (std::min)(magnitude, infinite);
}

/// Number of bytes that spell_double, and std::to_chars for integers, need.
inline constexpr std::size_t number_room = 32;

/// The shortest decimal digits, with an exponent, that read back as a given
/// double; the nearest if there are several. A point follows the first digit.
struct ShortestDigits {
    char text[number_room];
    std::size_t count = 0;
    int exponent = 0;
};

/// The state of exact_shortest_digits (Steele and White, 1990; Burger and
/// Dybvig, 1996): a number, as a multiple of a unit, and its distances to the
/// ends of the interval of what reads as the same double.
class DigitMaker {
public:
    /// `magnitude` must be finite and not 0.
    explicit DigitMaker(std::uint64_t magnitude) noexcept
        : parts_(parts_of(magnitude)), rest_(parts_.significand)
    {
        // The next smaller double is only half as far as the next larger one.
        bool const uneven =
            parts_.significand == least_normal && magnitude != least_normal;
        auto const up = (std::max)(parts_.exponent, 0);
        rest_.shift_left(up + uneven + 1);
        unit_.shift_left(up - parts_.exponent + uneven + 1);
        above_.shift_left(up + uneven);
        below_.shift_left(up);
    }

    ShortestDigits make() noexcept
    {
        ShortestDigits digits;
        auto exponent = estimated_exponent();
        scale_by(exponent);
        for (; reaches_unit(); ++exponent)
            unit_.multiply(10);
        do {
            --exponent;
            multiply_by_10();
        } while (!reaches_unit());
        digits.exponent = exponent;
        for (;; multiply_by_10()) {
            auto const digit = take_digit();
            bool const may_end = is_inside(rest_.compare(below_));
            bool const may_end_above = reaches_unit();
            auto& place = digits.text[digits.count++];
            place = digit;
            if (!may_end && !may_end_above)
                continue;
            auto twice = rest_;
            twice.shift_left(1);
            auto const order = twice.compare(unit_);
            // In the middle, the even digit counts.
            bool const is_nearer_above =
                order > 0 || (order == 0 && digit % 2 != 0);
            if (may_end_above && (!may_end || is_nearer_above))
                ++place;
            return digits;
        }
    }

private:
    /// Whether a number is in the interval if it compares so with the distance
    /// to an end. An end itself is read as the even double.
    bool is_inside(int order) const noexcept
    {
        return order < 0 || (order == 0 && parts_.significand % 2 == 0);
    }

    /// Whether the upper end of the interval is at a unit or more.
    bool reaches_unit() const noexcept
    {
        auto end = rest_;
        end.add(above_);
        return is_inside(unit_.compare(end));
    }

    /// Of 10, may be too small by 1 or 2.
    int estimated_exponent() const noexcept
    {
        auto const exponent =
            parts_.exponent +
            static_cast<int>(std::bit_width(parts_.significand)) - 1;
        // log10(2) is slightly more than 78913 / 2^18.
        return (exponent * 78913 >> 18) - 1;
    }

    void scale_by(int exponent) noexcept
    {
        if (exponent >= 0)
            return unit_.multiply_by_power_of_10(exponent);
        for (auto const number : {&rest_, &above_, &below_})
            number->multiply_by_power_of_10(-exponent);
    }

    void multiply_by_10() noexcept
    {
        for (auto const number : {&rest_, &above_, &below_})
            number->multiply(10);
    }

    /// Returns the number of whole units and subtracts them.
    char take_digit() noexcept
    {
        char digit = '0';
        for (; rest_.compare(unit_) >= 0; ++digit)
            rest_.subtract(unit_);
        return digit;
    }

    BinaryParts parts_;
    BigInteger rest_;
    BigInteger unit_{1};
    BigInteger above_{1};
    BigInteger below_{1};
};

/// `magnitude` must be finite and not 0.
AIRUDDER_NOINLINE inline ShortestDigits
exact_shortest_digits(std::uint64_t magnitude) noexcept
{
    return DigitMaker(magnitude).make();
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_EXACT_DOUBLE_HPP
