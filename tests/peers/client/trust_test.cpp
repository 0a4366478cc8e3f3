// Tests which certificates and TLS versions of an nginx the client accepts.
#include "calls.hpp"
#include "catch.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <string>
#include <utility>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::task::get_task_detail;
using fault::CertificateOptions;

namespace {

/// The certificate of an nginx, and the certificates that the client trusts.
struct Peer {
    fault::Identity identity{};
    std::string trusted = peers::authority().pem();
    std::string server{};
};

Peer issued(CertificateOptions const& options)
{
    return {.identity = peers::authority().issue(options)};
}

Peer named(std::string const& names)
{
    return issued({.alternative_names = names});
}

/// The outcome of a call.
struct Outcome {
    /// The error's message; empty if there was an answer.
    std::string error{};

    /// The TLS version that nginx logged.
    std::string protocol{};
};

/// Checks that a failed call failed for lack of trust, before sending a request.
Outcome
judge(airudder::CallResult<airudder::task::TaskDetailResult> const& result,
      std::vector<peers::Access> const& requests,
      peers::Folder const& folder)
{
    if (!result)
        peers::log_error(folder, result.error());
    peers::check_no_credential(folder);
    if (result) {
        REQUIRE(requests.size() == 1);
        return {.protocol = requests[0].protocol};
    }
    CHECK(result.error().kind == CallErrorKind::tls);
    CHECK(requests.empty());
    return {.error = result.error().message};
}

/// Calls the loopback address, or the name `host`.
Outcome call(Peer const& peer, std::string const& host = "127.0.0.1")
{
    peers::Folder const folder;
    folder.append("trusted.pem", peer.trusted);
    peers::Nginx nginx(folder,
                       {.identity = peer.identity, .server = peer.server});
    auto const result =
        Client(peers::options_for(nginx.url(host), folder.file("trusted.pem")))
            .call(get_task_detail, peers::query);
    return judge(result, nginx.stop(), folder);
}

/// Calls a name that cannot be resolved, through a proxy.
Outcome call_name(std::string const& name, std::string const& certified)
{
    peers::Folder const folder;
    folder.append("trusted.pem", peers::authority().pem());
    peers::Nginx nginx(folder, {.identity = named(certified).identity});
    peers::Proxy const proxy(folder, nginx.port());
    auto options =
        peers::options_for("https://" + name, folder.file("trusted.pem"));
    options.proxy = proxy.url();
    auto const result = Client(options).call(get_task_detail, peers::query);
    return judge(result, nginx.stop(), folder);
}

std::string distrust(std::string const& host, std::string const& reason)
{
    return "expected a trusted " + host + ", found: " + reason;
}

} // namespace

TEST_CASE("a certificate with a chain to a trusted one is accepted", "[nginx]")
{
    CHECK(call(named("IP:127.0.0.1")).error == "");
    CHECK(call(named("DNS:localhost"), "localhost").error == "");
    auto const own = fault::self_signed({.alternative_names = "IP:127.0.0.1"});
    CHECK(call({.identity = own, .trusted = own.chain}).error == "");
}

TEST_CASE("an intermediate authority or the server itself can be trusted alone",
          "[nginx]")
{
    auto const middle = peers::authority().appoint({.common_name = "middle"});
    auto const leaf = middle.issue({.alternative_names = "IP:127.0.0.1"});
    for (auto const& shown : {leaf.chain, leaf.chain + middle.pem()})
        for (auto const& trusted : {middle.pem(), leaf.chain}) {
            CHECK(call({.identity = {shown, leaf.key}, .trusted = trusted})
                      .error == "");
            CHECK(call({.identity = {shown, leaf.key}, .trusted = trusted},
                       "localhost")
                      .error == distrust("localhost", "hostname mismatch"));
        }
}

TEST_CASE("a certificate outside its validity period is refused", "[nginx]")
{
    CertificateOptions options{.alternative_names = "IP:127.0.0.1"};
    options.from_day = -2;
    options.to_day = -1;
    CHECK(call(issued(options)).error ==
          distrust("127.0.0.1", "certificate has expired"));
    options.from_day = 1;
    options.to_day = 2;
    CHECK(call(issued(options)).error ==
          distrust("127.0.0.1", "certificate is not yet valid"));
}

TEST_CASE("a certificate from an untrusted issuer is refused", "[nginx]")
{
    CertificateOptions const options{.alternative_names = "IP:127.0.0.1"};
    CHECK(call({.identity = fault::self_signed(options)}).error ==
          distrust("127.0.0.1", "self-signed certificate"));
    fault::Authority const unknown("unknown authority");
    Peer peer{.identity = unknown.issue(options)};
    CHECK(call(peer).error ==
          distrust("127.0.0.1", "unable to get local issuer certificate"));
    peer.identity.chain += unknown.pem();
    CHECK(
        call(peer).error ==
        distrust("127.0.0.1", "self-signed certificate in certificate chain"));
    fault::Authority const impostor; // has the trusted authority's name
    CHECK(call({.identity = impostor.issue(options)}).error ==
          distrust("127.0.0.1", "certificate signature failure"));
}

TEST_CASE("a certificate for another host is refused", "[nginx]")
{
    CHECK(call(named("DNS:example.com"), "localhost").error ==
          distrust("localhost", "hostname mismatch"));
    for (std::string const names : {"IP:127.0.0.2", "DNS:127.0.0.1"}) {
        CAPTURE(names);
        CHECK(call(named(names)).error ==
              distrust("127.0.0.1", "IP address mismatch"));
    }
}

TEST_CASE("a common name is not a host name", "[nginx]")
{
    for (std::string const names : {"", "DNS:example.com"}) {
        CAPTURE(names);
        CHECK(call(issued({.common_name = "localhost",
                           .alternative_names = names}),
                   "localhost")
                  .error == distrust("localhost", "hostname mismatch"));
        CHECK(call(issued({.common_name = "127.0.0.1",
                           .alternative_names = names}))
                  .error == distrust("127.0.0.1", "IP address mismatch"));
    }
}

TEST_CASE("a wildcard stands for exactly the leftmost label", "[proxy]")
{
    CHECK(call_name("api.example.com", "DNS:api.example.com").error == "");
    CHECK(call_name("api.example.com", "DNS:*.example.com").error == "");
    for (auto const& [host, name] :
         {std::pair<std::string, std::string>("example.com", "*.example.com"),
          {"a.b.example.com", "*.example.com"},
          {"api.example.com", "a*.example.com"},
          {"api.example.com", "*i.example.com"},
          {"api.example.com", "api.*.com"},
          {"api.example.com", "*.*.com"},
          {"example.com", "*.com"}}) {
        CAPTURE(host, name);
        CHECK(call_name(host, "DNS:" + name).error ==
              distrust(host, "hostname mismatch"));
    }
}

TEST_CASE("the client requires TLS 1.2 or later", "[nginx]")
{
    auto const speaking = [](std::string const& version) {
        auto peer = named("IP:127.0.0.1");
        peer.server =
            "ssl_protocols " + version + "; ssl_ciphers ALL:@SECLEVEL=0;";
        return call(peer);
    };
    CHECK(speaking("TLSv1.1").error ==
          distrust("127.0.0.1", "tlsv1 alert protocol version (SSL routines)"));
    CHECK(speaking("TLSv1.2").protocol == "TLSv1.2");
    CHECK(speaking("TLSv1.1 TLSv1.2 TLSv1.3").protocol == "TLSv1.3");
}
