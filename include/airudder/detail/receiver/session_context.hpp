#ifndef AIRUDDER_DETAIL_RECEIVER_SESSION_CONTEXT_HPP
#define AIRUDDER_DETAIL_RECEIVER_SESSION_CONTEXT_HPP

#include <airudder/detail/net/socket.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/receiver/answer.hpp>
#include <airudder/detail/receiver/dispatcher.hpp>
#include <airudder/detail/receiver/memory_budget.hpp>
#include <airudder/detail/receiver/request_reader.hpp>
#include <airudder/detail/receiver/tally.hpp>
#include <airudder/receiver/exchange.hpp>
#include <airudder/receiver/receiver_options.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// What the sessions of one receiver share, and memory that they borrow.
namespace airudder::detail {

/// How often a receiver looks for deadlines that have passed.
inline constexpr std::chrono::milliseconds tick_time{100};

/// The reader of a request in progress, with everything else that a connection
/// needs only then.
struct Work {
    explicit Work(RequestLimits limits) : reader(limits) {}

    RequestReader reader;
    Incoming incoming{};

    /// Text to be sent, and how much of it has been.
    std::string output{};
    std::size_t sent = 0;

    Clock::time_point begin{};

    /// When the answer has to leave.
    Clock::time_point answer_by{};

    /// Status of the answer; 0 before.
    int status = 0;
    std::size_t body_size = 0;
    bool close = false;

    /// When bytes were last read.
    Clock::time_point read_at{};

    /// Memory counted in SessionContext::memory.
    std::size_t counted = 0;
};

/// Memory for the bytes that connections read next, in pieces of one size. Only
/// the loop's thread uses it.
class InputBuffers {
public:
    using Buffer = std::array<char, std::size_t{16} << 10>;

    struct GiveBack {
        InputBuffers* buffers = nullptr;

        void operator()(Buffer* buffer) const noexcept
        {
            buffers->free_.emplace_back(buffer);
        }
    };

    using Borrowed = std::unique_ptr<Buffer, GiveBack>;

    /// Giving back must not throw.
    InputBuffers() { free_.reserve(most); }

    /// Returns null if all are in use.
    Borrowed borrow()
    {
        if (free_.empty() && count_ == most)
            return {};
        if (free_.empty()) {
            free_.push_back(std::make_unique<Buffer>());
            ++count_;
        }
        Borrowed buffer(free_.back().release(), GiveBack{this});
        free_.pop_back();
        return buffer;
    }

private:
    static constexpr std::size_t most = 256;

    std::size_t count_ = 0;
    std::vector<std::unique_ptr<Buffer>> free_{};
};

/// What the sessions of one receiver share. Only the loop's thread uses it.
struct SessionContext {
    SessionContext(ReceiverOptions const& given,
                   Dispatcher& dispatch,
                   Tally& counters,
                   MemoryBudget& budget)
        : options(given), dispatcher(dispatch), tally(counters), memory(budget),
          scratch(std::size_t{64} << 10)
    {
    }

    /// Takes the memory of a request from those that are free.
    std::unique_ptr<Work> borrow()
    {
        if (free.empty())
            return std::make_unique<Work>(RequestLimits{options.max_header_size,
                                                        options.max_fields,
                                                        options.max_body_size});
        auto work = std::move(free.back());
        free.pop_back();
        return work;
    }

    void give_back(std::unique_ptr<Work> work)
    {
        constexpr std::size_t most_free = 64;
        memory.change(work->counted, 0);
        if (free.size() >= most_free)
            return;
        work->reader.reset();
        work->output.clear();
        free.push_back(std::move(work));
    }

    ReceiverOptions const& options;
    Dispatcher& dispatcher;
    Tally& tally;
    MemoryBudget& memory;

    /// Sessions read into it one after the other: never while another session
    /// still uses what it read.
    std::vector<char> scratch;

    std::vector<std::unique_ptr<Work>> free{};

    InputBuffers buffers{};
    DateField date{};

    /// When the loop turned to a session. Its next steps, up to a call of the
    /// user's code, take no time that a deadline would show.
    Clock::time_point now{};

    bool stopping = false;
    StopReport report{};

    /// Called when a session has ended.
    std::function<void(Address const& peer, bool refused)> ended{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_SESSION_CONTEXT_HPP
