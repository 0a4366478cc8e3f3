#ifndef AIRUDDER_DETAIL_RECEIVER_MEMORY_BUDGET_HPP
#define AIRUDDER_DETAIL_RECEIVER_MEMORY_BUDGET_HPP

#include <airudder/detail/requirements.hpp>

#include <cstddef>
#include <utility>

namespace airudder::detail {

/// The memory that requests and events of one receiver may take together, in
/// bytes. A quarter of it is for small ones, so that a few senders of large
/// bodies cannot keep the others from being served.
class MemoryBudget {
public:
    /// Maximum size of a small request or event.
    static constexpr std::size_t small_size = std::size_t{64} << 10;

    explicit MemoryBudget(std::size_t most) : most_(most) {}

    /// Counts `now` bytes in place of `counted`, and sets `counted`. Returns
    /// false if more memory is used than allowed.
    bool change(std::size_t& counted, std::size_t now) noexcept
    {
        used_ += now;
        used_ -= std::exchange(counted, now);
        return used_ <= (now <= small_size ? most_ : most_ - most_ / 4);
    }

    std::size_t used() const noexcept { return used_; }

private:
    std::size_t most_;
    std::size_t used_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_MEMORY_BUDGET_HPP
