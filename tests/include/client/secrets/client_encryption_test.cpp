#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/client/encryption.hpp>
#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <stdexcept>
#include <string>
#include <utility>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using airudder::task::get_task_detail;
using airudder::workflow::query_workflow_ids;

namespace {

// The example that the vendor publishes.
constexpr auto published_key = "airudderredduria";
airudder::task::TaskDetailQuery const published_query{
    .TaskID = "69f531a01a9df58aa6de2487be610abb"};

ClientOptions encrypting(fault::Server const& server)
{
    auto options = calls::options_for(server);
    options.encryption_key = published_key;
    return options;
}

/// An encrypted answer with this plain text.
std::string sealed(std::string const& plain,
                   std::string const& status = "200 OK")
{
    auto const encrypted = airudder::encrypt(published_key, plain).value();
    return fault::answer(encrypted.text,
                         status,
                         "is-encrypted: 1\r\nsigned: " + encrypted.signature +
                             "\r\n");
}

CallError encrypted_call_error(std::string const& text)
{
    fault::Server const server(fault::always(text));
    auto const result =
        Client(encrypting(server)).call(get_task_detail, published_query);
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

} // namespace

TEST_CASE("a query is encrypted as in the published example",
          "[client_encryption]")
{
    std::string request;
    fault::Server const server([&](fault::Peer& peer) {
        request = peer.read_request();
        peer.write(sealed(calls::good));
    });
    CHECK(Client(encrypting(server))
              .call(get_task_detail, published_query)
              .has_value());
    CHECK(request.starts_with(
        "GET /service/cloud/detail?qbj8cnqKnqR66qDS49ib9ymU1mpMCyp8Dm0gS1VvmnEq"
        "TxPGSBzruAU1sapP+cye HTTP/1.1\r\n"));
    CHECK(request.find("\r\nIs-Encrypted: 1\r\nSigned: "
                       "6956d7af4c89b89f19f9ae0a8be4bcf12abe7c6ed893691733f3480"
                       "ad3f3aabc\r\n") != std::string::npos);
}

TEST_CASE("a body is encrypted", "[client_encryption]")
{
    std::string request;
    fault::Server const server([&](fault::Peer& peer) {
        request = peer.read_request();
        peer.write(sealed(R"({"code":200})"));
    });
    CHECK(Client(encrypting(server))
              .call(query_workflow_ids, {.start_time = "a", .end_time = "b"})
              .has_value());
    auto const encrypted =
        airudder::encrypt(published_key, R"({"start_time":"a","end_time":"b"})")
            .value();
    CHECK(request.ends_with(
        "\r\nContent-Length: " + std::to_string(encrypted.text.size()) +
        "\r\n\r\n" + encrypted.text));
    CHECK(request.find("\r\nSigned: " + encrypted.signature + "\r\n") !=
          std::string::npos);
}

TEST_CASE("an answer that is not marked as encrypted is read as plain text",
          "[client_encryption]")
{
    auto const headers = GENERATE(
        as<std::string>(), "", "Is-Encrypted: 0\r\n", "Signed: 00\r\n");
    fault::Server const server(
        fault::always(fault::answer(calls::good, "200 OK", headers)));
    CHECK(Client(encrypting(server))
              .call(get_task_detail, published_query)
              .has_value());
}

TEST_CASE("an encrypted failure is decrypted", "[client_encryption]")
{
    CHECK(encrypted_call_error(sealed(R"({"code":7})")).code == 7);
    auto const error = encrypted_call_error(
        sealed(R"({"code":8,"message":"no"})", "400 Bad Request"));
    CHECK(error.kind == CallErrorKind::http_status);
    CHECK(error.code == 8);
    CHECK(error.body == R"({"code":8,"message":"no"})");
}

TEST_CASE("an answer that cannot be decrypted is an error",
          "[client_encryption]")
{
    auto const marked = [](std::string const& body, std::string const& more) {
        return fault::answer(body, "200 OK", "Is-Encrypted: 1\r\n" + more);
    };
    auto const encrypted =
        airudder::encrypt(published_key, calls::good).value();
    for (auto const& [text, why] :
         {std::pair(marked(calls::good, ""), "expected base64"),
          std::pair(marked("", ""), "expected whole blocks of 16 bytes"),
          std::pair(marked(encrypted.text, ""),
                    "expected the SHA-256 of the plain text as signature"),
          std::pair(marked(encrypted.text, "Signed: 00\r\n"),
                    "expected the SHA-256 of the plain text as signature")}) {
        auto const error = encrypted_call_error(text);
        CHECK(error.kind == CallErrorKind::decode);
        CHECK(error.message ==
              std::string("expected an answer that can be decrypted: ") + why);
    }
}

TEST_CASE("an encrypted answer is an error without a key",
          "[client_encryption]")
{
    fault::Server const server(fault::always(sealed(calls::good)));
    auto options = encrypting(server);
    options.encryption_key.clear();
    auto const result = Client(options).call(get_task_detail, published_query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::decode);
}

TEST_CASE("a key of the wrong length is refused and not shown",
          "[client_encryption]")
{
    ClientOptions options;
    options.encryption_key = "secret";
    CHECK_THROWS_WITH(Client(options),
                      "encryption_key: expected 16, 24 or 32 bytes, found 6");
}
