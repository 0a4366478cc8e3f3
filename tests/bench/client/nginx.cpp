#include "nginx.hpp"

#include "client/support/certificates.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace bench {

namespace {

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

Nginx::Nginx(std::string const& path, std::string const& document, bool logs)
{
    fault::Authority const authority;
    auto const identity =
        authority.issue({.alternative_names = "DNS:localhost"});
    folder_.write("chain.pem", identity.chain);
    folder_.write("key.pem", identity.key);
    ca_file_ = folder_.write("ca.pem", authority.pem());
    document_file_ = folder_.write("documents" + path, document);
    server_.emplace([&](int port) {
        folder_.write("nginx.conf", configuration(port, logs));
        return nginx_command(AIRUDDER_BENCH_NGINX, folder_);
    });
}

std::string Nginx::url(std::string const& host) const
{
    return "https://" + host + ':' + std::to_string(server_->port());
}

std::string Nginx::log() const { return content(folder_.path() / "calls.log"); }

} // namespace bench
