#ifndef AIRUDDER_TESTS_CERTIFICATES_HPP
#define AIRUDDER_TESTS_CERTIFICATES_HPP

#include "client/support/fault_server.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

/// Certificates made on the spot: none of them is worth anything elsewhere.
namespace fault {

struct CertificateOptions {
    std::string common_name = "fault server";

    /// As OpenSSL's configuration has it, e.g. "DNS:localhost,IP:127.0.0.1";
    /// no such extension if empty.
    std::string alternative_names{};

    /// Validity, in days from today.
    int from_day = -1;
    int to_day = 1;
};

/// Issues certificates; to trust it, trust its own certificate.
class Authority {
public:
    explicit Authority(std::string const& name = "fault authority");

    Identity issue(CertificateOptions const& options) const;

    /// An authority that this one vouches for, an "intermediate".
    Authority appoint(CertificateOptions const& options) const;

    /// Its own certificate in PEM form.
    std::string pem() const;

private:
    Authority(CertificateOptions const& options, Authority const* issuer);

    std::shared_ptr<EVP_PKEY> key_;
    std::shared_ptr<X509> certificate_;
};

/// The one whose certificates tests trust that need no other.
Authority const& authority();

/// A certificate that vouches for itself.
Identity self_signed(CertificateOptions const& options);

/// A file that is gone at the end.
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
