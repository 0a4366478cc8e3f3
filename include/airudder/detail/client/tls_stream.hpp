#ifndef AIRUDDER_DETAIL_CLIENT_TLS_STREAM_HPP
#define AIRUDDER_DETAIL_CLIENT_TLS_STREAM_HPP

#include <airudder/detail/net/socket.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// TLS on a connected socket, with one operation at a time.
///
/// Replaces boost::asio::ssl::stream, which copies all data through a pair of
/// BIOs and two buffers of its own, and completes a write only in the loop's
/// next turn. It therefore misses the budget of 0.85 × libcurl for one call at
/// a time. Here, OpenSSL writes to the socket itself, and reads from it the
/// data that does not fit into `ahead_`. Processor time of a call and memory of
/// an idle connection, as multiples of libcurl's, with SSL_MODE_RELEASE_BUFFERS
/// (least times on a busy machine; both in the same runs of tests/bench/run
/// client, three for one call at a time and two for the rest; means):
///
///     calls at once                  1     8    64   idle
///     boost::asio::ssl::stream    0.95  0.53  0.48    1.5
///     TlsStream                   0.80  0.50  0.53    0.8
class TlsStream {
public:
    using Handler = std::function<void(ErrorCode, std::size_t)>;

    /// Makes the socket non-blocking.
    TlsStream(Socket& socket, boost::asio::ssl::context& context);

    TlsStream(TlsStream const&) = delete;
    TlsStream& operator=(TlsStream const&) = delete;

    SSL* native_handle() noexcept { return ssl_.get(); }

    /// Performs the handshake as a client. The handler may be called before
    /// this returns.
    void handshake(Handler handler)
    {
        SSL_set_connect_state(ssl_.get());
        go_on({shake_hands, nullptr, 0}, std::move(handler));
    }

    /// Writes all of `text`, which must outlive the operation. The handler may
    /// be called before this returns.
    void write(std::string_view text, Handler handler)
    {
        go_on({write_out, const_cast<char*>(text.data()), text.size()},
              std::move(handler));
    }

    /// Reads at least one byte. The handler is not called before this returns.
    void read_some(boost::asio::mutable_buffer buffer, Handler handler);

    /// Whether there is nothing to read, not even the end.
    bool is_quiet();

    /// Sends close_notify without waiting for anything.
    void end() noexcept;

private:
    /// An OpenSSL function, called again until it has finished.
    struct Operation {
        int (*call)(SSL*, char*, std::size_t, std::size_t&);
        char* data;
        std::size_t size;
    };

    struct Free {
        void operator()(SSL* ssl) const noexcept { SSL_free(ssl); }
    };

    static int shake_hands(SSL* ssl, char*, std::size_t, std::size_t&)
    {
        return SSL_do_handshake(ssl);
    }

    static int
    write_out(SSL* ssl, char* data, std::size_t size, std::size_t& done)
    {
        return SSL_write_ex(ssl, data, size, &done);
    }

    static int
    read_in(SSL* ssl, char* data, std::size_t size, std::size_t& done)
    {
        return SSL_read_ex(ssl, data, size, &done);
    }

    void go_on(Operation operation, Handler handler);
    void read_ahead(Operation operation, Handler handler);
    void wait_to_write(Operation operation, Handler handler);
    ErrorCode error_of(int why) const;

    // OpenSSL reads and writes through a BIO made of these.
    static BIO_METHOD const* bio_method();
    static TlsStream& stream_of(BIO* bio);
    static int read_bio(BIO* bio, char* data, int size);
    static int write_bio(BIO* bio, char const* data, int size);
    static long control_bio(BIO* bio, int command, long number, void* data);

    int take_ahead(char* data, std::size_t size) noexcept;
    int result_of(BIO* bio, std::size_t size, int direction);

    Socket& socket_;
    std::unique_ptr<SSL, Free> ssl_;

    /// Data read from the socket that OpenSSL has not taken yet. Most answers
    /// fit.
    std::array<char, 4096> ahead_{};
    std::size_t ahead_begin_ = 0;
    std::size_t ahead_size_ = 0;

    /// Whether the socket may have more than is in `ahead_`.
    bool may_be_more_ = true;

    /// How often OpenSSL may read from the socket in one step. A peer that
    /// keeps sending records without application data must not block the loop.
    static constexpr int most_reads = 16;
    int reads_left_ = most_reads;

    /// The error that ended reading, and the socket's latest error.
    ErrorCode read_error_{};
    ErrorCode error_{};
};

// Implementation

inline TlsStream::TlsStream(Socket& socket, boost::asio::ssl::context& context)
    : socket_(socket), ssl_(SSL_new(context.native_handle()))
{
    socket_.non_blocking(true);
    auto* const bio = ssl_ == nullptr ? nullptr : BIO_new(bio_method());
    if (bio == nullptr)
        throw std::bad_alloc();
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl_.get(), bio, bio);
    SSL_set_mode(ssl_.get(), SSL_MODE_RELEASE_BUFFERS);
}

inline void TlsStream::read_some(boost::asio::mutable_buffer buffer,
                                 Handler handler)
{
    Operation const operation{
        read_in, static_cast<char*>(buffer.data()), buffer.size()};
    if (ahead_size_ == 0 && SSL_has_pending(ssl_.get()) == 0)
        return read_ahead(operation, std::move(handler));
    boost::asio::post(
        socket_.get_executor(),
        [this, operation, handler = std::move(handler)]() mutable {
            go_on(operation, std::move(handler));
        });
}

