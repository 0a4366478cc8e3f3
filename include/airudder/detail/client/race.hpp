#ifndef AIRUDDER_DETAIL_CLIENT_RACE_HPP
#define AIRUDDER_DETAIL_CLIENT_RACE_HPP

#include <airudder/detail/net/socket.hpp>
#include <airudder/result.hpp>

#include <boost/asio/error.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Returns addresses in the order in which to try them: the given order, except
/// that the two families alternate, beginning with the family of the first
/// address (RFC 8305, section 4).
inline std::vector<Tcp::endpoint>
interleaved(std::vector<Tcp::endpoint> const& addresses)
{
    if (addresses.empty())
        return {};
    std::vector<Tcp::endpoint> first;
    std::vector<Tcp::endpoint> other;
    for (auto const& address : addresses)
        (address.protocol() == addresses[0].protocol() ? first : other)
            .push_back(address);
    std::vector<Tcp::endpoint> order;
    for (std::size_t at = 0; at != (std::max)(first.size(), other.size());
         ++at) {
        if (at < first.size())
            order.push_back(first[at]);
        if (at < other.size())
            order.push_back(other[at]);
    }
    return order;
}

/// Connects to one of several addresses (RFC 8305, section 5). Tries the next
/// one when an attempt has failed or `head_start` has passed; earlier attempts
/// continue. The first connection wins, and the others are closed.
///
/// Use it only in the thread that runs its executor. Its pending operations
/// keep it alive.
class Race : public std::enable_shared_from_this<Race> {
public:
    /// The connection, or the reasons why there is none.
    using Result = airudder::Result<Socket>;
    using Handler = std::function<void(Result)>;

    /// The "Connection Attempt Delay" that RFC 8305 recommends.
    static constexpr std::chrono::milliseconds head_start{250};

    /// Needs at least one address.
    Race(Executor const& executor, std::vector<Tcp::endpoint> addresses)
        : executor_(executor), timer_(executor),
          addresses_(std::move(addresses))
    {
    }

    Race(Race const&) = delete;
    Race& operator=(Race const&) = delete;

    /// The handler is not called before this returns.
    void start(Handler handler)
    {
        handler_ = std::move(handler);
        try_next();
    }

    /// Closes everything and never calls the handler.
    void cancel() noexcept
    {
        handler_ = nullptr;
        stop();
    }

    /// The number of addresses, and the number tried so far.
    std::size_t size() const noexcept { return addresses_.size(); }
    std::size_t tried() const noexcept { return tried_; }

private:
    using Sockets = std::list<Socket>;

    void try_next()
    {
        auto const address = addresses_[tried_++];
        auto const socket = runners_.emplace(runners_.end(), executor_);
        socket->async_connect(
            address, [self = shared_from_this(), socket](ErrorCode failure) {
                self->on_end(socket, failure);
            });
        if (tried_ != addresses_.size())
            wait_to_try();
    }

    void wait_to_try()
    {
        timer_.expires_after(head_start);
        timer_.async_wait(
            [self = shared_from_this(), tried = tried_](ErrorCode cancelled) {
                // The timer may have expired before it was cancelled.
                if (!cancelled && self->handler_ && self->tried_ == tried)
                    self->go_on();
            });
    }

    void on_end(Sockets::iterator socket, ErrorCode failure)
    {
        if (!handler_)
            return;
        auto runner = std::move(*socket);
        runners_.erase(socket);
        if (!failure)
            return finish(std::move(runner));
        add_reason(failure.message());
        if (tried_ != addresses_.size())
            go_on();
        else if (runners_.empty())
            fail(tried_ == 1 ? reasons_
                             : "none at " + std::to_string(tried_) +
                                   " addresses: " + reasons_);
    }

    /// An exception, e.g. for lack of memory, ends the race, not the loop.
    void go_on()
    {
        try {
            try_next();
        } catch (std::exception const& error) {
            fail(error.what());
        }
    }

    /// Adds a reason unless another address has failed with it.
    void add_reason(std::string const& reason)
    {
        if (reasons_.find(reason) == std::string::npos)
            reasons_.append(reasons_.empty() ? "" : ", ").append(reason);
    }

    void finish(Result result)
    {
        auto const handler = std::exchange(handler_, nullptr);
        stop();
        handler(std::move(result));
    }

    void fail(std::string reasons)
    {
        finish(Error{.message = std::move(reasons)});
    }

    void stop() noexcept
    {
        runners_.clear();
        timer_.cancel();
    }

    Executor executor_;
    Timer timer_;
    std::vector<Tcp::endpoint> addresses_;
    std::size_t tried_ = 0;
    std::string reasons_{};

    /// Sockets that are connecting.
    Sockets runners_{};

    /// Empty once called or cancelled.
    Handler handler_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_RACE_HPP
