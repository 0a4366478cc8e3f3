#ifndef AIRUDDER_DETAIL_CLIENT_CONNECTOR_HPP
#define AIRUDDER_DETAIL_CLIENT_CONNECTOR_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/connection.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/proxy.hpp>
#include <airudder/detail/client/race.hpp>
#include <airudder/detail/client/request_head.hpp>
#include <airudder/detail/client/response_reader.hpp>
#include <airudder/detail/client/retry_after.hpp>
#include <airudder/detail/client/tls_context.hpp>
#include <airudder/detail/net/socket.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>
#include <boost/asio/ip/resolver_base.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Why no connection could be made.
struct NoConnection {
    CallErrorKind kind{};
    std::string message{};

    /// Whether another attempt may succeed.
    bool is_transient = false;

    /// How long the proxy asks to wait before another attempt.
    std::optional<std::chrono::milliseconds> wait{};
};

/// Later versions of Boost.System need this for `*result`, which is never used on
/// an error here.
[[noreturn]] inline void
throw_exception_from_error(NoConnection const& error,
                           boost::source_location const& location)
{
    boost::throw_with_location(std::runtime_error(error.message), location);
}

inline constexpr char const* out_of_resources =
    "expected the means to make a call, found that memory or the like ran out";

/// Connects to a server: resolves the host's name, tries its addresses, asks
/// the proxy if there is one, and performs the TLS handshake if the server uses
/// TLS.
///
/// Use it only in the thread that runs its executor. Its pending operations
/// keep it alive. Once it has finished, their handlers do nothing.
class Connector : public std::enable_shared_from_this<Connector> {
public:
    /// The connection, with TLS verified if used.
    using Result =
        boost::system::result<std::shared_ptr<Connection>, NoConnection>;
    using Handler = std::function<void(Result)>;

    /// `session` points to the TLS session to resume, or is null. If the
    /// handshake fails, the session is dropped. `max_head_size` limits the head
    /// of the proxy's answer, in bytes.
    Connector(Executor const& executor,
              boost::asio::ssl::context& context,
              TlsSession* session,
              std::size_t max_head_size,
              Origin origin,
              std::optional<Proxy> proxy)
        : executor_(executor), resolver_(executor), context_(context),
          session_(session), max_head_size_(max_head_size),
          origin_(std::move(origin)), proxy_(std::move(proxy)),
          doing_("resolving " + next_hop() + "'s name")
    {
    }

    Connector(Connector const&) = delete;
    Connector& operator=(Connector const&) = delete;

    /// The handler is not called before this returns.
    void start(Handler handler);

    /// Closes everything and never calls the handler.
    void cancel();

    /// The current activity, e.g. "connecting to the server".
    std::string doing() const;

private:
    using Resolver = boost::asio::ip::basic_resolver<Tcp, Executor>;
    using Addresses = Resolver::results_type;

    std::string next_hop() const { return proxy_ ? "the proxy" : "the server"; }

    std::string host_of_next_hop() const
    {
        return next_hop() + ' ' + (proxy_ ? proxy_->origin : origin_).host;
    }

    /// Returns a handler for the next step. An exception for lack of memory,
    /// threads or OpenSSL's resources ends this Connector, not the loop.
    template <class... Arguments>
    auto next(void (Connector::*step)(Arguments...))
    {
        return [self = shared_from_this(), step](Arguments... arguments) {
            if (!self->handler_)
                return;
            try {
                ((*self).*step)(std::move(arguments)...);
            } catch (std::exception const&) {
                if (!self->handler_)
                    throw;
                self->finish(
                    NoConnection{CallErrorKind::connect, out_of_resources});
            }
        };
    }

    void on_addresses(ErrorCode failure, Addresses addresses);
    void race_to(std::vector<Tcp::endpoint> addresses);
    void on_socket(Race::Result result);
    void ask_proxy();
    void on_proxy_asked(ErrorCode);
    void on_proxy_read(ErrorCode failure);
    void on_proxy_refused(ErrorCode failure);
    void shake_hands();
    void on_handshake(ErrorCode failure);
    void finish(Result result);

    Executor executor_;
    Resolver resolver_;
    boost::asio::ssl::context& context_;
    TlsSession* session_;
    std::size_t max_head_size_;
    Origin origin_;
    std::optional<Proxy> proxy_;
    std::string doing_;

    /// Empty once called or cancelled.
    Handler handler_{};
    std::weak_ptr<Race> race_{};
    std::shared_ptr<Connection> connection_{};

    /// The request to the proxy and its answer.
    std::string message_{};
    HttpResponse response_{};
    std::optional<ResponseReader> reader_{};
};

// Implementation

inline void Connector::start(Handler handler)
{
    handler_ = std::move(handler);
    auto const& [tls, host, port] = proxy_ ? proxy_->origin : origin_;
    ErrorCode is_name;
    auto const address = boost::asio::ip::make_address(host, is_name);
    if (!is_name)
        return race_to({{address, port}});
    resolver_.async_resolve(host,
                            std::to_string(port),
                            boost::asio::ip::resolver_base::numeric_service,
                            next(&Connector::on_addresses));
}

