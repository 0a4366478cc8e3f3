#ifndef AIRUDDER_DETAIL_JSON_BIG_INTEGER_HPP
#define AIRUDDER_DETAIL_JSON_BIG_INTEGER_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/requirements.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace airudder::detail {

/// A non-negative integer of at most most_bits bits. No result may be larger.
/// It is seldom needed, so it should cost little when compiled: nothing is
/// inlined.
class BigInteger {
public:
    /// Enough for the digits, and the powers of 5, that nearest_double
    /// multiplies and scales.
    static constexpr int most_bits = 2816;

    explicit BigInteger(std::uint64_t value) noexcept
    {
        for (; value != 0; value >>= limb_bits)
            limbs_[size_++] = static_cast<std::uint32_t>(value);
    }

    /// Number of bits without leading zeros.
    int bits() const noexcept
    {
        return size_ == 0 ? 0 : limb_bits * size_ - std::countl_zero(last());
    }

    AIRUDDER_NOINLINE void add(BigInteger const& other) noexcept
    {
        size_ = (std::max)(size_, other.size_);
        std::uint64_t carry = 0;
        for (int at = 0; at != size_; ++at) {
            carry += std::uint64_t{limbs_[at]} + other.limbs_[at];
            limbs_[at] = static_cast<std::uint32_t>(carry);
            carry >>= limb_bits;
        }
        push(carry);
    }

    /// `other` must not be larger.
    AIRUDDER_NOINLINE void subtract(BigInteger const& other) noexcept
    {
        std::uint64_t borrow = 0;
        for (int at = 0; at != size_; ++at) {
            auto const left = limbs_[at] - borrow - other.limbs_[at];
            limbs_[at] = static_cast<std::uint32_t>(left);
            borrow = left >> 63;
        }
        while (size_ != 0 && last() == 0)
            --size_;
    }

    /// Multiplies by `factor`, then adds `addend`.
    AIRUDDER_NOINLINE void multiply(std::uint32_t factor,
                                    std::uint32_t addend = 0) noexcept
    {
        std::uint64_t carry = addend;
        for (int at = 0; at != size_; ++at) {
            carry += std::uint64_t{limbs_[at]} * factor;
            limbs_[at] = static_cast<std::uint32_t>(carry);
            carry >>= limb_bits;
        }
        push(carry);
    }

    /// Appends decimal digits.
    AIRUDDER_NOINLINE void append(std::string_view digits) noexcept
    {
        constexpr std::size_t step = 9;
        for (; !digits.empty();
             digits.remove_prefix((std::min)(step, digits.size()))) {
            std::uint32_t factor = 1, value = 0;
            for (char const digit : digits.substr(0, step)) {
                factor *= 10;
                value = 10 * value + static_cast<unsigned char>(digit - '0');
            }
            multiply(factor, value);
        }
    }

    AIRUDDER_NOINLINE void multiply_by_power_of_5(int power) noexcept
    {
        constexpr int step = 13;
        constexpr std::uint32_t step_factor = 1'220'703'125;
        for (; power >= step; power -= step)
            multiply(step_factor);
        std::uint32_t factor = 1;
        for (; power != 0; --power)
            factor *= 5;
        multiply(factor);
    }

    void multiply_by_power_of_10(int power) noexcept
    {
        multiply_by_power_of_5(power);
        shift_left(power);
    }

    AIRUDDER_NOINLINE void shift_left(int count) noexcept
    {
        multiply(std::uint32_t{1} << count % limb_bits);
        auto const whole = size_ == 0 ? 0 : count / limb_bits;
        std::copy_backward(limbs_, limbs_ + size_, limbs_ + size_ + whole);
        std::fill_n(limbs_, whole, 0u);
        size_ += whole;
    }

    /// Returns -1, 0 or 1 if this is less than, equal to or greater than
    /// `other`.
    AIRUDDER_NOINLINE int compare(BigInteger const& other) const noexcept
    {
        if (size_ != other.size_)
            return size_ < other.size_ ? -1 : 1;
        auto at = size_;
        while (at != 0 && limbs_[at - 1] == other.limbs_[at - 1])
            --at;
        if (at == 0)
            return 0;
        return limbs_[at - 1] < other.limbs_[at - 1] ? -1 : 1;
    }

private:
    static constexpr int limb_bits = 32;

    std::uint32_t last() const noexcept { return limbs_[size_ - 1]; }

    void push(std::uint64_t carry) noexcept
    {
        if (carry != 0)
            limbs_[size_++] = static_cast<std::uint32_t>(carry);
    }

    /// The lowest first. All from `size_` on are 0.
    std::uint32_t limbs_[most_bits / limb_bits]{};
    int size_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_BIG_INTEGER_HPP
