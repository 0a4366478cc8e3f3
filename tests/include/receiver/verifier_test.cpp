#include "catch.hpp"

#include <airudder/receiver/verifier.hpp>

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using airudder::HeaderView;
using airudder::SignatureEncoding;
using airudder::Verifier;
using airudder::WebhookRequest;
using namespace std::chrono_literals;

bool accepts(Verifier const& verifier,
             std::vector<HeaderView> const& headers,
             std::string_view body = {})
{
    return verifier({.headers = headers, .body = body});
}

std::string bytes(std::size_t size, int byte)
{
    return std::string(size, static_cast<char>(byte));
}

std::string now_as_text(std::chrono::seconds later = 0s)
{
    auto const now = std::chrono::floor<std::chrono::seconds>(
                         std::chrono::system_clock::now()) +
                     later;
    return std::to_string(now.time_since_epoch().count());
}

} // namespace

TEST_CASE("a secret in a header must be the only one, and right")
{
    auto const verifier = airudder::secret_in_header("X-Secret", "s3cret");
    CHECK(accepts(verifier, {{"x-SECRET", "s3cret"}, {"Y", "other"}}));
    CHECK_FALSE(accepts(verifier, {}));
    CHECK_FALSE(accepts(verifier, {{"X-Secret", ""}}));
    CHECK_FALSE(accepts(verifier, {{"X-Secret", "S3cret"}}));
    CHECK_FALSE(accepts(verifier, {{"X-Secret", "s3cre"}}));
    CHECK_FALSE(accepts(verifier, {{"X-Secret", "s3cret "}}));
    CHECK_FALSE(accepts(verifier, {{"X-Secret", "s3cret, s3cret"}}));
    CHECK_FALSE(
        accepts(verifier, {{"X-Secret", "s3cret"}, {"X-Secret", "s3cret"}}));
    CHECK_FALSE(accepts(verifier, {{"X-Secret", "s3cret"}, {"x-secret", "x"}}));
}

TEST_CASE("a secret in the path must be right")
{
    auto const verifier = airudder::secret_in_path("s3cret~");
    CHECK(verifier({.path_secret = "s3cret~"}));
    CHECK_FALSE(verifier({.path_secret = "s3cret"}));
    CHECK_FALSE(verifier({}));
}

