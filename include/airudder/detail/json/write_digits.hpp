#ifndef AIRUDDER_DETAIL_JSON_WRITE_DIGITS_HPP
#define AIRUDDER_DETAIL_JSON_WRITE_DIGITS_HPP

#include <airudder/detail/requirements.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace airudder::detail {

/// "00" to "99".
inline constexpr auto digit_pairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t number = 0; number != 100; ++number) {
        pairs[2 * number] = static_cast<char>('0' + number / 10);
        pairs[2 * number + 1] = static_cast<char>('0' + number % 10);
    }
    return pairs;
}();

/// 1, 10, 100 and so on.
inline constexpr auto powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t at = 1; at != powers.size(); ++at)
        powers[at] = 10 * powers[at - 1];
    return powers;
}();

/// Number of decimal digits, 1 for 0.
constexpr std::size_t count_digits(std::uint64_t number) noexcept
{
    // About the logarithm: 1233 / 2^12 is that of 2 to the base of 10.
    number |= 1;
    auto const bits = static_cast<std::size_t>(64 - std::countl_zero(number));
    auto const about = bits * 1233 >> 12;
    return about + (number >= powers_of_ten[about] ? 1 : 0);
}

/// Writes a number in decimal, at most 20 bytes; returns the end. Half the
/// instructions of libstdc++ 12's to_chars.
inline char* write_digits(char* out, std::uint64_t number) noexcept
{
    auto const end = out + count_digits(number);
    auto at = end;
    // Two pairs at a time: what follows waits for one division only.
    for (; number >= 10'000; number /= 10'000) {
        auto const four = static_cast<std::uint32_t>(number % 10'000);
        std::memcpy(at -= 2, &digit_pairs[2 * (four % 100)], 2);
        std::memcpy(at -= 2, &digit_pairs[2 * (four / 100)], 2);
    }
    for (; number >= 10; number /= 100)
        std::memcpy(at -= 2, &digit_pairs[2 * (number % 100)], 2);
    if (at != out)
        *out = static_cast<char>('0' + number);
    return end;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_WRITE_DIGITS_HPP
