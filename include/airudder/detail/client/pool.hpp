#ifndef AIRUDDER_DETAIL_CLIENT_POOL_HPP
#define AIRUDDER_DETAIL_CLIENT_POOL_HPP

#include <airudder/detail/client/connection.hpp>
#include <airudder/detail/net/socket.hpp>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Idle connections, the most recently used last.
class Pool {
public:
    /// Keeps a connection. If there are then more than `most`, closes the one
    /// that has been idle longest.
    void give(std::shared_ptr<Connection> connection,
              Clock::time_point now,
              std::size_t most)
    {
        connection->idle_since = now;
        idle_.push_back(std::move(connection));
        if (idle_.size() > most)
            drop_first();
    }

    /// Returns the most recently used connection that is usable and was used
    /// since `oldest`; null if there is none. Closes the unusable and older
    /// ones.
    std::shared_ptr<Connection> take(Clock::time_point oldest)
    {
        drop_older_than(oldest);
        while (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            if (!connection->is_stale())
                return connection;
            connection->close();
        }
        return nullptr;
    }

    void drop_older_than(Clock::time_point time)
    {
        while (!idle_.empty() && idle_.front()->idle_since < time)
            drop_first();
    }

    bool empty() const noexcept { return idle_.empty(); }

    void clear() { drop_older_than((Clock::time_point::max)()); }

private:
    void drop_first()
    {
        idle_.front()->close();
        idle_.erase(idle_.begin());
    }

    std::vector<std::shared_ptr<Connection>> idle_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_POOL_HPP
