// A typical client written with Beast, after its examples. Each connection has
// a stream with its own timer, and all operations are Beast's.

#include "contend.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using Tcp = asio::ip::tcp;

/// The state that all connections share.
struct Shared {
    explicit Shared(bench::Target const& given) : target(given)
    {
        context.load_verify_file(given.ca_file);
        context.set_verify_mode(ssl::verify_peer);
        auto const host = given.server.find("//") + 2;
        auto const port = given.server.rfind(':');
        name = given.server.substr(host, port - host);
        endpoints =
            Tcp::resolver(io).resolve(name, given.server.substr(port + 1));
    }

    bench::Target target;
    asio::io_context io{1};
    ssl::context context{ssl::context::tls_client};
    std::string name{};
    Tcp::resolver::results_type endpoints{};
    std::size_t unbegun = 0;
};

class Connection {
public:
    explicit Connection(Shared& shared)
        : shared_(shared), stream_(shared.io, shared.context),
          request_(http::verb::get, bench::path, 11)
    {
        request_.set(http::field::host, shared.name);
        request_.set(http::field::authorization,
                     std::string("Token ") + bench::token);
        request_.set(http::field::user_agent, "Airudder");
        SSL_set_tlsext_host_name(stream_.native_handle(), shared.name.c_str());
        stream_.set_verify_callback(ssl::host_name_verification(shared.name));
    }

    void begin()
    {
        if (shared_.unbegun == 0)
            return;
        --shared_.unbegun;
        expire_later();
        if (is_open_)
            write();
        else
            beast::get_lowest_layer(stream_).async_connect(
                shared_.endpoints,
                beast::bind_front_handler(&Connection::connected, this));
    }

private:
    void connected(beast::error_code error, Tcp::endpoint const&)
    {
        bench::expect(!error, "a connection, found " + error.message());
        beast::get_lowest_layer(stream_).socket().set_option(
            Tcp::no_delay(true));
        stream_.async_handshake(
            ssl::stream_base::client,
            beast::bind_front_handler(&Connection::trusted, this));
    }

    void trusted(beast::error_code error)
    {
        bench::expect(!error, "trust, found " + error.message());
        is_open_ = true;
        write();
    }

    void write()
    {
        http::async_write(
            stream_,
            request_,
            beast::bind_front_handler(&Connection::written, this));
    }

    void written(beast::error_code error, std::size_t)
    {
        bench::expect(!error, "to send, found " + error.message());
        response_ = {};
        http::async_read(stream_,
                         buffer_,
                         response_,
                         beast::bind_front_handler(&Connection::read, this));
    }

    void read(beast::error_code error, std::size_t)
    {
        bench::expect(!error && response_.result() == http::status::ok &&
                          response_.body() == shared_.target.body,
                      "the whole answer");
        begin();
    }

    void expire_later()
    {
        beast::get_lowest_layer(stream_).expires_after(
            std::chrono::seconds(bench::timeout_seconds));
    }

    Shared& shared_;
    beast::ssl_stream<beast::tcp_stream> stream_;
    http::request<http::empty_body> request_;
    http::response<http::string_body> response_{};
    beast::flat_buffer buffer_{};
    bool is_open_ = false;
};

class Beast final : public bench::Contender {
public:
    explicit Beast(bench::Target const& target) : shared_(target) {}

    void run(std::size_t calls, std::size_t in_flight) override
    {
        while (connections_.size() < in_flight)
            connections_.push_back(std::make_unique<Connection>(shared_));
        shared_.unbegun = calls;
        for (std::size_t index = 0; index != in_flight; ++index)
            connections_[index]->begin();
        shared_.io.restart();
        shared_.io.run();
    }

private:
    Shared shared_;
    std::vector<std::unique_ptr<Connection>> connections_{};
};

} // namespace

int main(int argc, char** argv) { return bench::contend<Beast>(argc, argv); }
