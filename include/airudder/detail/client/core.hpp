#ifndef AIRUDDER_DETAIL_CLIENT_CORE_HPP
#define AIRUDDER_DETAIL_CLIENT_CORE_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/client/encryption.hpp>
#include <airudder/detail/client/backoff.hpp>
#include <airudder/detail/client/connection.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/mask.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/proxy.hpp>
#include <airudder/detail/client/response_reader.hpp>
#include <airudder/detail/client/tls_context.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

/// The state that the calls of one client share. Only the thread that runs the
/// loop uses it.
namespace airudder::detail {

class Run;

/// A year is as good as for ever, and can be added to a time.
inline std::chrono::milliseconds at_most_a_year(std::chrono::milliseconds time)
{
    constexpr std::chrono::milliseconds year = std::chrono::hours(24 * 365);
    return std::clamp(time, std::chrono::milliseconds(0), year);
}

/// Idle connections, the most recently used last.
class Pool {
public:
    void give(std::shared_ptr<Connection> connection,
              Clock::time_point now,
              std::size_t most)
    {
        connection->idle_since = now;
        idle_.push_back(std::move(connection));
        if (idle_.size() > most)
            drop_first();
    }

    /// The one that was used last, but not before `oldest`; null if none is left
    /// that can be used.
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

using TokenHandler = std::function<void(CallResult<std::string>)>;

/// Where tokens come from.
class TokenSource {
public:
    virtual ~TokenSource() = default;

    /// Hands a token to `handler`, now or later, in any case before `deadline`
    /// if that is to be of use. `refused` is the one that the server would not
    /// have, empty if there was none.
    virtual void get(std::string_view refused,
                     Clock::time_point deadline,
                     TokenHandler handler) = 0;

    /// Whether there may be another than one that was refused.
    virtual bool can_renew() const noexcept = 0;
};

/// One token, or always the same reason why there is none.
class FixedToken final : public TokenSource {
public:
    explicit FixedToken(CallResult<std::string> token)
        : token_(std::move(token))
    {
    }

    void get(std::string_view, Clock::time_point, TokenHandler handler) override
    {
        handler(token_);
    }

    bool can_renew() const noexcept override { return false; }

private:
    CallResult<std::string> token_;
};

/// What a proxy may repeat of "user:password".
inline std::vector<std::string> secrets_of(Proxy const& proxy)
{
    auto const& credentials = proxy.credentials;
    return {credentials,
            to_base64(credentials),
            credentials.substr(credentials.find(':') + 1)};
}

/// What time it is; tests have clocks of their own.
using Now = std::function<Clock::time_point()>;

struct Core {
    Core(ClientOptions given, Now clock)
        : options(std::move(given)), origin(origin_of(options.server).value()),
          proxies(options.proxy), proxy(proxies.proxy_for(origin).value()),
          tls(make_tls_context(options.ca_file)), timer(io),
          now(std::move(clock))
    {
    }

    /// When something ends that begins now.
    Clock::time_point deadline_after(std::chrono::milliseconds timeout) const
    {
        return now() + at_most_a_year(timeout);
    }

    /// Since when connections may be idle.
    Clock::time_point oldest_idle() const
    {
        return now() - at_most_a_year(options.max_idle_time);
    }

    /// What a call must not show.
    Mask mask_for(std::string const& token,
                  std::vector<std::string> const& more = {}) const
    {
        Mask mask;
        // The caller's own come first: what a peer adds may be too much.
        for (auto const& secret : {options.token,
                                   token,
                                   options.credentials.app_key,
                                   options.credentials.app_secret,
                                   options.encryption_key})
            mask.add(secret);
        for (auto const& header : options.headers)
            mask.add(header.value);
        if (proxy)
            for (auto const& secret : secrets_of(*proxy))
                mask.add(secret);
        for (auto const& secret : more)
            mask.add(secret);
        return mask;
    }

    ClientOptions options;
    Origin origin;
    ProxyChoice proxies;
    std::optional<Proxy> proxy;
    boost::asio::io_context io{1};
    boost::asio::ssl::context tls;
    boost::asio::
        basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>
            timer;
    Now now;
    bool stopped = false;
    Pool pool{};
    TlsSession session{};
    std::unique_ptr<TokenSource> tokens{};
    std::unordered_set<std::shared_ptr<Run>> runs{};
    std::mt19937_64 random{std::random_device{}()};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CORE_HPP
