#include "servers.hpp"

#include <arpa/inet.h>
#include <filesystem>
#include <netinet/in.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace peers {

namespace {

/// A port that is free at the moment.
unsigned short free_port()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    auto const one = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool const bound =
        bind(one, any, size) == 0 && getsockname(one, any, &size) == 0;
    close(one);
    if (!bound)
        throw std::runtime_error("no free port on loopback");
    return ntohs(address.sin_port);
}

/// Writes "<name>-chain.pem" and "<name>-key.pem".
void write_identity(Folder const& folder,
                    std::string const& name,
                    fault::Identity const& identity)
{
    folder.append(name + "-chain.pem", identity.chain);
    folder.append(name + "-key.pem", identity.key);
}

std::string configuration(NginxOptions const& options, unsigned short port)
{
    std::string temporary;
    for (std::string const what :
         {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += what + "_temp_path nginx-temporary;\n";
    return "daemon off;\n"
           "master_process off;\n"
           "pid nginx.pid;\n"
           "error_log error.log info;\n"
           "events {}\n"
           "http {\n" +
           temporary +
           // The variables that tests use, then nginx's own format.
           "log_format calls '$connection $connection_requests "
           "$ssl_session_reused $ssl_protocol $remote_addr - $remote_user "
           "[$time_local] \"$request\" $status $body_bytes_sent "
           "\"$http_referer\" \"$http_user_agent\"';\n"
           "access_log access.log calls;\n"
           "server {\n"
           "listen 127.0.0.1:" +
           std::to_string(port) +
           " ssl;\n"
           "ssl_certificate nginx-chain.pem;\n"
           "ssl_certificate_key nginx-key.pem;\n" +
           options.server + "\nlocation / {\n" + options.location +
           "\n}\n}\n}\n";
}

Access read_access(std::string const& line)
{
    Access access;
    std::istringstream words(line);
    std::string reused;
    words >> access.connection >> access.number >> reused >> access.protocol;
    access.resumed = reused == "r";
    auto const begin = line.find('"') + 1;
    access.request = line.substr(begin, line.find('"', begin) - begin);
    return access;
}

std::string loopback(std::string_view scheme,
                     unsigned short port,
                     std::string_view host = "127.0.0.1")
{
    return std::string(scheme) + "://" + std::string(host) + ':' +
           std::to_string(port);
}

std::vector<std::string> s_server(Folder const& folder,
                                  fault::Identity const& identity,
                                  std::vector<std::string> const& options)
{
    write_identity(folder, "openssl", identity);
    std::vector<std::string> words{AIRUDDER_OPENSSL,
                                   "s_server",
                                   "-accept",
                                   "127.0.0.1:0",
                                   "-cert",
                                   "openssl-chain.pem",
                                   "-key",
                                   "openssl-key.pem"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
}

} // namespace

bool has_prism() { return std::filesystem::exists(AIRUDDER_PRISM); }

Prism::Prism(Folder const& folder, std::string const& spec)
    : folder_(folder), child_(folder,
                              {AIRUDDER_NODE,
                               AIRUDDER_PRISM,
                               "mock",
                               "--host",
                               "127.0.0.1",
                               "--port",
                               "0",
                               spec},
                              "prism.log"),
      port_(child_.port_after("Prism is listening on http://127.0.0.1:"))
{
}

std::size_t Prism::logged_requests() const
{
    constexpr std::string_view received = "Request received";
    auto const log = folder_.read("prism.log");
    std::size_t count = 0;
    for (auto place = log.find(received); place != std::string::npos;
         place = log.find(received, place + 1))
        ++count;
    return count;
}

Nginx::Nginx(Folder const& folder, NginxOptions const& options)
    : folder_(folder)
{
    write_identity(folder, "nginx", options.identity);
    // nginx cannot choose a free port itself, and another process may take the
    // port first.
    for (int attempt = 0; attempt != 5; ++attempt) {
        port_ = free_port();
        auto const name = "nginx-" + std::to_string(attempt) + ".conf";
        folder.append(name, configuration(options, port_));
        child_ = std::make_unique<Child>(
            folder,
            std::vector<std::string>{AIRUDDER_NGINX,
                                     "-p",
                                     folder.path().string(),
                                     "-c",
                                     name,
                                     "-e",
                                     "error.log"},
            "nginx-output.log");
        // nginx writes its process id once it listens.
        eventually([&] {
            return !child_->is_running() || !folder.read("nginx.pid").empty();
        });
        if (child_->is_running())
            return;
    }
    throw std::runtime_error("nginx did not start: " + folder.logs());
}

std::string Nginx::url(std::string_view host) const
{
    return loopback("https", port_, host);
}

std::vector<Access> Nginx::stop()
{
    child_->stop();
    std::vector<Access> accesses;
    std::istringstream lines(folder_.read("access.log"));
    for (std::string line; std::getline(lines, line);)
        accesses.push_back(read_access(line));
    return accesses;
}

OpensslServer::OpensslServer(Folder const& folder,
                             fault::Identity const& identity,
                             std::vector<std::string> const& options)
    : child_(folder, s_server(folder, identity, options), "openssl-output"),
      port_(child_.port_after("ACCEPT 127.0.0.1:"))
{
}

std::string OpensslServer::url() const { return loopback("https", port_); }

Proxy::Proxy(Folder const& folder, unsigned short port)
    : child_(folder,
             {AIRUDDER_NODE, AIRUDDER_PROXY, std::to_string(port)},
             "proxy.log"),
      port_(child_.port_after("listening on "))
{
}

std::string Proxy::url() const { return loopback("http", port_); }

} // namespace peers
