#include "airudder_send/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <openssl/ssl.h>

#include <cerrno>
#include <cstddef>
#include <sstream>
#include <sys/socket.h>
#include <utility>

namespace airudder_send {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

/// More than any answer to a webhook has.
constexpr std::size_t most_answer = 1024 * 1024;

std::string in_seconds(std::chrono::nanoseconds time)
{
    std::ostringstream text;
    text << std::chrono::duration<double>(time).count() << " s";
    return text.str();
}

} // namespace

Connection::Connection(asio::io_context& io,
                       asio::ssl::context& tls,
                       Destination const& destination,
                       std::chrono::nanoseconds limit)
    : destination_(destination), limit_(limit), resolver_(io), stream_(io, tls),
      timer_(io)
{
}

void Connection::send(std::string request, Done done)
{
    request_ = std::move(request);
    done_ = std::move(done);
    timer_.expires_after(limit_);
    timer_.async_wait([self = shared_from_this()](Error error) {
        // A wait that has just ended cannot be cancelled.
        if (!error &&
            self->timer_.expiry() <= asio::steady_timer::clock_type::now())
            self->on_limit();
    });
    kept_ = open_;
    if (open_)
        exchange();
    else
        resolve();
}

bool Connection::is_usable()
{
    if (!open_)
        return false;
    char byte;
    auto const size =
        ::recv(socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return size == -1 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void Connection::resolve()
{
    resolver_.async_resolve(
        destination_.host,
        destination_.port,
        asio::ip::tcp::resolver::numeric_service,
        [self = shared_from_this()](Error error, auto const& places) {
            if (error)
                self->fail(error);
            else
                self->connect(places);
        });
}

void Connection::connect(asio::ip::tcp::resolver::results_type const& places)
{
    asio::async_connect(socket(),
                        places,
                        [self = shared_from_this()](Error error, auto const&) {
                            if (error)
                                return self->fail(error);
                            self->socket().set_option(
                                asio::ip::tcp::no_delay(true), error);
                            if (self->destination_.tls)
                                self->secure();
                            else
                                self->exchange();
                        });
}

void Connection::secure()
{
    Error no_address;
    asio::ip::make_address(destination_.host, no_address);
    if (no_address)
        SSL_set_tlsext_host_name(stream_.native_handle(),
                                 destination_.host.c_str());
    stream_.set_verify_callback(
        asio::ssl::host_name_verification(destination_.host));
    stream_.async_handshake(asio::ssl::stream_base::client,
                            [self = shared_from_this()](Error error) {
                                if (error)
                                    self->fail(error);
                                else
                                    self->exchange();
                            });
}

/// Writes and reads at once: the answer may come before the request has left.
void Connection::exchange()
{
    open_ = true;
    writing_ = true;
    with_stream([&](auto& stream) {
        asio::async_write(
            stream,
            asio::buffer(request_),
            [self = shared_from_this()](Error error, std::size_t) {
                self->writing_ = error.failed();
            });
    });
    read();
}

void Connection::read()
{
    parser_.emplace();
    parser_->body_limit(most_answer);
    with_stream([&](auto& stream) {
        http::async_read(stream,
                         buffer_,
                         *parser_,
                         [self = shared_from_this()](Error error, std::size_t) {
                             self->on_read(error);
                         });
    });
}

void Connection::on_read(Error error)
{
    if (!done_)
        return;
    // The end of the stream ends such an answer, with or without close_notify.
    bool const ended = error == asio::ssl::error::stream_truncated &&
                       parser_->is_header_done() && parser_->need_eof();
    if (error && !ended)
        return fail(error);
    auto const status = parser_->get().result_int();
    if (status / 100 == 1 && status != 101)
        return read();
    // After an abnormal answer, a repetition is a connection of its own.
    finish({.status = status, .connected = true},
           status == 200 && !ended && parser_->keep_alive() && !writing_ &&
               buffer_.size() == 0);
}

void Connection::on_limit()
{
    if (done_)
        finish({.failure =
                    (open_ ? "no answer within " : "no connection within ") +
                    in_seconds(limit_),
                .connected = open_});
}

void Connection::fail(Error error)
{
    if (done_)
        finish({.failure = (open_ ? "no HTTP answer: " : "no connection: ") +
                           error.message(),
                .connected = open_,
                .stale = kept_ && !parser_->got_some() && buffer_.size() == 0});
}

void Connection::finish(Answer const& answer, bool keep)
{
    timer_.cancel();
    if (!keep)
        close();
    std::exchange(done_, nullptr)(answer);
}

void Connection::close()
{
    open_ = false;
    resolver_.cancel();
    Error ignored;
    socket().close(ignored);
}

} // namespace airudder_send
