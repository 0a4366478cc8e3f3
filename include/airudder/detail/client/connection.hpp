#ifndef AIRUDDER_DETAIL_CLIENT_CONNECTION_HPP
#define AIRUDDER_DETAIL_CLIENT_CONNECTION_HPP

#include <airudder/detail/client/tls_context.hpp>
#include <airudder/detail/client/tls_stream.hpp>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

using Clock = std::chrono::steady_clock;

/// A connection to a server, with or without TLS, and the data read ahead. The
/// caller of an operation keeps it alive until the operation is done.
class Connection {
public:
    explicit Connection(Socket connected) : socket_(std::move(connected))
    {
        ErrorCode ignored;
        socket_.set_option(Tcp::no_delay(true), ignored);
    }

    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// Prepares TLS; a session spares time if the server still knows it. False if
    /// OpenSSL refuses the host's name.
    bool begin_tls(boost::asio::ssl::context& context,
                   std::string const& host,
                   bool is_address,
                   SSL_SESSION* session)
    {
        tls_.emplace(socket_, context);
        auto const handle = tls_->native_handle();
        if (session != nullptr)
            SSL_set_session(handle, session);
        return expect_host(handle, host, is_address);
    }

    template <class Handler>
    void handshake(Handler&& handler)
    {
        tls_->handshake(std::forward<Handler>(handler));
    }

    SSL* ssl() noexcept { return tls_ ? tls_->native_handle() : nullptr; }

    template <class Handler>
    void write(std::string_view text, Handler&& handler)
    {
        boost::asio::const_buffer const buffer(text.data(), text.size());
        if (tls_)
            tls_->write(text, std::forward<Handler>(handler));
        else
            boost::asio::async_write(
                socket_, buffer, std::forward<Handler>(handler));
    }

    /// Reads more, after what waits.
    template <class Handler>
    void read(Handler&& handler)
    {
        make_room();
        boost::asio::mutable_buffer const buffer(memory_.data() + end_,
                                                 memory_.size() - end_);
        if (tls_)
            tls_->read_some(buffer, std::forward<Handler>(handler));
        else
            socket_.async_read_some(buffer, std::forward<Handler>(handler));
    }

    /// To be called when `read` has read so much.
    void was_read(std::size_t size) noexcept { end_ += size; }

    /// What was read and not consumed.
    std::string_view waiting() const noexcept
    {
        return std::string_view(memory_).substr(begin_, end_ - begin_);
    }

    void consume(std::size_t size) noexcept { begin_ += size; }

    /// Whether an idle connection has become useless: the server closed it or
    /// sent unsolicited data.
    bool is_stale()
    {
        // With TLS there may be something to read that is not for us.
        if (tls_)
            return !tls_->is_quiet();
        ErrorCode error;
        socket_.non_blocking(true, error);
        char byte;
        socket_.read_some(boost::asio::buffer(&byte, 1), error);
        return error != boost::asio::error::would_block;
    }

    void close() noexcept
    {
        if (tls_)
            tls_->end();
        ErrorCode ignored;
        socket_.close(ignored);
    }

    /// When it was last used.
    Clock::time_point idle_since{};

private:
    static constexpr std::size_t first_room = std::size_t{16} << 10;

    void make_room()
    {
        if (begin_ == end_)
            begin_ = end_ = 0;
        if (begin_ != 0 && end_ == memory_.size()) {
            std::copy(memory_.begin() + static_cast<std::ptrdiff_t>(begin_),
                      memory_.begin() + static_cast<std::ptrdiff_t>(end_),
                      memory_.begin());
            end_ -= begin_;
            begin_ = 0;
        }
        if (end_ == memory_.size())
            memory_.resize((std::max)(first_room, 2 * memory_.size()));
    }

    Socket socket_;
    std::optional<TlsStream> tls_{};
    std::string memory_{};
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CONNECTION_HPP
