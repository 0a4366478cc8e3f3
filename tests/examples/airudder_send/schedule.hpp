#ifndef AIRUDDER_SEND_SCHEDULE_HPP
#define AIRUDDER_SEND_SCHEDULE_HPP

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace airudder_send {

using Clock = std::chrono::steady_clock;

/// How often an event is sent again after abnormal answers.
inline constexpr int most_repetitions = 5;

/// How many connections a rate of events takes if each answer takes as long as
/// it may; without a rate, one. No receiver is expected to take more than 1,000.
inline std::size_t most_connections(std::optional<double> rate,
                                    std::chrono::duration<double> answer_limit)
{
    auto const needed = std::ceil(rate.value_or(0) * answer_limit.count());
    return static_cast<std::size_t>(std::clamp(needed, 1.0, 1000.0));
}

/// An event that is to be sent.
struct Job {
    std::uint64_t event{};
    int repetition{}; // 0: for the first time
};

/// Decides when events are sent and sent again. Event 1 is due at the start, the
/// others at a constant rate, or all at the start without a rate.
class Schedule {
public:
    Schedule(std::uint64_t events,
             std::optional<double> rate,
             std::chrono::nanoseconds retry_wait,
             Clock::time_point start)
        : events_(events), rate_(rate), retry_wait_(retry_wait), start_(start)
    {
    }

    /// When the next job is due; nothing if there is none until `repeat`.
    std::optional<Clock::time_point> next_due() const
    {
        auto due = next_event();
        if (!repetitions_.empty())
            due = std::min(repetitions_.front().due,
                           due.value_or(repetitions_.front().due));
        return due;
    }

    /// Takes a job that is due; nothing if there is none. Repetitions take
    /// precedence.
    std::optional<Job> take(Clock::time_point now)
    {
        if (!repetitions_.empty() && repetitions_.front().due <= now) {
            auto const job = repetitions_.front().job;
            repetitions_.pop_front();
            return job;
        }
        auto const due = next_event();
        if (!due || *due > now)
            return std::nullopt;
        return Job{.event = ++taken_};
    }

    /// Schedules a job again after an abnormal answer. Returns false if it is
    /// given up.
    bool repeat(Job const& job, Clock::time_point now)
    {
        if (job.repetition == most_repetitions)
            return false;
        repetitions_.push_back(
            {.due = now + retry_wait_,
             .job = {.event = job.event, .repetition = job.repetition + 1}});
        return true;
    }

private:
    struct Repetition {
        Clock::time_point due{};
        Job job{};
    };

    std::optional<Clock::time_point> next_event() const
    {
        if (taken_ == events_)
            return std::nullopt;
        if (!rate_)
            return start_;
        return start_ + std::chrono::duration_cast<Clock::duration>(
                            std::chrono::duration<double>(
                                static_cast<double>(taken_) / *rate_));
    }

    std::uint64_t events_;
    std::uint64_t taken_ = 0;
    std::optional<double> rate_;
    std::chrono::nanoseconds retry_wait_;
    Clock::time_point start_;

    /// In the order in which they are due, because each waits equally long.
    std::deque<Repetition> repetitions_{};
};

} // namespace airudder_send

#endif // AIRUDDER_SEND_SCHEDULE_HPP
