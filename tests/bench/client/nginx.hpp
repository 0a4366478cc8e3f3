#ifndef AIRUDDER_BENCH_CLIENT_NGINX_HPP
#define AIRUDDER_BENCH_CLIENT_NGINX_HPP

#include "../process.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace bench {

/// A folder that is gone at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();

    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    /// Writes a file into it, or into a folder below it.
    std::string write(std::string const& name, std::string const& text) const;

    std::filesystem::path const& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// nginx on loopback: one process, TLS 1.3, a certificate for "localhost" from
/// an authority made on the spot. It answers with files and never ends a
/// connection.
class Nginx {
public:
    /// `document` is what there is below `path`, e.g. "/service/cloud/detail".
    /// With `logs` it writes down each request. Throws std::runtime_error if
    /// it does not start.
    Nginx(std::string const& path, std::string const& document, bool logs);

    /// E.g. "https://localhost:40001".
    std::string url(std::string const& host = "localhost") const;

    /// Files: who vouches for the server, and what it answers with.
    std::string const& ca_file() const noexcept { return ca_file_; }
    std::string const& document_file() const noexcept { return document_file_; }

    /// A line for each request: number of its connection, status, version of
    /// TLS, name of the server that was asked for.
    std::string log() const;

private:
    bool start(bool logs);

    TemporaryFolder folder_{};
    std::string ca_file_{};
    std::string document_file_{};
    int port_ = 0;
    std::optional<Child> child_{};
};

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_NGINX_HPP
