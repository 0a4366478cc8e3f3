#include "contenders.hpp"

#include "serve.hpp"
#include "signed_bodies.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <stdexcept>

namespace bench {

namespace {

using Tcp = boost::asio::ip::tcp;

std::string nginx_configuration(std::string const& port)
{
    return R"(
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events { worker_connections 4096; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type application/json;
    keepalive_requests 1000000000;
    server {
        listen 127.0.0.1:)" +
           port + R"(;
        location / { return 200 "{}"; }
    }
}
)";
}

void expect(int found, int status, Contender const& contender)
{
    if (found != status)
        throw std::runtime_error(contender.name + ": expected " +
                                 std::to_string(status) + ", found " +
                                 std::to_string(found));
}

} // namespace

std::vector<Contender> contenders(std::string const& folder)
{
    auto const ours = folder + "/bench_serve_ours";
    return {
        {"read/ours", {ours, "read", "0"}, false},
        {"read/nginx", {AIRUDDER_BENCH_NGINX}, false},
        {"deliver/ours", {ours, "deliver", "0"}},
        {"deliver/ours_1_thread", {ours, "deliver", "1"}},
        {"deliver/beast", {folder + "/bench_serve_beast"}},
        {"deliver/httplib", {folder + "/bench_serve_httplib"}},
        {"deliver/fastify",
         {AIRUDDER_BENCH_NODE,
          AIRUDDER_BENCH_FASTIFY "/serve_fastify.mjs",
          path,
          signature_header,
          std::string(key)}},
    };
}

Server start(Contender const& contender, TemporaryFolder const& folder)
{
    return Server([&](int port) {
        auto words = contender.words;
        if (words.front() == AIRUDDER_BENCH_NGINX) {
            folder.write("nginx.conf",
                         nginx_configuration(std::to_string(port)));
            return nginx_command(words.front(), folder);
        }
        // A script comes before the port.
        auto const at =
            words.begin() + (words.front() == AIRUDDER_BENCH_NODE ? 2 : 1);
        words.insert(at, std::to_string(port));
        return words;
    });
}

Tcp::socket connect(boost::asio::io_context& io, int port)
{
    Tcp::socket socket(io);
    socket.connect({boost::asio::ip::address_v4::loopback(),
                    static_cast<unsigned short>(port)});
    return socket;
}

int status_of_request(Tcp::socket& socket,
                      std::string_view body,
                      std::string_view signature)
{
    std::string text = std::string("POST ") + path +
                       " HTTP/1.1\r\nHost: localhost\r\n"
                       "Content-Type: application/json\r\n";
    text += signature_header + std::string(": ").append(signature) + "\r\n";
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    text += body;
    boost::asio::write(socket, boost::asio::buffer(text));
    std::string answer;
    boost::asio::read_until(
        socket, boost::asio::dynamic_buffer(answer), "\r\n\r\n");
    return std::stoi(answer.substr(answer.find(' ')));
}

void check(Contender const& contender, Server const& server)
{
    auto const status = [&](std::string_view body, std::string_view signature) {
        boost::asio::io_context io;
        auto socket = connect(io, server.port());
        return status_of_request(socket, body, signature);
    };
    auto const push = node_pushes(1).front();
    expect(status(push.body, push.signature), 200, contender);
    if (!contender.delivers)
        return;
    auto const half = signed_body(push.body.substr(0, push.body.size() / 2));
    expect(status(push.body, half.signature), 401, contender);
    expect(status(half.body, half.signature), 400, contender);
}

} // namespace bench
