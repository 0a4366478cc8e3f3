#include "nginx.hpp"

#include "client/support/certificates.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

using Tcp = boost::asio::ip::tcp;

Tcp::endpoint loopback(int port)
{
    return {boost::asio::ip::address_v4::loopback(),
            static_cast<unsigned short>(port)};
}

/// A port that is free at the moment.
int free_port()
{
    boost::asio::io_context io;
    return Tcp::acceptor(io, loopback(0)).local_endpoint().port();
}

bool is_listening(int port)
{
    boost::asio::io_context io;
    boost::system::error_code error;
    Tcp::socket(io).connect(loopback(port), error);
    return !error;
}

std::string configuration(int port, bool logs)
{
    return R"(
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events { worker_connections 4096; }
http {
    log_format calls '$connection $status $ssl_protocol $ssl_server_name';
    access_log )" +
           std::string(logs ? "calls.log calls" : "off") + R"(;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type application/json;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    open_file_cache max=4;
    server {
        listen 127.0.0.1:)" +
           std::to_string(port) + R"( ssl;
        ssl_protocols TLSv1.3;
        ssl_certificate chain.pem;
        ssl_certificate_key key.pem;
        root documents;
    }
}
)";
}

std::string content(std::filesystem::path const& name)
{
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TemporaryFolder::TemporaryFolder()
{
    auto name =
        (std::filesystem::temp_directory_path() / "airudder-bench-XXXXXX")
            .string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("expected to make a folder like " + name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string const& name,
                                   std::string const& text) const
{
    auto const file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
}

Nginx::Nginx(std::string const& path, std::string const& document, bool logs)
{
    fault::Authority const authority;
    auto const identity =
        authority.issue({.alternative_names = "DNS:localhost"});
    folder_.write("chain.pem", identity.chain);
    folder_.write("key.pem", identity.key);
    ca_file_ = folder_.write("ca.pem", authority.pem());
    document_file_ = folder_.write("documents" + path, document);
    // Another program can take the port before nginx does.
    for (int attempt = 0; attempt != 5; ++attempt)
        if (start(logs))
            return;
    throw std::runtime_error("expected nginx to start");
}

bool Nginx::start(bool logs)
{
    port_ = free_port();
    folder_.write("nginx.conf", configuration(port_, logs));
    auto const folder = folder_.path().string();
    child_.emplace(std::vector<std::string>{AIRUDDER_BENCH_NGINX,
                                            "-e",
                                            "stderr",
                                            "-p",
                                            folder,
                                            "-c",
                                            "nginx.conf"});
    while (child_->is_running()) {
        if (is_listening(port_))
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

std::string Nginx::url(std::string const& host) const
{
    return "https://" + host + ':' + std::to_string(port_);
}

std::string Nginx::log() const { return content(folder_.path() / "calls.log"); }

} // namespace bench
