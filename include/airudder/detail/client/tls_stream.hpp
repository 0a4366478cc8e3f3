#ifndef AIRUDDER_DETAIL_CLIENT_TLS_STREAM_HPP
#define AIRUDDER_DETAIL_CLIENT_TLS_STREAM_HPP

#include <airudder/detail/requirements.hpp>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/system/error_code.hpp>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace airudder::detail {

using Executor = boost::asio::io_context::executor_type;
using Tcp = boost::asio::ip::tcp;
using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;
using ErrorCode = boost::system::error_code;

/// TLS on a connected socket, with one operation at a time.
///
/// boost::asio::ssl::stream keeps 68 KB of buffers for each connection and
/// copies what is read and written through two of them. Here OpenSSL writes to
/// the socket itself, and reads from it what does not fit into `ahead_`.
class TlsStream {
public:
    /// Makes the socket non-blocking.
    TlsStream(Socket& socket, boost::asio::ssl::context& context)
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

    TlsStream(TlsStream const&) = delete;
    TlsStream& operator=(TlsStream const&) = delete;

    SSL* native_handle() noexcept { return ssl_.get(); }

    /// Shakes hands as a client. The handler may be called before this returns,
    /// as that of `write`, whose type it has to spare code.
    template <class Handler>
    void handshake(Handler handler)
    {
        SSL_set_connect_state(ssl_.get());
        go_on({shake_hands, nullptr, 0}, std::move(handler));
    }

    /// Writes all of `text`, which has to live that long. The handler may be
    /// called before this returns.
    template <class Handler>
    void write(std::string_view text, Handler handler)
    {
        go_on({write_out, const_cast<char*>(text.data()), text.size()},
              std::move(handler));
    }

    /// Reads something. The handler is not called before this returns.
    template <class Handler>
    void read_some(boost::asio::mutable_buffer buffer, Handler handler)
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

    /// Whether there is nothing to read, not even the end.
    bool is_quiet();

    /// Tells the peer that this is the end, without waiting for anything.
    void end() noexcept;

private:
    /// A function of OpenSSL, to be called again until it is done.
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

    template <class Handler>
    void go_on(Operation operation, Handler handler)
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

    template <class Handler>
    void read_ahead(Operation operation, Handler handler)
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

    template <class Handler>
    void wait_to_write(Operation operation, Handler handler)
    {
        socket_.async_wait(Socket::wait_write,
                           [this, operation, handler = std::move(handler)](
                               ErrorCode error) mutable {
                               if (error)
                                   return handler(error, 0);
                               go_on(operation, std::move(handler));
                           });
    }

    ErrorCode error_of(int why) const;

    static BIO_METHOD const* bio_method();
    static TlsStream& stream_of(BIO* bio);
    static int read_bio(BIO* bio, char* data, int size);
    static int write_bio(BIO* bio, char const* data, int size);
    static long control_bio(BIO* bio, int command, long number, void* data);

    int take_ahead(char* data, std::size_t size) noexcept;
    int result_of(BIO* bio, std::size_t size, int direction);

    Socket& socket_;
    std::unique_ptr<SSL, Free> ssl_;

    /// What was read and not yet taken by OpenSSL. Most answers fit.
    std::array<char, 4096> ahead_{};
    std::size_t ahead_begin_ = 0;
    std::size_t ahead_size_ = 0;

    /// Whether the socket may have more than what is ahead.
    bool may_be_more_ = true;

    /// Reads from the socket that OpenSSL may do at one go: a peer that never
    /// stops to send what is not for us must not hold up the loop.
    static constexpr int most_reads = 16;
    int reads_left_ = most_reads;

    /// What ended reading, and what happened to the socket last.
    ErrorCode read_error_{};
    ErrorCode error_{};
};

} // namespace airudder::detail

#include <airudder/detail/client/tls_bio.hpp>

#endif // AIRUDDER_DETAIL_CLIENT_TLS_STREAM_HPP
