#ifndef AIRUDDER_DETAIL_CLIENT_CORE_HPP
#define AIRUDDER_DETAIL_CLIENT_CORE_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/detail/client/encryption.hpp>
#include <airudder/detail/client/mask.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/pool.hpp>
#include <airudder/detail/client/proxy.hpp>
#include <airudder/detail/client/tls_context.hpp>
#include <airudder/detail/client/token_source.hpp>
#include <airudder/detail/net/socket.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace airudder::detail {

class Run;

/// Limits a time to 0 to 365 days, so that adding it to a time point cannot
/// overflow.
inline std::chrono::milliseconds at_most_a_year(std::chrono::milliseconds time)
{
    constexpr std::chrono::milliseconds year = std::chrono::hours(24 * 365);
    return std::clamp(time, std::chrono::milliseconds(0), year);
}

/// The spellings of a proxy's credentials that an answer may repeat.
inline std::vector<std::string> secrets_of(Proxy const& proxy)
{
    auto const& credentials = proxy.credentials;
    return {credentials,
            to_base64(credentials),
            credentials.substr(credentials.find(':') + 1)};
}

/// Returns the time. Tests supply their own clock.
using Now = std::function<Clock::time_point()>;

/// Masks secrets in an error, but not in its pointer, which says where to look.
inline void mask_error(CallError& error, Mask const& mask)
{
    error.message = mask.apply(error.message);
    error.place.message = mask.apply(error.place.message);
    error.body = mask.apply_to_answer(error.body);
    if (error.status)
        error.status = mask.apply_to_answer(*error.status);
    if (error.reason)
        error.reason = mask.apply_to_answer(*error.reason);
}

/// The state that all calls of one client share. Only the thread that runs the
/// loop uses it.
struct Core {
    Core(ClientOptions given, Now clock)
        : options(std::move(given)), origin(origin_of(options.server).value()),
          proxies(options.proxy), proxy(proxies.proxy_for(origin).value()),
          tls(make_tls_context(options.ca_file)), timer(io),
          now(std::move(clock))
    {
    }

    /// The deadline of a run that begins now.
    Clock::time_point deadline_after(std::chrono::milliseconds timeout) const
    {
        return now() + at_most_a_year(timeout);
    }

    /// Connections idle since before this are closed.
    Clock::time_point oldest_idle() const
    {
        return now() - at_most_a_year(options.max_idle_time);
    }

    /// Returns a mask for the secrets of a call: the client's secrets, the
    /// token of the call and `more`.
    Mask mask_for(std::string const& token,
                  std::vector<std::string> const& more = {}) const
    {
        Mask mask;
        // The caller's secrets come first: a peer may add too many.
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
    Timer timer;
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
