#include "client/support/fault_server.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

namespace fault {

namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

/// The body's size in bytes according to the head.
std::size_t body_size(std::string const& head)
{
    auto const at = head.find("\r\nContent-Length: ");
    return at == head.npos ? 0 : std::stoul(head.substr(at + 18));
}

class Connection final : public Peer {
public:
    Connection(Tcp::socket socket, asio::ssl::context& tls, std::size_t number)
        : socket_(std::move(socket)), context_(tls), number_(number)
    {
    }

    /// Performs the TLS handshake; returns whether the client accepts it.
    bool shake_hands()
    {
        ErrorCode error;
        tls_.emplace(socket_, context_);
        tls_->handshake(asio::ssl::stream_base::server, error);
        return !error;
    }

    void start_tls() override { shake_hands(); }

    std::string read_request() override
    {
        std::size_t size = std::string::npos;
        while ((size = complete()) == std::string::npos)
            if (!read_more())
                return {};
        auto const request = waiting_.substr(0, size);
        waiting_.erase(0, size);
        return request;
    }

    void write(std::string_view text) override
    {
        ErrorCode ignored;
        asio::const_buffer const buffer(text.data(), text.size());
        if (tls_)
            asio::write(*tls_, buffer, ignored);
        else
            asio::write(socket_, buffer, ignored);
    }

    void wait() override { read_more(); }

    void close_notify() override
    {
        ErrorCode ignored;
        if (tls_)
            tls_->shutdown(ignored);
        else
            socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    }

    bool was_told_the_end() override
    {
        return tls_ && (SSL_get_shutdown(tls_->native_handle()) &
                        SSL_RECEIVED_SHUTDOWN) != 0;
    }

    bool resumed() override
    {
        return tls_ && SSL_session_reused(tls_->native_handle()) == 1;
    }

    std::size_t number() const override { return number_; }

    /// Ends the connection; called by another thread.
    void cut()
    {
        ErrorCode ignored;
        socket_.shutdown(Tcp::socket::shutdown_both, ignored);
    }

private:
    /// The size of the first buffered request; npos if it is incomplete.
    std::size_t complete() const
    {
        auto const end = waiting_.find("\r\n\r\n");
        if (end == waiting_.npos)
            return waiting_.npos;
        auto const size = end + 4 + body_size(waiting_.substr(0, end + 2));
        return size <= waiting_.size() ? size : waiting_.npos;
    }

    bool read_more()
    {
        char buffer[4096];
        ErrorCode error;
        auto const size = tls_ ? tls_->read_some(asio::buffer(buffer), error)
                               : socket_.read_some(asio::buffer(buffer), error);
        waiting_.append(buffer, size);
        return !error;
    }

    Tcp::socket socket_;
    asio::ssl::context& context_;
    std::optional<asio::ssl::stream<Tcp::socket&>> tls_{};
    std::size_t number_;
    std::string waiting_{};
};

asio::ssl::context context_of(ServerOptions const& options)
{
    asio::ssl::context context(asio::ssl::context::tls_server);
    if (!options.identity)
        return context;
    auto const handle = context.native_handle();
    // Allows old TLS versions.
    SSL_CTX_set_security_level(handle, 0);
    SSL_CTX_set_min_proto_version(handle, TLS1_VERSION);
    if (options.asks_for_certificate)
        SSL_CTX_set_verify(
            handle, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    if (options.max_tls != 0)
        SSL_CTX_set_max_proto_version(handle, options.max_tls);
    context.use_certificate_chain(asio::buffer(options.identity->chain));
    context.use_private_key(asio::buffer(options.identity->key),
                            asio::ssl::context::pem);
    return context;
}

} // namespace

struct Server::State {
    State(Script given, ServerOptions const& options)
        : script(std::move(given)), tls(context_of(options)),
          is_tls(options.identity.has_value()),
          begins_with_tls(is_tls && !options.tls_later),
          acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0))
    {
        thread = std::thread([this] { accept_all(); });
    }

    ~State()
    {
        stopped = true;
        // Wakes the thread that accepts.
        ErrorCode ignored;
        asio::io_context other;
        Tcp::socket(other).connect(acceptor.local_endpoint(), ignored);
        thread.join();
        {
            std::lock_guard const lock(mutex);
            for (auto const& connection : connections)
                connection->cut();
        }
        for (auto& one : threads)
            one.join();
    }

    void accept_all()
    {
        for (std::size_t number = 0;; ++number) {
            Tcp::socket socket(io);
            ErrorCode error;
            acceptor.accept(socket, error);
            if (error || stopped)
                return;
            socket.set_option(Tcp::no_delay(true), error);
            auto const connection =
                std::make_shared<Connection>(std::move(socket), tls, number);
            {
                std::lock_guard const lock(mutex);
                connections.push_back(connection);
            }
            ++accepted;
            threads.emplace_back([this, connection] {
                if (!begins_with_tls || connection->shake_hands())
                    script(*connection);
                connection->cut();
            });
        }
    }

    Script script;
    asio::ssl::context tls;
    bool is_tls;
    bool begins_with_tls;
    asio::io_context io{};
    Tcp::acceptor acceptor;
    std::atomic<bool> stopped{false};
    std::atomic<std::size_t> accepted{0};
    std::mutex mutex{};
    std::list<std::shared_ptr<Connection>> connections{};
    std::list<std::thread> threads{};
    std::thread thread{};
};

Server::Server(Script script, ServerOptions options)
    : state_(std::make_unique<State>(std::move(script), options))
{
}

Server::~Server() = default;

unsigned short Server::port() const
{
    return state_->acceptor.local_endpoint().port();
}

std::string Server::url(std::string_view host) const
{
    return (state_->is_tls ? "https://" : "http://") + std::string(host) + ':' +
           std::to_string(port());
}

std::size_t Server::connections() const { return state_->accepted; }

std::string
answer(std::string_view body, std::string_view status, std::string_view headers)
{
    return "HTTP/1.1 " + std::string(status) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string(headers) + "\r\n" + std::string(body);
}

Script always(std::string text)
{
    return [text = std::move(text)](Peer& peer) {
        while (!peer.read_request().empty())
            peer.write(text);
    };
}

} // namespace fault
