#include "catch.hpp"
#include "client/support/certificates.hpp"

#include <airudder/detail/client/tls_context.hpp>

#include <boost/asio/buffer.hpp>

#include <memory>
#include <string>

using airudder::detail::expect_host;
using airudder::detail::make_tls_context;

namespace {

namespace ssl = boost::asio::ssl;

struct FreeSsl {
    void operator()(SSL* one) const { SSL_free(one); }
};
using Ssl = std::unique_ptr<SSL, FreeSsl>;

/// The result of a handshake without a network.
struct Handshake {
    bool done = false;

    /// The client's verdict on the certificate.
    std::string verdict{};

    /// The name that the client sent by server name indication.
    std::string asked{};
};

Handshake shake(SSL* client, SSL* server)
{
    BIO* one = nullptr;
    BIO* other = nullptr;
    BIO_new_bio_pair(&one, 0, &other, 0);
    SSL_set_bio(client, one, one);
    SSL_set_bio(server, other, other);
    SSL_set_connect_state(client);
    SSL_set_accept_state(server);
    for (int round = 0; round != 10; ++round) {
        SSL_do_handshake(client);
        SSL_do_handshake(server);
    }
    auto const asked = SSL_get_servername(server, TLSEXT_NAMETYPE_host_name);
    return {SSL_is_init_finished(client) == 1,
            X509_verify_cert_error_string(SSL_get_verify_result(client)),
            asked == nullptr ? "" : asked};
}

/// Performs a handshake with a server of this identity and expects `host`.
Handshake shake(std::string const& host,
                bool is_address,
                fault::Identity const& identity,
                std::string const& trusted,
                int max_tls = 0)
{
    fault::TemporaryFile const file(trusted);
    auto client_context = make_tls_context(file.path());
    ssl::context server_context(ssl::context::tls_server);
    SSL_CTX_set_security_level(server_context.native_handle(), 0);
    SSL_CTX_set_min_proto_version(server_context.native_handle(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(server_context.native_handle(), max_tls);
    server_context.use_certificate_chain(boost::asio::buffer(identity.chain));
    server_context.use_private_key(boost::asio::buffer(identity.key),
                                   ssl::context::pem);
    Ssl const client(SSL_new(client_context.native_handle()));
    Ssl const server(SSL_new(server_context.native_handle()));
    REQUIRE(expect_host(client.get(), host, is_address));
    return shake(client.get(), server.get());
}

/// Same for a server with these alternative names.
Handshake shake_with(std::string const& host,
                     std::string const& names,
                     bool is_address = false)
{
    return shake(host,
                 is_address,
                 fault::authority().issue({.alternative_names = names}),
                 fault::authority().pem());
}

} // namespace

TEST_CASE("a server is verified by a subject alternative name", "[tls_context]")
{
    CHECK(shake_with("example.com", "DNS:example.com").done);
    CHECK(shake_with("example.com", "DNS:other.com,DNS:EXAMPLE.com").done);
    CHECK(shake_with("127.0.0.1", "IP:127.0.0.1", true).done);
    CHECK(shake_with("::1", "IP:::1", true).done);
}

TEST_CASE("a certificate for another name is refused", "[tls_context]")
{
    for (std::string const names : {"DNS:other.com",
                                    "DNS:example.com.other.com",
                                    "DNS:www.example.com",
                                    "DNS:com",
                                    "IP:127.0.0.1",
                                    "email:a@example.com",
                                    "URI:https://example.com"}) {
        CAPTURE(names);
        auto const handshake = shake_with("example.com", names);
        CHECK_FALSE(handshake.done);
        CHECK(handshake.verdict == "hostname mismatch");
    }
}

TEST_CASE("the common name is ignored with or without alternative names",
          "[tls_context]")
{
    for (std::string const names : {"", "DNS:other.com", "IP:127.0.0.1"}) {
        CAPTURE(names);
        auto const handshake =
            shake("example.com",
                  false,
                  fault::authority().issue({.common_name = "example.com",
                                            .alternative_names = names}),
                  fault::authority().pem());
        CHECK_FALSE(handshake.done);
        CHECK(handshake.verdict == "hostname mismatch");
    }
}

TEST_CASE("an IP address needs an alternative name of type IP", "[tls_context]")
{
    for (std::string const names :
         {"DNS:127.0.0.1", "IP:127.0.0.2", "DNS:*.0.0.1", "IP:::1"}) {
        CAPTURE(names);
        auto const handshake = shake_with("127.0.0.1", names, true);
        CHECK_FALSE(handshake.done);
        CHECK(handshake.verdict == "IP address mismatch");
    }
}

TEST_CASE("a wildcard matches the whole leftmost label", "[tls_context]")
{
    CHECK(shake_with("api.example.com", "DNS:*.example.com").done);
    for (auto const& [host, name] :
         {std::pair("example.com", "DNS:*.example.com"),
          std::pair("a.b.example.com", "DNS:*.example.com"),
          std::pair("api.example.com", "DNS:a*.example.com"),
          std::pair("api.example.com", "DNS:*i.example.com"),
          std::pair("api.example.com", "DNS:api.*.com"),
          std::pair("api.example.com", "DNS:*.*.com"),
          std::pair("example.com", "DNS:*.com"),
          std::pair("com", "DNS:*")}) {
        CAPTURE(host, name);
        CHECK_FALSE(shake_with(host, name).done);
    }
}

TEST_CASE("server name indication is sent for names and not for addresses",
          "[tls_context]")
{
    CHECK(shake_with("example.com", "DNS:example.com").asked == "example.com");
    CHECK(shake_with("127.0.0.1", "IP:127.0.0.1", true).asked == "");
}

TEST_CASE("a certificate must be trusted and within its validity period",
          "[tls_context]")
{
    fault::CertificateOptions options{.alternative_names = "DNS:example.com"};
    auto const verdict = [](fault::Identity const& identity) {
        auto const handshake =
            shake("example.com", false, identity, fault::authority().pem());
        CHECK_FALSE(handshake.done);
        return handshake.verdict;
    };
    CHECK(verdict(fault::self_signed(options)) == "self-signed certificate");
    CHECK(verdict(fault::Authority("another").issue(options)) ==
          "unable to get local issuer certificate");
    // This issuer has the trusted authority's name but another key.
    CHECK(verdict(fault::Authority().issue(options)) ==
          "certificate signature failure");
    options.from_day = -3;
    options.to_day = -1;
    CHECK(verdict(fault::authority().issue(options)) ==
          "certificate has expired");
    options.from_day = 1;
    options.to_day = 3;
    CHECK(verdict(fault::authority().issue(options)) ==
          "certificate is not yet valid");
}

TEST_CASE("TLS versions before 1.2 are refused", "[tls_context]")
{
    auto const identity =
        fault::authority().issue({.alternative_names = "DNS:example.com"});
    auto const speaks = [&](int version) {
        return shake("example.com",
                     false,
                     identity,
                     fault::authority().pem(),
                     version)
            .done;
    };
    CHECK_FALSE(speaks(TLS1_1_VERSION));
    // Debian's OpenSSL refuses TLS 1.1 anyway, so check the setting too.
    CHECK(SSL_CTX_get_min_proto_version(make_tls_context("").native_handle()) ==
          TLS1_2_VERSION);
    CHECK(speaks(TLS1_2_VERSION));
    CHECK(speaks(TLS1_3_VERSION));
}

TEST_CASE("the system's certificates can be read", "[tls_context]")
{
    CHECK_NOTHROW(make_tls_context(""));
}
