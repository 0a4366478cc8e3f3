#ifndef AIRUDDER_DETAIL_RECEIVER_TALLY_HPP
#define AIRUDDER_DETAIL_RECEIVER_TALLY_HPP

#include <airudder/receiver/exchange.hpp>

#include <cstdint>
#include <mutex>

namespace airudder::detail {

/// A receiver's counters. The loop counts, and any thread may read.
class Tally {
public:
    void add(std::uint64_t ReceiverCounters::*counter)
    {
        std::lock_guard const lock(mutex_);
        ++(counters_.*counter);
    }

    void set(std::size_t ReceiverCounters::*gauge, std::size_t value)
    {
        std::lock_guard const lock(mutex_);
        counters_.*gauge = value;
    }

    ReceiverCounters counters() const
    {
        std::lock_guard const lock(mutex_);
        return counters_;
    }

private:
    mutable std::mutex mutex_{};
    ReceiverCounters counters_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_TALLY_HPP
