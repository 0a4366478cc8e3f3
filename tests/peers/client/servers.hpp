#ifndef AIRUDDER_PEERS_SERVERS_HPP
#define AIRUDDER_PEERS_SERVERS_HPP

#include "child.hpp"
#include "client/support/certificates.hpp"
#include "folder.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peers {

/// Whether tests/run installed Prism.
bool has_prism();

/// Prism: answers as the spec's examples do and refuses what the spec does not
/// allow. It logs to prism.log.
class Prism {
public:
    explicit Prism(Folder const& folder);

    unsigned short port() const noexcept { return port_; }

    /// How many requests it logged until now.
    std::size_t logged_requests() const;

    void stop() { child_.stop(); }

private:
    Folder const& folder_;
    Child child_;
    unsigned short port_;
};

/// One request, as nginx logged it.
struct Access {
    unsigned long connection = 0;

    /// Counts the connection's requests from 1.
    unsigned long number = 0;

    bool resumed = false;
    std::string protocol{};
    std::string request{};
};

/// The default answer of every URL of an nginx: the smallest answer that has an
/// envelope.
inline constexpr std::string_view good_answer =
    R"(default_type application/json; return 200 '{"data":null,"code":200}';)";

struct NginxOptions {
    fault::Identity identity{};

    /// Of nginx's configuration: what a URL does, and more for the server.
    std::string location{good_answer};
    std::string server{};
};

/// An nginx on loopback with TLS. It logs to access.log and error.log.
class Nginx {
public:
    Nginx(Folder const& folder, NginxOptions const& options);

    /// E.g. "https://127.0.0.1:40001".
    std::string url(std::string_view host = "127.0.0.1") const;

    unsigned short port() const noexcept { return port_; }

    /// Ends it. What was requested until then.
    std::vector<Access> stop();

private:
    Folder const& folder_;
    unsigned short port_ = 0;
    std::unique_ptr<Child> child_;
};

/// The openssl program's s_server: sends what it is told and shows what it gets.
class OpensslServer {
public:
    OpensslServer(Folder const& folder,
                  fault::Identity const& identity,
                  std::vector<std::string> const& options = {});

    std::string url() const;

    /// Waits until it got `text`; whether it did.
    bool got(std::string_view text) { return child_.wrote(text); }

    void send(std::string_view text) { child_.tell(text); }

    /// Closes the connection without a word of TLS.
    void cut() { child_.tell("q\n"); }

private:
    Child child_;
    unsigned short port_;
};

/// A proxy that leads to a port of loopback, regardless of the target.
class Proxy {
public:
    Proxy(Folder const& folder, unsigned short port);

    std::string url() const;

private:
    Child child_;
    unsigned short port_;
};

} // namespace peers

#endif // AIRUDDER_PEERS_SERVERS_HPP