inline void Connector::cancel()
{
    handler_ = nullptr;
    resolver_.cancel();
    if (auto const race = race_.lock())
        race->cancel();
    if (connection_)
        connection_->close();
}

inline std::string Connector::doing() const
{
    auto const race = race_.lock();
    if (!race)
        return doing_;
    auto text = "connecting to " + next_hop();
    if (race->size() > 1)
        text += ", with " + std::to_string(race->tried()) + " of " +
                std::to_string(race->size()) + " addresses tried";
    return text;
}

inline void Connector::on_addresses(ErrorCode failure, Addresses addresses)
{
    if (failure || addresses.empty())
        return finish(NoConnection{CallErrorKind::resolve,
                                   "expected an address of " +
                                       host_of_next_hop() + ", found " +
                                       (failure ? failure.message() : "none"),
                                   true});
    std::vector<Tcp::endpoint> found;
    for (auto const& address : addresses)
        found.push_back(address.endpoint());
    race_to(interleaved(found));
}

inline void Connector::race_to(std::vector<Tcp::endpoint> addresses)
{
    auto const race = std::make_shared<Race>(executor_, std::move(addresses));
    race_ = race;
    race->start(next(&Connector::on_socket));
}

inline void Connector::on_socket(Race::Result result)
{
    race_.reset();
    if (!result)
        return finish(NoConnection{CallErrorKind::connect,
                                   "expected a connection to " +
                                       host_of_next_hop() + ", found " +
                                       result.error().message,
                                   true});
    connection_ = std::make_shared<Connection>(*std::move(result));
    if (proxy_)
        ask_proxy();
    else
        shake_hands();
}

inline void Connector::ask_proxy()
{
    doing_ = "waiting for the proxy";
    auto message = text_of_connect(origin_, proxy_->credentials);
    if (!message)
        return finish(
            NoConnection{CallErrorKind::request, message.error().message});
    message_ = *std::move(message);
    reader_.emplace(response_,
                    ResponseLimits{max_head_size_, 0},
                    ResponseReader::Body::none);
    connection_->write(message_, next(&Connector::on_proxy_asked));
}

/// Reads even after an error: the proxy may have answered before it closed.
inline void Connector::on_proxy_asked(ErrorCode)
{
    connection_->read(next(&Connector::on_proxy_read));
}

inline void Connector::on_proxy_read(ErrorCode failure)
{
    connection_->pass_to(*reader_, failure);
    bool const is_done = reader_->is_done();
    if (!is_done && reader_->error() == nullptr)
        return connection_->read(next(&Connector::on_proxy_read));
    if (is_done && is_success(response_.status) &&
        connection_->waiting().empty())
        shake_hands();
    else
        on_proxy_refused(failure);
}

/// Only a failure that may not recur is transient.
inline void Connector::on_proxy_refused(ErrorCode failure)
{
    NoConnection refusal{CallErrorKind::connect,
                         "expected the proxy to connect, found "};
    auto const status = response_.status;
    if (!reader_->is_done()) {
        refusal.message += "no answer to use: " + *reader_->error();
        refusal.is_transient = failure.failed();
    } else if (is_success(status)) {
        refusal.message += "that it sent more than its answer";
    } else {
        refusal.message += "HTTP status " + std::to_string(status);
        refusal.is_transient = status == 408 || is_busy(status);
        if (is_busy(status))
            refusal.wait = retry_after(response_);
    }
    finish(std::move(refusal));
}

inline void Connector::shake_hands()
{
    if (!origin_.tls)
        return finish(connection_);
    doing_ = "shaking hands with the server";
    if (!connection_->begin_tls(
            context_, origin_.host, session_ ? session_->get() : nullptr))
        return finish(NoConnection{
            CallErrorKind::tls,
            "expected a name that can be verified, found " + openssl_reason()});
    connection_->handshake(next(&Connector::on_handshake));
}

inline void Connector::on_handshake(ErrorCode failure)
{
    if (!failure)
        return finish(connection_);
    if (session_)
        session_->reset();
    // A server that closes mid-handshake is retried like a refused connection.
    bool const is_closed = failure == boost::asio::error::eof ||
                           failure == boost::asio::error::connection_reset ||
                           failure == boost::asio::error::broken_pipe ||
                           failure == boost::asio::ssl::error::stream_truncated;
    auto const* const peer = proxy_ ? "the proxy or the server" : "the server";
    finish(NoConnection{CallErrorKind::tls,
                        "expected a trusted " + origin_.host + ", found: " +
                            connection_->handshake_reason(failure, peer),
                        is_closed});
}

inline void Connector::finish(Result result)
{
    if (!result && connection_)
        connection_->close();
    connection_ = nullptr;
    auto const handler = std::exchange(handler_, nullptr);
    handler(std::move(result));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CONNECTOR_HPP
