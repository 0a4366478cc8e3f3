// Typical clients written with Beast: a blocking and an asynchronous one. As in
// Beast's examples, both use TLS and verify the server.

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>

#include <chrono>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using tcp = asio::ip::tcp;

struct Where {
    std::string host;
    std::string port;
    std::string target;
};

http::request<http::string_body> request_of(Where const& where)
{
    http::request<http::string_body> request{http::verb::get, where.target, 11};
    request.set(http::field::host, where.host);
    request.set(http::field::user_agent, BOOST_BEAST_VERSION_STRING);
    return request;
}

template <class Stream>
void expect_host(Stream& stream, std::string const& host)
{
    if (SSL_set_tlsext_host_name(stream.native_handle(), host.c_str()) != 1)
        throw std::runtime_error("expected a host name for TLS");
    stream.set_verify_callback(ssl::host_name_verification(host));
}

std::string call(ssl::context& context, Where const& where)
{
    asio::io_context io;
    tcp::resolver resolver(io);
    beast::ssl_stream<beast::tcp_stream> stream(io, context);
    expect_host(stream, where.host);
    beast::get_lowest_layer(stream).connect(
        resolver.resolve(where.host, where.port));
    stream.handshake(ssl::stream_base::client);
    http::write(stream, request_of(where));
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(stream, buffer, response);
    beast::error_code error;
    stream.shutdown(error);
    if (error && error != asio::error::eof &&
        error != ssl::error::stream_truncated)
        throw beast::system_error(error);
    return response.body();
}

class Session : public std::enable_shared_from_this<Session> {
public:
    using Handler = std::function<void(beast::error_code, std::string)>;

    Session(asio::any_io_executor const& executor,
            ssl::context& context,
            Where const& where,
            Handler handler)
        : resolver_(executor), stream_(executor, context), where_(where),
          request_(request_of(where)), handler_(std::move(handler))
    {
    }

    void run()
    {
        expect_host(stream_, where_.host);
        resolver_.async_resolve(where_.host,
                                where_.port,
                                beast::bind_front_handler(&Session::on_resolve,
                                                          shared_from_this()));
    }

private:
    void on_resolve(beast::error_code error, tcp::resolver::results_type found)
    {
        if (error)
            return handler_(error, {});
        expire_later();
        beast::get_lowest_layer(stream_).async_connect(
            found,
            beast::bind_front_handler(&Session::on_connect,
                                      shared_from_this()));
    }

    void on_connect(beast::error_code error, tcp::endpoint)
    {
        if (error)
            return handler_(error, {});
        expire_later();
        stream_.async_handshake(
            ssl::stream_base::client,
            beast::bind_front_handler(&Session::on_handshake,
                                      shared_from_this()));
    }

    void on_handshake(beast::error_code error)
    {
        if (error)
            return handler_(error, {});
        expire_later();
        http::async_write(
            stream_,
            request_,
            beast::bind_front_handler(&Session::on_write, shared_from_this()));
    }

    void on_write(beast::error_code error, std::size_t)
    {
        if (error)
            return handler_(error, {});
        http::async_read(
            stream_,
            buffer_,
            response_,
            beast::bind_front_handler(&Session::on_read, shared_from_this()));
    }

    void on_read(beast::error_code error, std::size_t)
    {
        if (error)
            return handler_(error, {});
        expire_later();
        stream_.async_shutdown(beast::bind_front_handler(&Session::on_shutdown,
                                                         shared_from_this()));
    }

    void on_shutdown(beast::error_code error)
    {
        if (error == asio::error::eof || error == ssl::error::stream_truncated)
            error = {};
        handler_(error, response_.body());
    }

    void expire_later()
    {
        beast::get_lowest_layer(stream_).expires_after(
            std::chrono::seconds(30));
    }

    tcp::resolver resolver_;
    beast::ssl_stream<beast::tcp_stream> stream_;
    Where where_;
    http::request<http::string_body> request_;
    http::response<http::string_body> response_{};
    beast::flat_buffer buffer_{};
    Handler handler_;
};

void run(Where const& where)
{
    ssl::context context(ssl::context::tls_client);
    context.set_default_verify_paths();
    context.set_verify_mode(ssl::verify_peer);
    std::cout << call(context, where) << '\n';
    asio::io_context io;
    std::make_shared<Session>(
        asio::make_strand(io),
        context,
        where,
        [](beast::error_code error, std::string const& body) {
            if (error)
                std::cerr << error.message() << '\n';
            else
                std::cout << body << '\n';
        })
        ->run();
    io.run();
}

} // namespace

int main(int, char** argv)
{
    try {
        run({argv[1], argv[2], argv[3]});
        return 0;
    } catch (std::exception const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
