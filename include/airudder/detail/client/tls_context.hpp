#ifndef AIRUDDER_DETAIL_CLIENT_TLS_CONTEXT_HPP
#define AIRUDDER_DETAIL_CLIENT_TLS_CONTEXT_HPP

#include <airudder/detail/net/openssl_reason.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/system/error_code.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>

/// Trusted certificates and the verification of servers' names (RFC 9525).
namespace airudder::detail {

inline void load_trusted(SSL_CTX* context, std::string const& ca_file)
{
    ERR_clear_error();
    if (ca_file.empty()) {
        if (SSL_CTX_set_default_verify_paths(context) != 1)
            throw std::invalid_argument(
                "expected certificates in the system's store, found: " +
                openssl_reason());
    } else if (SSL_CTX_load_verify_locations(
                   context, ca_file.c_str(), nullptr) != 1)
        throw std::invalid_argument(
            "ca_file: expected certificates in PEM form in " + ca_file +
            ", found: " + pem_file_reason(ca_file));
}

struct FreeCertificates {
    void operator()(STACK_OF(X509) * certificates) const noexcept
    {
        sk_X509_pop_free(certificates, X509_free);
    }
};

/// Whether the peer's own certificate is trusted.
inline bool is_trusted_itself(X509_STORE_CTX* verification)
{
    auto const own = X509_STORE_CTX_get0_cert(verification);
    std::unique_ptr<STACK_OF(X509), FreeCertificates> const namesakes(
        X509_STORE_CTX_get1_certs(verification, X509_get_subject_name(own)));
    for (int at = 0; at < sk_X509_num(namesakes.get()); ++at)
        if (X509_cmp(own, sk_X509_value(namesakes.get(), at)) == 0)
            return true;
    return false;
}

/// OpenSSL calls this to verify a peer. If the peer's own certificate is
/// trusted, its issuer does not matter, even if expired.
inline int verify_peer(X509_STORE_CTX* verification, void*)
{
    if (is_trusted_itself(verification))
        X509_STORE_CTX_set0_untrusted(verification, nullptr);
    return X509_verify_cert(verification);
}

/// Makes a context for connections to servers, with TLS 1.2 or later. The
/// peer's certificate must lead to a trusted one: one of the system's or, if
/// `ca_file` is not empty, one in that PEM file. The trusted certificate need
/// not be a root: that of an intermediate authority or of the server itself is
/// enough. Throws std::invalid_argument if the file cannot be read or has no
/// certificates.
inline boost::asio::ssl::context make_tls_context(std::string const& ca_file)
{
    boost::asio::ssl::context context(boost::asio::ssl::context::tls_client);
    auto const handle = context.native_handle();
    SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION);
    SSL_CTX_set_verify(handle, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(handle, verify_peer, nullptr);
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(handle),
                                X509_V_FLAG_PARTIAL_CHAIN);
    // A client keeps its sessions itself, one for each origin.
    SSL_CTX_set_session_cache_mode(
        handle, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    load_trusted(handle, ca_file);
    return context;
}

/// Makes the handshake verify `host`, a name or an address, against the
/// certificate's subjectAltName, never its common name. A wildcard matches the
/// whole leftmost label. Returns false if OpenSSL refuses the name.
inline bool expect_host(SSL* ssl, std::string const& host, bool is_address)
{
    auto const parameters = SSL_get0_param(ssl);
    X509_VERIFY_PARAM_set_hostflags(parameters,
                                    X509_CHECK_FLAG_NEVER_CHECK_SUBJECT |
                                        X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (is_address)
        return X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str()) == 1;
    return X509_VERIFY_PARAM_set1_host(parameters, host.data(), host.size()) ==
               1 &&
           SSL_ctrl(ssl,
                    SSL_CTRL_SET_TLSEXT_HOSTNAME,
                    TLSEXT_NAMETYPE_host_name,
                    const_cast<char*>(host.c_str())) == 1;
}

/// Says why a handshake failed, e.g. what is wrong with the certificate. `peer`
/// names the party that may have ended the connection.
inline std::string handshake_reason(SSL* ssl,
                                    boost::system::error_code error,
                                    std::string const& peer)
{
    auto const verified = SSL_get_verify_result(ssl);
    if (verified != X509_V_OK)
        return X509_verify_cert_error_string(verified);
    if (error == boost::asio::error::eof ||
        error == boost::asio::ssl::error::stream_truncated)
        return peer + " ended the connection";
    return error.message();
}

struct FreeSession {
    void operator()(SSL_SESSION* session) const noexcept
    {
        SSL_SESSION_free(session);
    }
};

/// A TLS session, which shortens the next handshake with the same server.
using TlsSession = std::unique_ptr<SSL_SESSION, FreeSession>;

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_TLS_CONTEXT_HPP
