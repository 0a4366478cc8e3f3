#ifndef AIRUDDER_BENCH_CLIENT_NGINX_HPP
#define AIRUDDER_BENCH_CLIENT_NGINX_HPP

#include "../server.hpp"

#include <optional>
#include <string>

namespace bench {

/// nginx on loopback: one process with TLS 1.3 and a certificate for
/// "localhost", issued by a new authority. It serves files and never closes a
/// connection.
class Nginx {
public:
    /// Serves `document` at `path`, e.g. "/service/cloud/detail". With `logs`
    /// it logs each request. Throws std::runtime_error if it does not start.
    Nginx(std::string const& path, std::string const& document, bool logs);

    /// E.g. "https://localhost:40001".
    std::string url(std::string const& host = "localhost") const;

    /// Paths of two files: the trusted certificate and the document.
    std::string const& ca_file() const noexcept { return ca_file_; }
    std::string const& document_file() const noexcept { return document_file_; }

    /// A line for each request: connection number, status, TLS version, and the
    /// server name that the client sent.
    std::string log() const;

private:
    TemporaryFolder folder_{};
    std::string ca_file_{};
    std::string document_file_{};
    std::optional<Server> server_{};
};

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_NGINX_HPP