// RFC 4231, section 4. Test case 5 is about shorter signatures, which are not
// accepted.
TEST_CASE("signatures are HMAC-SHA256")
{
    struct Vector {
        std::string key;
        std::string body;
        std::string signature;
    };
    std::vector<Vector> const vectors{
        {bytes(20, 0x0b),
         "Hi There",
         "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {"Jefe",
         "what do ya want for nothing?",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {bytes(20, 0xaa),
         bytes(50, 0xdd),
         "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
        {"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11"
         "\x12\x13\x14\x15\x16\x17\x18\x19",
         bytes(50, 0xcd),
         "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
        {bytes(131, 0xaa),
         "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
        {bytes(131, 0xaa),
         "This is a test using a larger than block-size key and a larger than "
         "block-size data. The key needs to be hashed before being used by the "
         "HMAC algorithm.",
         "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
    };
    for (auto const& [key, body, signature] : vectors) {
        auto const verifier =
            airudder::hmac_sha256({.key = key, .header = "X-Signature"});
        INFO(body);
        CHECK(accepts(verifier, {{"x-signature", signature}}, body));
        CHECK_FALSE(
            accepts(verifier, {{"x-signature", signature}}, body + "x"));
        auto wrong = signature;
        wrong.back() = wrong.back() == '0' ? '1' : '0';
        CHECK_FALSE(accepts(verifier, {{"x-signature", wrong}}, body));
        CHECK_FALSE(accepts(
            verifier, {{"x-signature", signature.substr(0, 32)}}, body));
        CHECK_FALSE(
            accepts(verifier,
                    {{"x-signature", signature}, {"x-signature", signature}},
                    body));
    }
}

TEST_CASE("a signature has the configured form")
{
    std::string const hex =
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    std::string const base64 = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";
    std::string const body = "what do ya want for nothing?";
    auto const with = [&](SignatureEncoding encoding,
                          std::string const& prefix,
                          std::string const& value) {
        auto const verifier = airudder::hmac_sha256({.key = "Jefe",
                                                     .header = "S",
                                                     .encoding = encoding,
                                                     .prefix = prefix});
        return accepts(verifier, {{"S", value}}, body);
    };
    CHECK(with(SignatureEncoding::hex, "", hex));
    CHECK(with(SignatureEncoding::base64, "", base64));
    CHECK(with(SignatureEncoding::hex, "sha256=", "sha256=" + hex));
    CHECK_FALSE(with(SignatureEncoding::hex, "sha256=", hex));
    CHECK_FALSE(with(SignatureEncoding::hex, "sha256=", "SHA256=" + hex));
    CHECK_FALSE(with(SignatureEncoding::hex, "", "sha256=" + hex));
    CHECK_FALSE(with(SignatureEncoding::hex, "", base64));
    CHECK_FALSE(with(SignatureEncoding::base64, "", hex));
    CHECK_FALSE(with(SignatureEncoding::base64, "", base64 + "="));
    std::string upper = hex;
    for (auto& c : upper)
        c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    CHECK_FALSE(with(SignatureEncoding::hex, "", upper));
    CHECK_FALSE(with(SignatureEncoding::hex, "", ""));
}

TEST_CASE("a timestamp is signed and must be recent")
{
    auto const verifier = airudder::hmac_sha256({.key = "key",
                                                 .header = "S",
                                                 .timestamp_header = "T",
                                                 .tolerance = 60s});
    auto const accepted = [&](std::string const& time,
                              std::string const& signed_time) {
        auto const signature = airudder::detail::to_hex(airudder::detail::Hmac(
            "key")(signed_time, std::string("."), std::string("body")));
        return accepts(verifier, {{"S", signature}, {"T", time}}, "body");
    };
    CHECK(accepted(now_as_text(), now_as_text()));
    for (auto const later : {-50s, 50s})
        CHECK(accepted(now_as_text(later), now_as_text(later)));
    for (auto const later : {-70s, 70s, -1000000s, 1000000s})
        CHECK_FALSE(accepted(now_as_text(later), now_as_text(later)));
    CHECK_FALSE(accepted(now_as_text(), now_as_text(1s)));
    for (auto const* text : {"",
                             "x",
                             "-1",
                             "0",
                             "1e9",
                             "99999999999999999999",
                             "9223372036854775807",
                             "-9223372036854775808",
                             "9007199254740993"}) {
        INFO(text);
        CHECK_FALSE(accepted(text, text));
    }
    CHECK_FALSE(accepted(now_as_text() + " ", now_as_text() + " "));
    CHECK_FALSE(accepted("+" + now_as_text(), "+" + now_as_text()));
    CHECK_FALSE(accepts(verifier, {{"S", "x"}}, "body"));
    CHECK_FALSE(accepts(verifier, {{"T", now_as_text()}}, "body"));
}

TEST_CASE("requests are verified as Standard Webhooks says")
{
    // The example of the specification, and of its reference libraries.
    std::string const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    std::string const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    std::string const time = "1614265330";
    std::string const body = R"({"test": 2432232314})";
    std::string const signature =
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    // Its time is long ago.
    auto const verifier =
        airudder::standard_webhooks(secret, std::chrono::hours(24 * 365 * 100));
    auto const accepted = [&](std::string const& given,
                              std::string const& sent_id,
                              std::string const& sent_time,
                              std::string const& sent_body) {
        return accepts(verifier,
                       {{"Webhook-Id", sent_id},
                        {"webhook-timestamp", sent_time},
                        {"WEBHOOK-SIGNATURE", given}},
                       sent_body);
    };
    CHECK(accepted(signature, id, time, body));
    CHECK(accepted("v1,AAAA " + signature, id, time, body));
    CHECK(accepted(signature + " v2,x", id, time, body));
    CHECK(accepted("  " + signature, id, time, body));
    CHECK_FALSE(accepted("", id, time, body));
    CHECK_FALSE(accepted("v1,", id, time, body));
    CHECK_FALSE(accepted(signature.substr(3), id, time, body));
    CHECK_FALSE(accepted("v1a," + signature.substr(3), id, time, body));
    CHECK_FALSE(accepted(signature + "x", id, time, body));
    CHECK_FALSE(accepted(signature, id + "x", time, body));
    CHECK_FALSE(accepted(signature, id, "1614265331", body));
    CHECK_FALSE(accepted(signature, id, time, body + " "));
    CHECK_FALSE(accepts(verifier, {{"webhook-signature", signature}}, body));
    CHECK_FALSE(accepts(verifier,
                        {{"webhook-id", id},
                         {"webhook-timestamp", time},
                         {"webhook-signature", signature},
                         {"webhook-signature", signature}},
                        body));
    // By default, a time long ago is refused.
    CHECK_FALSE(accepts(airudder::standard_webhooks(secret),
                        {{"webhook-id", id},
                         {"webhook-timestamp", time},
                         {"webhook-signature", signature}},
                        body));
}

TEST_CASE("senders can be confined to networks")
{
    auto const verifier =
        airudder::from_addresses({"203.0.113.0/24", "2001:db8::1"});
    CHECK(verifier({.peer = "203.0.113.7"}));
    CHECK(verifier({.peer = "2001:db8::1"}));
    CHECK_FALSE(verifier({.peer = "203.0.114.7"}));
    CHECK_FALSE(verifier({.peer = ""}));
    CHECK_FALSE(airudder::from_addresses({})({.peer = "203.0.113.7"}));
}

TEST_CASE("verifiers can be combined")
{
    int asked = 0;
    auto const says = [&](bool answer) -> Verifier {
        return [&asked, answer](WebhookRequest const&) {
            ++asked;
            return answer;
        };
    };
    CHECK(airudder::all_of({says(true), says(true)})({}));
    CHECK_FALSE(airudder::all_of({says(true), says(false), says(true)})({}));
    CHECK(asked == 4);
    CHECK(airudder::any_of({says(false), says(true), says(true)})({}));
    CHECK(asked == 6);
    CHECK_FALSE(airudder::any_of({says(false), says(false)})({}));
}

TEST_CASE("verifiers that could never refuse are not made")
{
    using airudder::HmacOptions;
    for (auto const& make : std::vector<std::function<Verifier()>>{
             [] { return airudder::secret_in_header("X-Secret", ""); },
             [] { return airudder::secret_in_header("", "s"); },
             [] { return airudder::secret_in_header("X Secret", "s"); },
             [] { return airudder::secret_in_path(""); },
             [] { return airudder::secret_in_path("a/b"); },
             [] { return airudder::secret_in_path("a%20b"); },
             [] { return airudder::hmac_sha256({.header = "S"}); },
             [] { return airudder::hmac_sha256({.key = "k"}); },
             [] {
                 return airudder::hmac_sha256(
                     {.key = "k", .header = "S", .timestamp_header = "T:"});
             },
             [] { return airudder::standard_webhooks(""); },
             [] { return airudder::standard_webhooks("whsec_"); },
             [] { return airudder::standard_webhooks("whsec_%%%%"); },
             [] { return airudder::from_addresses({"10.0.0.0/33"}); },
             [] { return airudder::all_of({}); },
             [] { return airudder::any_of({}); },
         })
        CHECK_THROWS_AS(make(), std::invalid_argument);
}
