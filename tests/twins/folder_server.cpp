#include "folder_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <thread>

namespace airudder::twins {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;

struct FolderServer::Listener {
    boost::asio::io_context context{};
    tcp::acceptor acceptor{context,
                           {boost::asio::ip::address_v4::loopback(), 0}};
    std::map<std::string, std::string> texts{};
    std::thread thread{};

    /// Answers requests of one connection after the other. An accepted connection
    /// without a request ends it.
    void run()
    {
        for (;;) {
            tcp::socket socket(context);
            boost::system::error_code error;
            acceptor.accept(socket, error);
            boost::beast::flat_buffer buffer;
            http::request<http::empty_body> request;
            http::read(socket, buffer, request, error);
            if (error)
                return;
            http::write(socket, answer(std::string(request.target())), error);
        }
    }

    http::response<http::string_body> answer(std::string const& path) const
    {
        auto const found = texts.find(path);
        http::response<http::string_body> response(
            found == texts.end() ? http::status::not_found : http::status::ok,
            11);
        response.keep_alive(false);
        if (found != texts.end())
            response.body() = found->second;
        response.prepare_payload();
        return response;
    }
};

FolderServer::FolderServer()
    : listener_(std::make_unique<Listener>()),
      origin_("http://127.0.0.1:" +
              std::to_string(listener_->acceptor.local_endpoint().port()))
{
}

FolderServer::~FolderServer()
{
    if (!listener_->thread.joinable())
        return;
    boost::system::error_code error;
    {
        tcp::socket end(listener_->context);
        end.connect(listener_->acceptor.local_endpoint(), error);
    }
    listener_->thread.join();
}

void FolderServer::serve(std::map<std::string, std::string> texts)
{
    listener_->texts = std::move(texts);
    listener_->thread = std::thread([this] { listener_->run(); });
}

} // namespace airudder::twins
