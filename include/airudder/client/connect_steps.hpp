#ifndef AIRUDDER_CLIENT_CONNECT_STEPS_HPP
#define AIRUDDER_CLIENT_CONNECT_STEPS_HPP

#include <airudder/client/call_run.hpp>
#include <airudder/client/request_head.hpp>

#include <boost/asio/connect.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/resolver_base.hpp>
#include <boost/asio/ssl/error.hpp>

#include <cstddef>
#include <string>
#include <utility>

/// The stages of a call up to a connection that is trusted.
namespace airudder::detail {

inline void CallRun::resolve()
{
    doing_ = "resolving the server's name";
    auto const& [tls, host, port] = core_.next_hop();
    ErrorCode no_address;
    auto const address = boost::asio::ip::make_address(host, no_address);
    if (!no_address) {
        doing_ = "connecting";
        return connection_->socket().async_connect(
            {address, port}, next(&CallRun::have_address));
    }
    resolver_.emplace(core_.io.get_executor());
    resolver_->async_resolve(host,
                             std::to_string(port),
                             boost::asio::ip::resolver_base::numeric_service,
                             next(&CallRun::have_addresses));
}

inline void CallRun::have_addresses(ErrorCode failure,
                                    Resolver::results_type addresses)
{
    if (failure)
        return retry(error(CallErrorKind::resolve,
                           "expected an address of " + core_.next_hop().host +
                               ", found " + failure.message()));
    doing_ = "connecting";
    boost::asio::async_connect(
        connection_->socket(), addresses, next(&CallRun::have_connection));
}

inline void CallRun::have_connection(ErrorCode failure, Tcp::endpoint)
{
    if (failure)
        return retry(error(CallErrorKind::connect,
                           "expected a connection to " + core_.next_hop().host +
                               ", found " + failure.message()));
    ErrorCode ignored;
    connection_->socket().set_option(Tcp::no_delay(true), ignored);
    if (core_.proxy)
        return ask_proxy();
    have_way();
}

inline void CallRun::ask_proxy()
{
    doing_ = "waiting for the proxy";
    sent_.clear();
    append_connect(sent_, core_.origin, core_.proxy->credentials);
    reader_.emplace(response_,
                    ResponseLimits{core_.options.max_head_size, 0},
                    ResponseReader::Body::none);
    connection_->write(sent_, next(&CallRun::proxy_was_asked));
}

inline void CallRun::proxy_was_asked(ErrorCode, std::size_t)
{
    connection_->read(next(&CallRun::proxy_answered));
}

inline void CallRun::proxy_answered(ErrorCode failure, std::size_t size)
{
    connection_->was_read(size);
    connection_->consume(reader_->read(connection_->waiting()));
    if (failure)
        reader_->end(failure == boost::asio::error::eof);
    bool const done = reader_->is_done();
    if (!done && reader_->error() == nullptr)
        return connection_->read(next(&CallRun::proxy_answered));
    auto const status = response_.status;
    if (done && status >= 200 && status < 300 && connection_->waiting().empty())
        return have_way();
    retry(error(CallErrorKind::connect,
                "expected the proxy to connect, found " +
                    (done ? "HTTP status " + std::to_string(status)
                          : "none: " + *reader_->error())));
}

/// There is a connection to the server itself.
inline void CallRun::have_way()
{
    if (!core_.origin.tls)
        return send();
    doing_ = "shaking hands";
    auto const& host = core_.origin.host;
    if (!connection_->begin_tls(
            core_.tls, host, is_ip_literal(host), core_.session.get()))
        return finish(error(CallErrorKind::tls,
                            "expected a name that can be verified, found " +
                                openssl_reason()));
    connection_->handshake(next(&CallRun::have_trust));
}

inline void CallRun::have_trust(ErrorCode failure)
{
    if (failure) {
        core_.session.reset();
        auto distrust =
            error(CallErrorKind::tls,
                  "expected a trusted " + core_.origin.host + ", found: " +
                      handshake_reason(connection_->ssl(), failure));
        // A server that went away in between is as one that was not there.
        bool const is_gone =
            failure == boost::asio::error::eof ||
            failure == boost::asio::error::connection_reset ||
            failure == boost::asio::ssl::error::stream_truncated;
        return is_gone ? retry(std::move(distrust))
                       : finish(std::move(distrust));
    }
    send();
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_CONNECT_STEPS_HPP