inline void TlsStream::go_on(Operation operation, Handler handler)
{
    std::size_t done = 0;
    reads_left_ = most_reads;
    ERR_clear_error();
    auto const result =
        operation.call(ssl_.get(), operation.data, operation.size, done);
    auto const why = SSL_get_error(ssl_.get(), result);
    if (why == SSL_ERROR_WANT_READ)
        return read_ahead(operation, std::move(handler));
    if (why == SSL_ERROR_WANT_WRITE)
        return wait_to_write(operation, std::move(handler));
    handler(error_of(why), done);
}

inline void TlsStream::read_ahead(Operation operation, Handler handler)
{
    socket_.async_read_some(boost::asio::buffer(ahead_),
                            [this, operation, handler = std::move(handler)](
                                ErrorCode error, std::size_t size) mutable {
                                ahead_begin_ = 0;
                                ahead_size_ = size;
                                may_be_more_ = size == ahead_.size();
                                read_error_ = error;
                                go_on(operation, std::move(handler));
                            });
}

inline void TlsStream::wait_to_write(Operation operation, Handler handler)
{
    socket_.async_wait(Socket::wait_write,
                       [this, operation, handler = std::move(handler)](
                           ErrorCode error) mutable {
                           if (error)
                               return handler(error, 0);
                           go_on(operation, std::move(handler));
                       });
}

inline bool TlsStream::is_quiet()
{
    char byte;
    std::size_t size = 0;
    may_be_more_ = true;
    reads_left_ = most_reads;
    ERR_clear_error();
    auto const result = SSL_read_ex(ssl_.get(), &byte, 1, &size);
    return SSL_get_error(ssl_.get(), result) == SSL_ERROR_WANT_READ &&
           reads_left_ > 0;
}

inline void TlsStream::end() noexcept
{
    auto const ssl = ssl_.get();
    if (SSL_is_init_finished(ssl) != 0 && SSL_get_shutdown(ssl) == 0)
        SSL_shutdown(ssl);
    ERR_clear_error();
    // Otherwise OpenSSL considers the session broken.
    SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

inline ErrorCode TlsStream::error_of(int why) const
{
    if (why == SSL_ERROR_NONE)
        return {};
    if (why == SSL_ERROR_ZERO_RETURN)
        return boost::asio::error::eof;
    if (why == SSL_ERROR_SYSCALL)
        // The peer closed without close_notify.
        return error_ && error_ != boost::asio::error::eof
                   ? error_
                   : ErrorCode(boost::asio::ssl::error::stream_truncated);
    return {static_cast<int>(ERR_get_error()),
            boost::asio::error::get_ssl_category()};
}

inline BIO_METHOD const* TlsStream::bio_method()
{
    static BIO_METHOD const* const method = [] {
        auto* const made = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "airudder");
        if (made != nullptr) {
            BIO_meth_set_read(made, read_bio);
            BIO_meth_set_write(made, write_bio);
            BIO_meth_set_ctrl(made, control_bio);
        }
        return made;
    }();
    return method;
}

inline TlsStream& TlsStream::stream_of(BIO* bio)
{
    return *static_cast<TlsStream*>(BIO_get_data(bio));
}

inline int TlsStream::read_bio(BIO* bio, char* data, int size)
{
    BIO_clear_retry_flags(bio);
    auto& stream = stream_of(bio);
    auto const room = static_cast<std::size_t>(size);
    if (stream.ahead_size_ != 0)
        return stream.take_ahead(data, room);
    std::size_t done = 0;
    if (stream.may_be_more_ && stream.reads_left_ > 0) {
        --stream.reads_left_;
        done = stream.socket_.read_some(boost::asio::buffer(data, room),
                                        stream.error_);
    } else {
        stream.error_ = stream.read_error_;
        if (!stream.error_)
            stream.error_ = boost::asio::error::would_block;
    }
    return stream.result_of(bio, done, BIO_FLAGS_READ);
}

inline int TlsStream::write_bio(BIO* bio, char const* data, int size)
{
    BIO_clear_retry_flags(bio);
    auto& stream = stream_of(bio);
    auto const done = stream.socket_.write_some(
        boost::asio::buffer(data, static_cast<std::size_t>(size)),
        stream.error_);
    return stream.result_of(bio, done, BIO_FLAGS_WRITE);
}

inline long TlsStream::control_bio(BIO*, int command, long, void*)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

inline int TlsStream::take_ahead(char* data, std::size_t size) noexcept
{
    auto const part = (std::min)(size, ahead_size_);
    std::memcpy(data, ahead_.data() + ahead_begin_, part);
    ahead_begin_ += part;
    ahead_size_ -= part;
    return static_cast<int>(part);
}

/// Returns the result of a BIO function after the socket has read or written
/// `size` bytes.
inline int TlsStream::result_of(BIO* bio, std::size_t size, int direction)
{
    if (!error_)
        return static_cast<int>(size);
    if (error_ == boost::asio::error::eof)
        return 0;
    if (error_ == boost::asio::error::would_block ||
        error_ == boost::asio::error::try_again) {
        error_ = {};
        if (direction == BIO_FLAGS_READ)
            may_be_more_ = false;
        BIO_set_flags(bio, direction | BIO_FLAGS_SHOULD_RETRY);
    }
    return -1;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_TLS_STREAM_HPP
