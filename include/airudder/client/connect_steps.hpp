#ifndef AIRUDDER_CLIENT_CONNECT_STEPS_HPP
#define AIRUDDER_CLIENT_CONNECT_STEPS_HPP

#include <airudder/client/request_head.hpp>
#include <airudder/client/run.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/resolver_base.hpp>
#include <boost/asio/ssl/error.hpp>

#include <cstddef>
#include <string>
#include <utility>

/// The stages of a run up to a connection that is trusted.
namespace airudder::detail {

inline void Run::connect(Origin const& origin,
                         std::optional<Proxy> const& proxy)
{
    origin_ = origin;
    proxy_ = proxy;
    connection_ = std::make_shared<Connection>(core_.io.get_executor());
    resolve();
}

inline void Run::resolve()
{
    doing_ = "resolving the server's name";
    auto const& [tls, host, port] = next_hop();
    auto const service = std::to_string(port);
    ErrorCode no_address;
    auto const address = boost::asio::ip::make_address(host, no_address);
    if (!no_address)
        return have_addresses(
            {}, Resolver::results_type::create({address, port}, host, service));
    resolver_.emplace(core_.io.get_executor());
    resolver_->async_resolve(host,
                             service,
                             boost::asio::ip::resolver_base::numeric_service,
                             next(&Run::have_addresses));
}

inline void Run::have_addresses(ErrorCode failure,
                                Resolver::results_type addresses)
{
    if (failure)
        return retry(error_of(CallErrorKind::resolve,
                              "expected an address of " + next_hop().host +
                                  ", found " + failure.message()));
    address_ = addresses.begin();
    connect_next();
}

/// Tries the next of the server's addresses.
inline void Run::connect_next()
{
    doing_ = "connecting";
    auto& socket = connection_->socket();
    ErrorCode ignored;
    socket.close(ignored);
    socket.async_connect((address_++)->endpoint(), next(&Run::have_connection));
}

inline void Run::have_connection(ErrorCode failure)
{
    if (failure && address_ != Addresses())
        return connect_next();
    if (failure)
        return retry(error_of(CallErrorKind::connect,
                              "expected a connection to " + next_hop().host +
                                  ", found " + failure.message()));
    ErrorCode ignored;
    connection_->socket().set_option(Tcp::no_delay(true), ignored);
    if (proxy_)
        return ask_proxy();
    shake_hands();
}

inline void Run::ask_proxy()
{
    doing_ = "waiting for the proxy";
    auto message = text_of_connect(origin_, proxy_->credentials);
    if (!message)
        return fail(error_of(CallErrorKind::request, message.error().message));
    sent_ = *std::move(message);
    reader_.emplace(response_,
                    ResponseLimits{core_.options.max_head_size, 0},
                    ResponseReader::Body::none);
    connection_->write(sent_, next(&Run::proxy_was_asked));
}

inline void Run::proxy_was_asked(ErrorCode, std::size_t)
{
    connection_->read(next(&Run::proxy_answered));
}

inline void Run::proxy_answered(ErrorCode failure, std::size_t size)
{
    connection_->was_read(size);
    connection_->consume(reader_->read(connection_->waiting()));
    if (failure)
        reader_->end(failure == boost::asio::error::eof);
    bool const done = reader_->is_done();
    if (!done && reader_->error() == nullptr)
        return connection_->read(next(&Run::proxy_answered));
    auto const status = response_.status;
    if (done && status >= 200 && status < 300 && connection_->waiting().empty())
        return shake_hands();
    retry(error_of(CallErrorKind::connect,
                   "expected the proxy to connect, found " +
                       (done ? "HTTP status " + std::to_string(status)
                             : "none: " + *reader_->error())));
}

/// There is a connection to the server itself.
inline void Run::shake_hands()
{
    if (!origin_.tls)
        return have_way();
    doing_ = "shaking hands";
    auto const& host = origin_.host;
    bool const knows = origin_ == core_.origin;
    if (!connection_->begin_tls(core_.tls,
                                host,
                                is_ip_literal(host),
                                knows ? core_.session.get() : nullptr))
        return fail(error_of(CallErrorKind::tls,
                             "expected a name that can be verified, found " +
                                 openssl_reason()));
    connection_->handshake(next(&Run::have_trust));
}

inline void Run::have_trust(ErrorCode failure, std::size_t)
{
    if (failure) {
        if (origin_ == core_.origin)
            core_.session.reset();
        auto distrust =
            error_of(CallErrorKind::tls,
                     "expected a trusted " + origin_.host + ", found: " +
                         handshake_reason(connection_->ssl(), failure));
        // A server that went away in between is as one that was not there.
        bool const is_gone =
            failure == boost::asio::error::eof ||
            failure == boost::asio::error::connection_reset ||
            failure == boost::asio::error::broken_pipe ||
            failure == boost::asio::ssl::error::stream_truncated;
        return is_gone ? retry(std::move(distrust)) : fail(std::move(distrust));
    }
    have_way();
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_CONNECT_STEPS_HPP
