#ifndef AIRUDDER_RECEIVER_VERIFIER_HPP
#define AIRUDDER_RECEIVER_VERIFIER_HPP

#include <airudder/receiver/webhook_request.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace airudder {

/// Decides whether a request comes from the expected sender, before anything of
/// its body is parsed. If it returns false or throws, the answer is 401.
///
/// None of the verifiers below is documented by the vendor: use one if you can
/// agree on it, e.g. because a proxy of yours adds it.
using Verifier = std::function<bool(WebhookRequest const&)>;

/// The header `name` must occur once and be `secret`, compared in constant
/// time. Throws std::invalid_argument if `secret` is empty.
Verifier secret_in_header(std::string name, std::string secret);

/// The segment of the path that the registered path calls `{secret}` must be
/// `secret`, compared in constant time, e.g. with
/// `receiver.on(webhook, "/hooks/{secret}", handler)`. Throws
/// std::invalid_argument if `secret` is empty or has characters that a path
/// would percent-encode.
Verifier secret_in_path(std::string secret);

/// How a signature is written.
enum class SignatureEncoding { hex, base64 };

/// Options of `hmac_sha256`.
struct HmacOptions {
    /// The shared key, as bytes.
    std::string key{};

    /// Field with the signature. It must occur once.
    std::string header{};

    /// `hex` stands for lowercase digits, `base64` for the standard alphabet
    /// with padding (RFC 4648, section 4).
    SignatureEncoding encoding = SignatureEncoding::hex;

    /// Text before the signature in the field, e.g. "sha256=".
    std::string prefix{};

    /// Field with the time of signing in seconds since 1970. If it is not
    /// empty, the field must occur once, its value must be at most `tolerance`
    /// away from now, and the signed text is the value, a full stop and the
    /// body. Otherwise, the signed text is the body.
    std::string timestamp_header{};

    std::chrono::seconds tolerance = std::chrono::minutes(5);
};

/// The field must hold the HMAC-SHA256 (RFC 2104) of the body, compared in
/// constant time. Throws std::invalid_argument if key or header are empty.
Verifier hmac_sha256(HmacOptions options);

/// Verifies as the Standard Webhooks specification says: `webhook-id`,
/// `webhook-timestamp` and `webhook-signature`, the latter with any number of
/// signatures `v1,BASE64` separated by spaces. `secret` is base64, with or
/// without the prefix "whsec_". Throws std::invalid_argument if it is not.
Verifier
standard_webhooks(std::string_view secret,
                  std::chrono::seconds tolerance = std::chrono::minutes(5));

/// WebhookRequest::peer must be in one of the networks, e.g. "203.0.113.0/24",
/// "2001:db8::/32" or a single address. Throws std::invalid_argument for any
/// other text.
Verifier from_addresses(std::vector<std::string> const& networks);

/// All of the verifiers must return true. They are asked in order, up to the
/// first that returns false.
Verifier all_of(std::vector<Verifier> verifiers);

/// One of the verifiers must return true, e.g. while a key is being replaced.
Verifier any_of(std::vector<Verifier> verifiers);

} // namespace airudder

#endif // AIRUDDER_RECEIVER_VERIFIER_HPP
