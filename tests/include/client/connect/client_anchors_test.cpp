// Certificates that can be trust anchors, and errors about files of
// certificates.
#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <chrono>
#include <filesystem>
#include <string>

using airudder::CallErrorKind;
using airudder::Client;
using fault::Authority;
using fault::CertificateOptions;

namespace {

CertificateOptions const own_name{.alternative_names = "IP:127.0.0.1"};

/// A server's certificate and its issuers.
struct Chain {
    explicit Chain(CertificateOptions const& server = own_name,
                   CertificateOptions const& middle = {.common_name = "middle"})
        : intermediate(root.appoint(middle)), leaf(intermediate.issue(server))
    {
    }

    Authority root{"root"};
    Authority intermediate;
    fault::Identity leaf;
};

/// The reason why a client with these trusted certificates refuses a server
/// with that chain; empty if it accepts the server.
std::string distrust(std::string const& trusted,
                     std::string const& shown,
                     std::string const& key)
{
    fault::Server const server(fault::always(fault::answer(calls::good)),
                               {.identity = fault::Identity{shown, key}});
    fault::TemporaryFile const file(trusted);
    auto const result = Client({.server = server.url(),
                                .token = "made-up",
                                .timeout = std::chrono::seconds(20),
                                .ca_file = file.path()})
                            .call(calls::get_task_detail, calls::query);
    if (result)
        return "";
    CHECK(result.error().kind == CallErrorKind::tls);
    std::string const before = "expected a trusted 127.0.0.1, found: ";
    REQUIRE(result.error().message.starts_with(before));
    return result.error().message.substr(before.size());
}

/// Same for a server that sends its own and the intermediate certificate.
std::string distrust(std::string const& trusted, Chain const& chain)
{
    return distrust(
        trusted, chain.leaf.chain + chain.intermediate.pem(), chain.leaf.key);
}

std::string reason_against(std::string const& file)
{
    return calls::reason({.ca_file = file});
}

std::string const expected_pem =
    "ca_file: expected certificates in PEM form in ";

} // namespace

TEST_CASE("any certificate of a server's chain can be a trust anchor",
          "[client_anchors]")
{
    Chain const chain;
    CHECK(distrust(chain.root.pem(), chain) == "");
    CHECK(distrust(chain.intermediate.pem(), chain) == "");
    CHECK(distrust(chain.leaf.chain, chain) == "");
}

TEST_CASE("a server need not send the trusted certificate", "[client_anchors]")
{
    Chain const chain;
    auto const& [certificate, key] = chain.leaf;
    CHECK(distrust(chain.intermediate.pem(), certificate, key) == "");
    CHECK(distrust(certificate, certificate, key) == "");
    CHECK(distrust(chain.root.pem() + chain.intermediate.pem(),
                   certificate,
                   key) == "");
    CHECK(distrust(chain.root.pem(), certificate, key) ==
          "unable to get local issuer certificate");
    auto const own = fault::self_signed(own_name);
    CHECK(distrust(own.chain, own.chain, own.key) == "");
}

TEST_CASE("one trusted certificate of several is enough", "[client_anchors]")
{
    Chain const chain;
    Authority const other("another");
    for (auto const& anchor :
         {chain.root.pem(), chain.intermediate.pem(), chain.leaf.chain}) {
        CHECK(distrust(other.pem() + anchor, chain) == "");
        CHECK(distrust(anchor + other.issue(own_name).chain, chain) == "");
    }
}

TEST_CASE("a chain that leads to no trusted certificate is refused",
          "[client_anchors]")
{
    Chain const chain;
    Chain const other;
    // These have the same names as the real ones.
    CHECK(distrust(other.root.pem(), chain) == "certificate signature failure");
    CHECK(distrust(other.intermediate.pem(), chain) ==
          "certificate signature failure");
    CHECK(distrust(other.leaf.chain, chain) ==
          "unable to get local issuer certificate");
    // This is another server with the same issuer.
    CHECK(distrust(chain.intermediate.issue(own_name).chain, chain) ==
          "unable to get local issuer certificate");
}

TEST_CASE("the host name is verified with any trust anchor", "[client_anchors]")
{
    Chain const chain({.alternative_names = "DNS:example.com"});
    for (auto const& anchor :
         {chain.leaf.chain, chain.intermediate.pem(), chain.root.pem()})
        CHECK(distrust(anchor, chain) == "IP address mismatch");
}

TEST_CASE("validity periods are verified with any trust anchor",
          "[client_anchors]")
{
    auto old = own_name;
    old.from_day = -3;
    old.to_day = -1;
    Chain const chain(old);
    for (auto const& anchor :
         {chain.leaf.chain, chain.intermediate.pem(), chain.root.pem()})
        CHECK(distrust(anchor, chain) == "certificate has expired");
    Chain const middle(own_name,
                       {.common_name = "middle", .from_day = -3, .to_day = -1});
    CHECK(distrust(middle.intermediate.pem(), middle) ==
          "certificate has expired");
    CHECK(distrust(middle.leaf.chain, middle) == "");
}

TEST_CASE("an unreadable certificate file is reported with its name and the "
          "system's reason",
          "[client_anchors]")
{
    CHECK(reason_against("/nowhere/ca.pem") ==
          expected_pem + "/nowhere/ca.pem, found: No such file or directory");
    auto const folder = std::filesystem::temp_directory_path().string();
    CHECK(reason_against(folder) ==
          expected_pem + folder + ", found: Is a directory");
    fault::TemporaryFile const file("no folder");
    CHECK(reason_against(file.path() + "/ca.pem") ==
          expected_pem + file.path() + "/ca.pem, found: Not a directory");
    std::string const long_name(300, 'a');
    CHECK(reason_against(long_name) ==
          expected_pem + long_name + ", found: File name too long");
    std::filesystem::permissions(file.path(), std::filesystem::perms::none);
    auto const denied = reason_against(file.path());
    // Root can read the file anyway.
    if (denied.find("no certificate") == std::string::npos)
        CHECK(denied ==
              expected_pem + file.path() + ", found: Permission denied");
}

TEST_CASE("a file without certificates is refused with OpenSSL's reason",
          "[client_anchors]")
{
    CHECK(reason_against("/dev/null") ==
          expected_pem + "/dev/null, found: no certificate or crl found");
    Chain const chain;
    for (auto const& content :
         {std::string("no certificate"), chain.leaf.key}) {
        fault::TemporaryFile const file(content);
        CHECK(reason_against(file.path()) ==
              expected_pem + file.path() +
                  ", found: no certificate or crl found");
    }
    fault::TemporaryFile const cut(chain.root.pem() +
                                   chain.root.pem().substr(0, 200));
    CHECK(reason_against(cut.path()) ==
          expected_pem + cut.path() + ", found: bad end line");
}
