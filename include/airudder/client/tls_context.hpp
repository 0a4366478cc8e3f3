#ifndef AIRUDDER_CLIENT_TLS_CONTEXT_HPP
#define AIRUDDER_CLIENT_TLS_CONTEXT_HPP

#include <airudder/detail/requirements.hpp>

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

/// Who is trusted, and how that is asked. Verification follows RFC 9525.
namespace airudder::detail {

/// What OpenSSL said last, e.g. "no start line"; it forgets it.
inline std::string openssl_reason()
{
    auto const code = ERR_get_error();
    ERR_clear_error();
    auto const reason = ERR_reason_error_string(code);
    return reason == nullptr ? "no reason given" : reason;
}

/// A context for connections to servers: TLS 1.2 or later, the peer's
/// certificate has to lead to one of the system's authorities or, if `ca_file`
/// is not empty, to one in that PEM file, and to no other. Throws
/// std::invalid_argument if the file has none.
inline boost::asio::ssl::context make_tls_context(std::string const& ca_file)
{
    boost::asio::ssl::context context(boost::asio::ssl::context::tls_client);
    auto const handle = context.native_handle();
    SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION);
    SSL_CTX_set_verify(handle, SSL_VERIFY_PEER, nullptr);
    // A client keeps its sessions itself, one for each origin.
    SSL_CTX_set_session_cache_mode(
        handle, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    ERR_clear_error();
    auto const loaded =
        ca_file.empty()
            ? SSL_CTX_set_default_verify_paths(handle)
            : SSL_CTX_load_verify_locations(handle, ca_file.c_str(), nullptr);
    if (loaded != 1)
        throw std::invalid_argument(
            "expected certificates in PEM form in " +
            (ca_file.empty() ? "the system's store" : ca_file) + ": " +
            openssl_reason());
    return context;
}

/// Asks a connection to prove that it is `host`, a name or an address: by a
/// subjectAltName, never by the common name. A wildcard stands for one whole
/// label, the leftmost. Whether OpenSSL could be asked that.
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

/// Why a handshake failed: what is wrong with the certificate if that is it.
inline std::string handshake_reason(SSL* ssl, boost::system::error_code error)
{
    auto const verified = SSL_get_verify_result(ssl);
    if (verified != X509_V_OK)
        return X509_verify_cert_error_string(verified);
    if (error == boost::asio::error::eof ||
        error == boost::asio::ssl::error::stream_truncated)
        return "the server ended the connection";
    return error.message();
}

struct FreeSession {
    void operator()(SSL_SESSION* session) const noexcept
    {
        SSL_SESSION_free(session);
    }
};

/// What lets the next connection to an origin do without certificates.
using TlsSession = std::unique_ptr<SSL_SESSION, FreeSession>;

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_TLS_CONTEXT_HPP
