#ifndef AIRUDDER_DETAIL_RECEIVER_SERVER_CONTEXT_HPP
#define AIRUDDER_DETAIL_RECEIVER_SERVER_CONTEXT_HPP

#include <airudder/detail/net/openssl_reason.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <memory>
#include <new>
#include <stdexcept>
#include <string>

namespace airudder::detail {

struct FreeContext {
    void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};

/// A server's certificate with its key, and the settings of its connections.
using ServerContext = std::unique_ptr<SSL_CTX, FreeContext>;

/// Makes a context for TLS 1.2 or later. Throws std::invalid_argument if the
/// PEM files cannot be used together.
inline ServerContext make_server_context(std::string const& certificate_file,
                                         std::string const& key_file)
{
    ServerContext context(SSL_CTX_new(TLS_server_method()));
    if (!context)
        throw std::bad_alloc();
    auto const handle = context.get();
    SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION);
    SSL_CTX_set_options(handle,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                            SSL_OP_CIPHER_SERVER_PREFERENCE);
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(handle, certificate_file.c_str()) !=
        1)
        throw std::invalid_argument(
            "certificate_file: expected certificates in PEM form in " +
            certificate_file + ", found: " + pem_file_reason(certificate_file));
    // Never asks for a passphrase: the receiver may have no terminal.
    SSL_CTX_set_default_passwd_cb(handle,
                                  [](char*, int, int, void*) { return 0; });
    if (SSL_CTX_use_PrivateKey_file(
            handle, key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::invalid_argument(
            "key_file: expected the certificate's key in PEM form in " +
            key_file + ", found: " + pem_file_reason(key_file));
    return context;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_SERVER_CONTEXT_HPP
