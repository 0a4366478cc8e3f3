#ifndef AIRUDDER_DETAIL_CLIENT_CONNECTION_HPP
#define AIRUDDER_DETAIL_CLIENT_CONNECTION_HPP

#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/response_reader.hpp>
#include <airudder/detail/client/tls_context.hpp>
#include <airudder/detail/client/tls_stream.hpp>
#include <airudder/detail/net/socket.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// A connection to a server, with or without TLS, and the data read ahead. Runs
/// one operation at a time, which keeps the connection alive.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Handler = std::function<void(ErrorCode)>;

    explicit Connection(Socket connected) : socket_(std::move(connected))
    {
        ErrorCode ignored;
        socket_.set_option(Tcp::no_delay(true), ignored);
    }

    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// Prepares TLS. `session`, which may be null, shortens the handshake if
    /// the server still knows it. Returns false if OpenSSL refuses the host's
    /// name.
    bool begin_tls(boost::asio::ssl::context& context,
                   std::string const& host,
                   SSL_SESSION* session)
    {
        tls_.emplace(socket_, context);
        auto const handle = tls_->native_handle();
        if (session != nullptr)
            SSL_set_session(handle, session);
        return expect_host(handle, host, is_ip_literal(host));
    }

    /// The handler may be called before this returns.
    void handshake(Handler handler)
    {
        tls_->handshake(kept(std::move(handler)));
    }

    /// Says why the handshake failed. `peer` names the party that may have
    /// closed the connection.
    std::string handshake_reason(ErrorCode error, std::string const& peer)
    {
        return detail::handshake_reason(tls_->native_handle(), error, peer);
    }

    /// The TLS session, for the next connection; null without TLS.
    TlsSession session()
    {
        return TlsSession(tls_ ? SSL_get1_session(tls_->native_handle())
                               : nullptr);
    }

    /// Writes all of `text`, which must outlive the operation. The handler may
    /// be called before this returns.
    void write(std::string_view text, Handler handler)
    {
        if (tls_)
            tls_->write(text, kept(std::move(handler)));
        else
            boost::asio::async_write(
                socket_,
                boost::asio::buffer(text.data(), text.size()),
                kept(std::move(handler)));
    }

    /// Reads at least one byte, in addition to `waiting`.
    void read(Handler handler)
    {
        make_room();
        boost::asio::mutable_buffer const buffer(memory_.data() + end_,
                                                 memory_.size() - end_);
        TlsStream::Handler done = [self = shared_from_this(),
                                   handler = std::move(handler)](
                                      ErrorCode failure, std::size_t size) {
            self->end_ += size;
            handler(failure);
        };
        if (tls_)
            tls_->read_some(buffer, std::move(done));
        else
            socket_.async_read_some(buffer, std::move(done));
    }

    /// The data that was read and not yet passed on.
    std::string_view waiting() const noexcept
    {
        return std::string_view(memory_).substr(begin_, end_ - begin_);
    }

    /// Passes the waiting data to `reader`, and the end of the connection if
    /// reading failed.
    void pass_to(ResponseReader& reader, ErrorCode failure)
    {
        begin_ += reader.read(waiting());
        if (failure)
            reader.end(failure == boost::asio::error::eof);
    }

    /// Whether an idle connection has become unusable: the server closed it or
    /// sent unsolicited data.
    bool is_stale()
    {
        // TLS records need not hold application data.
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

    /// The time at which it was last used.
    Clock::time_point idle_since{};

private:
    static constexpr std::size_t first_room = std::size_t{16} << 10;

    /// The handler of an operation, which keeps the connection alive.
    TlsStream::Handler kept(Handler handler)
    {
        return [self = shared_from_this(),
                handler = std::move(handler)](ErrorCode failure, std::size_t) {
            handler(failure);
        };
    }

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
