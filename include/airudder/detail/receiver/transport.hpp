#ifndef AIRUDDER_DETAIL_RECEIVER_TRANSPORT_HPP
#define AIRUDDER_DETAIL_RECEIVER_TRANSPORT_HPP

#include <airudder/detail/net/socket.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// An accepted connection, with or without TLS. Never blocks.
class Transport {
public:
    /// What an operation needs before it can go on.
    enum class Wants { nothing, to_read, to_write, to_close };

    struct Result {
        Wants wants{};

        /// Number of bytes read or written.
        std::size_t size = 0;
    };

    /// `context` is null for plain HTTP.
    Transport(Socket connected, SSL_CTX* context)
        : socket_(std::move(connected))
    {
        ErrorCode ignored;
        socket_.non_blocking(true, ignored);
        socket_.set_option(Tcp::no_delay(true), ignored);
        if (context == nullptr)
            return;
        ssl_.reset(SSL_new(context));
        if (ssl_ == nullptr ||
            SSL_set_fd(ssl_.get(), socket_.native_handle()) != 1)
            throw std::bad_alloc();
        SSL_set_mode(ssl_.get(),
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                         SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_set_accept_state(ssl_.get());
    }

    bool has_tls() const noexcept { return ssl_ != nullptr; }

    Wants handshake() { return wants(SSL_do_handshake(ssl_.get())); }

    /// Reads what has arrived, at least one byte if it wants nothing.
    Result read(std::span<char> into);

    /// Writes as much of `text` as is possible.
    Result write(std::string_view text);

    /// Tells the peer that nothing more will be sent.
    void end_writing() noexcept
    {
        if (ssl_ && SSL_is_init_finished(ssl_.get()) != 0)
            SSL_shutdown(ssl_.get());
        ERR_clear_error();
        ErrorCode ignored;
        socket_.shutdown(Socket::shutdown_send, ignored);
    }

    void close() noexcept
    {
        ErrorCode ignored;
        socket_.close(ignored);
    }

    Executor executor() { return socket_.get_executor(); }

    template <class Handler>
    void async_wait(Wants wants, Handler handler)
    {
        socket_.async_wait(wants == Wants::to_write ? Socket::wait_write
                                                    : Socket::wait_read,
                           std::move(handler));
    }

private:
    struct Free {
        void operator()(SSL* ssl) const noexcept { SSL_free(ssl); }
    };

    /// What an OpenSSL function wants that returned `result`.
    Wants wants(int result) const noexcept
    {
        auto const why = SSL_get_error(ssl_.get(), result);
        ERR_clear_error();
        switch (why) {
        case SSL_ERROR_NONE: return Wants::nothing;
        case SSL_ERROR_WANT_READ: return Wants::to_read;
        case SSL_ERROR_WANT_WRITE: return Wants::to_write;
        default: return Wants::to_close;
        }
    }

    static bool blocks(ErrorCode error) noexcept
    {
        return error == boost::asio::error::would_block ||
               error == boost::asio::error::try_again;
    }

    Socket socket_;
    std::unique_ptr<SSL, Free> ssl_{};
};

// Implementation

inline Transport::Result Transport::read(std::span<char> into)
{
    Result result;
    if (ssl_) {
        result.wants = wants(
            SSL_read_ex(ssl_.get(), into.data(), into.size(), &result.size));
        return result;
    }
    ErrorCode error;
    result.size =
        socket_.read_some(boost::asio::buffer(into.data(), into.size()), error);
    if (error)
        result.wants = blocks(error) ? Wants::to_read : Wants::to_close;
    return result;
}

inline Transport::Result Transport::write(std::string_view text)
{
    Result result;
    while (result.wants == Wants::nothing && result.size != text.size()) {
        auto const left = text.substr(result.size);
        std::size_t size = 0;
        if (ssl_) {
            result.wants = wants(
                SSL_write_ex(ssl_.get(), left.data(), left.size(), &size));
        } else {
            ErrorCode error;
            size = socket_.write_some(
                boost::asio::buffer(left.data(), left.size()), error);
            if (error)
                result.wants =
                    blocks(error) ? Wants::to_write : Wants::to_close;
        }
        result.size += size;
    }
    return result;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_TRANSPORT_HPP
