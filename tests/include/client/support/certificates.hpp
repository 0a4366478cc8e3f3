#ifndef AIRUDDER_TESTS_CERTIFICATES_HPP
#define AIRUDDER_TESTS_CERTIFICATES_HPP

#include "client/support/fault_server.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

/// Certificates made by each test run and trusted by nothing else.
namespace fault {

struct CertificateOptions {
    std::string common_name = "fault server";

    /// In the syntax of OpenSSL's configuration, e.g.
    /// "DNS:localhost,IP:127.0.0.1". Empty for no such extension.
    std::string alternative_names{};

    /// Validity, in days from today.
    int from_day = -1;
    int to_day = 1;
};

/// A certificate authority. To trust it, trust its own certificate.
class Authority {
public:
    explicit Authority(std::string const& name = "fault authority");

    Identity issue(CertificateOptions const& options) const;

    /// Creates an intermediate authority whose certificate this one issues.
    Authority appoint(CertificateOptions const& options) const;

    /// Its own certificate in PEM form.
    std::string pem() const;

private:
    Authority(CertificateOptions const& options, Authority const* issuer);

    std::shared_ptr<EVP_PKEY> key_;
    std::shared_ptr<X509> certificate_;
};

/// The authority that tests trust by default.
Authority const& authority();

/// Creates a self-signed certificate.
Identity self_signed(CertificateOptions const& options);

/// A temporary file. The destructor removes it.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string const& content);
    ~TemporaryFile();

    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    std::string const& path() const noexcept { return path_; }

private:
    std::string path_;
};

} // namespace fault

#endif // AIRUDDER_TESTS_CERTIFICATES_HPP
