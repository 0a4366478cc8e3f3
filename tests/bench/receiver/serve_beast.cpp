// A straightforward server on Beast, as its examples show: serve_beast PORT.

#include "serve.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

class Session : public std::enable_shared_from_this<Session> {
public:
    explicit Session(Tcp::socket socket) : stream_(std::move(socket)) {}

    void read()
    {
        parser_.emplace();
        parser_->body_limit(std::size_t{4} << 20);
        stream_.expires_after(std::chrono::seconds(8));
        http::async_read(
            stream_,
            buffer_,
            *parser_,
            [self = shared_from_this()](beast::error_code error, std::size_t) {
                if (!error)
                    self->answer();
            });
    }

private:
    void answer()
    {
        auto const& request = parser_->get();
        auto const signature = request[bench::signature_header];
        auto status = http::status::not_found;
        if (request.method() == http::verb::post &&
            request.target() == bench::path)
            status = static_cast<http::status>(bench::status_of(
                {signature.data(), signature.size()}, request.body()));
        answer_ = {status, request.version()};
        answer_.set(http::field::content_type, "application/json");
        answer_.keep_alive(request.keep_alive());
        answer_.body() = "{}";
        answer_.prepare_payload();
        http::async_write(
            stream_,
            answer_,
            [self = shared_from_this()](beast::error_code error, std::size_t) {
                if (!error && self->answer_.keep_alive())
                    self->read();
            });
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_{};
    std::optional<http::request_parser<http::string_body>> parser_{};
    http::response<http::string_body> answer_{};
};

void accept(Tcp::acceptor& acceptor)
{
    acceptor.async_accept(
        [&acceptor](beast::error_code error, Tcp::socket socket) {
            if (!error) {
                socket.set_option(Tcp::no_delay(true), error);
                std::make_shared<Session>(std::move(socket))->read();
            }
            accept(acceptor);
        });
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc != 2)
            throw std::invalid_argument("expected PORT");
        asio::io_context io(1);
        Tcp::acceptor acceptor(
            io,
            {asio::ip::address_v4::loopback(),
             static_cast<unsigned short>(std::stoi(argv[1]))});
        accept(acceptor);
        io.run();
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
