#ifndef AIRUDDER_DETAIL_CLIENT_CONNECT_STEPS_HPP
#define AIRUDDER_DETAIL_CLIENT_CONNECT_STEPS_HPP

#include <airudder/detail/client/connector.hpp>
#include <airudder/detail/client/request_head.hpp>
#include <airudder/detail/client/run.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

/// The stages of a run up to a connection that is trusted.
namespace airudder::detail {

inline void Run::connect(Origin const& origin,
                         std::optional<Proxy> const& proxy)
{
    origin_ = origin;
    proxy_ = proxy;
    connection_ = nullptr;
    auto const connector = std::make_shared<Connector>(core_.io.get_executor());
    connector_ = connector;
    auto const& hop = next_hop();
    connector->start(hop.host, hop.port, next(&Run::have_connection));
}

inline void Run::have_connection(Connector::Result result)
{
    connector_.reset();
    if (!result) {
        auto const& [kind, found] = result.error();
        auto const* const wanted = kind == CallErrorKind::resolve
                                       ? "expected an address of "
                                       : "expected a connection to ";
        return retry(error_of(kind, wanted + hop() + ", found " + found));
    }
    connection_ = std::make_shared<Connection>(*std::move(result));
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
    bool const agreed = done && status >= 200 && status < 300;
    if (agreed && connection_->waiting().empty())
        return shake_hands();
    proxy_refused(failure);
}

/// Only what may be different the next time is tried again.
inline void Run::proxy_refused(ErrorCode failure)
{
    std::string const expected = "expected the proxy to connect, found ";
    auto const error = [&](std::string const& found) {
        return error_of(CallErrorKind::connect, expected + found);
    };
    if (!reader_->is_done()) {
        auto broken = error("no answer to use: " + *reader_->error());
        return failure ? retry(std::move(broken)) : fail(std::move(broken));
    }
    auto const status = response_.status;
    if (status >= 200 && status < 300)
        return fail(error("that it sent more than its answer"));
    auto refusal = error("HTTP status " + std::to_string(status));
    if (status == 408)
        return retry(std::move(refusal));
    if (auto const wait = wait_if_busy())
        return retry_after_wait(*wait);
    fail(std::move(refusal));
}

/// There is a connection to the server itself.
inline void Run::shake_hands()
{
    if (!origin_.tls)
        return have_way();
    doing_ = "shaking hands with the server";
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
                         handshake_reason(connection_->ssl(),
                                          failure,
                                          proxy_ ? "the proxy or the server"
                                                 : "the server"));
        // A server that closes mid-handshake is retried like a refused
        // connection.
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

#endif // AIRUDDER_DETAIL_CLIENT_CONNECT_STEPS_HPP
