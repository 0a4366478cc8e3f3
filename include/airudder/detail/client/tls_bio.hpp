#ifndef AIRUDDER_DETAIL_CLIENT_TLS_BIO_HPP
#define AIRUDDER_DETAIL_CLIENT_TLS_BIO_HPP

#include <airudder/detail/client/tls_stream.hpp>

#include <algorithm>
#include <cstring>

/// What OpenSSL calls to read and write, and what becomes of errors.
namespace airudder::detail {

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
        // The peer did not say that it would end the connection.
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

/// What a BIO answers when the socket has read or written so much.
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

#endif // AIRUDDER_DETAIL_CLIENT_TLS_BIO_HPP
