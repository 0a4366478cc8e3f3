#ifndef AIRUDDER_SEND_CONNECTION_HPP
#define AIRUDDER_SEND_CONNECTION_HPP

#include "airudder_send/destination.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace airudder_send {

/// How the attempt to send a request ended.
struct Answer {
    /// Of a complete answer; 0 if there is none.
    unsigned status{};

    /// Why there is no answer.
    std::string failure{};

    /// Whether there was a connection, with TLS if that is used.
    bool connected{};

    /// Whether a connection that was kept from an earlier request ended before
    /// anything of the answer. The receiver may have closed it at any time.
    bool stale{};
};

/// A connection to the receiver, which carries one request after the other.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Done = std::function<void(Answer const&)>;

    /// The context and the destination must outlive the connection. An attempt
    /// may take up to `limit`.
    Connection(boost::asio::io_context& io,
               boost::asio::ssl::context& tls,
               Destination const& destination,
               std::chrono::nanoseconds limit);

    /// Sends a request, after connecting if it is the first. Later calls `done`
    /// once.
    void send(std::string request, Done done);

    /// Whether it can carry another request. It cannot once the receiver has
    /// closed it, or has sent something without being asked.
    bool is_usable();

private:
    using Socket = boost::asio::ip::tcp::socket;
    using Error = boost::beast::error_code;
    using Parser =
        boost::beast::http::response_parser<boost::beast::http::string_body>;

    void resolve();
    void connect(boost::asio::ip::tcp::resolver::results_type const& places);
    void secure();
    void exchange();
    void read();
    void on_read(Error error);
    void on_limit();

    /// Ends the attempt. The connection is closed unless `keep` is set.
    void finish(Answer const& answer, bool keep = false);
    void fail(Error error);
    void close();

    Socket& socket() { return stream_.next_layer(); }

    /// Calls `f` with the stream that carries HTTP.
    template <class F>
    void with_stream(F f)
    {
        if (destination_.tls)
            f(stream_);
        else
            f(stream_.next_layer());
    }

    Destination const& destination_;
    std::chrono::nanoseconds limit_;
    boost::asio::ip::tcp::resolver resolver_;
    boost::asio::ssl::stream<Socket> stream_;
    boost::asio::steady_timer timer_;
    boost::beast::flat_buffer buffer_{};
    std::optional<Parser> parser_{};
    std::string request_{};
    Done done_{};          // empty unless an attempt is being made
    bool open_ = false;    // connected, and secured if TLS is used
    bool kept_ = false;    // has carried an earlier request
    bool writing_ = false; // the request has not left completely
};

} // namespace airudder_send

#endif // AIRUDDER_SEND_CONNECTION_HPP
