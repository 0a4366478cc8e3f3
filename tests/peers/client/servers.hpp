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

/// Whether tests/run has installed Prism.
bool has_prism();

/// A Prism server. It answers with the spec's examples and refuses requests that
/// the spec does not allow. It logs to prism.log.
class Prism {
public:
    explicit Prism(Folder const& folder,
                   std::string const& spec = AIRUDDER_SPEC);

    unsigned short port() const noexcept { return port_; }

    /// The number of requests logged so far.
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

/// The default answer of an nginx to every URL: the smallest with an envelope.
inline constexpr std::string_view good_answer =
    R"(default_type application/json; return 200 '{"data":null,"code":200}';)";

struct NginxOptions {
    fault::Identity identity{};

    /// Parts of nginx's configuration: the content of `location` and further
    /// lines of `server`.
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

    /// Stops nginx. Returns all requests it got.
    std::vector<Access> stop();

private:
    Folder const& folder_;
    unsigned short port_ = 0;
    std::unique_ptr<Child> child_;
};

/// The openssl program's s_server. It sends the text it is given and shows the
/// text it gets.
class OpensslServer {
public:
    OpensslServer(Folder const& folder,
                  fault::Identity const& identity,
                  std::vector<std::string> const& options = {});

    std::string url() const;

    /// Waits until the server has got `text` or ended. Returns whether it has got
    /// it.
    bool got(std::string_view text) { return child_.wrote(text); }

    void send(std::string_view text) { child_.tell(text); }

    /// Closes the connection without ending TLS.
    void cut() { child_.tell("q\n"); }

private:
    Child child_;
    unsigned short port_;
};

/// A proxy that connects to a port of loopback, regardless of the target.
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
