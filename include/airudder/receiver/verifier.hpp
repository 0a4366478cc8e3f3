#ifndef AIRUDDER_RECEIVER_VERIFIER_HPP
#define AIRUDDER_RECEIVER_VERIFIER_HPP

#include <airudder/detail/base64.hpp>
#include <airudder/detail/digest.hpp>
#include <airudder/detail/parameters.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/receiver/signature.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/receiver/webhook_request.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
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

    /// How far the time of signing may be in the past or in the future.
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
/// first that returns false. Throws std::invalid_argument if there are none.
Verifier all_of(std::vector<Verifier> verifiers);

/// One of the verifiers must return true, e.g. while a key is being replaced.
/// Throws std::invalid_argument if there are none.
Verifier any_of(std::vector<Verifier> verifiers);

// Implementation

namespace detail {

inline void require(bool condition, char const* expectation)
{
    if (!condition)
        throw std::invalid_argument(expectation);
}

} // namespace detail

inline Verifier secret_in_header(std::string name, std::string secret)
{
    detail::require(detail::is_header_name(name),
                    "expected the name of a header");
    detail::require(!secret.empty(), "expected a secret, found none");
    return [name = std::move(name),
            secret = std::move(secret)](WebhookRequest const& request) {
        auto const* const given = request.only(name);
        return given != nullptr && detail::same_secret(*given, secret);
    };
}

inline Verifier secret_in_path(std::string secret)
{
    detail::require(
        !secret.empty() &&
            std::all_of(secret.begin(), secret.end(), detail::is_unreserved),
        "expected a secret of letters, digits, '-', '.', '_' and "
        "'~'");
    return [secret = std::move(secret)](WebhookRequest const& request) {
        return detail::same_secret(request.path_secret, secret);
    };
}

inline Verifier hmac_sha256(HmacOptions options)
{
    detail::require(!options.key.empty(), "key: expected a key, found none");
    detail::require(detail::is_header_name(options.header),
                    "header: expected the name of a header");
    detail::require(options.timestamp_header.empty() ||
                        detail::is_header_name(options.timestamp_header),
                    "timestamp_header: expected the name of a header");
    detail::Hmac const hmac(options.key);
    return [options = std::move(options), hmac](WebhookRequest const& request) {
        auto const* const given = request.only(options.header);
        if (given == nullptr || !given->starts_with(options.prefix))
            return false;
        std::string signed_text;
        if (!options.timestamp_header.empty()) {
            auto const* const time = request.only(options.timestamp_header);
            if (time == nullptr || !detail::is_recent(*time, options.tolerance))
                return false;
            signed_text = std::string(*time) + '.';
        }
        auto const signature = hmac(signed_text, request.body);
        return detail::same_signature(
            given->substr(options.prefix.size()),
            options.encoding == SignatureEncoding::hex
                ? detail::to_hex(signature)
                : detail::to_base64(detail::text_of(signature)));
    };
}

inline Verifier standard_webhooks(std::string_view secret,
                                  std::chrono::seconds tolerance)
{
    constexpr std::string_view prefix = "whsec_";
    if (secret.starts_with(prefix))
        secret.remove_prefix(prefix.size());
    auto const key = detail::from_base64(secret);
    detail::require(key && !key->empty(), "expected a secret in base64");
    detail::Hmac const hmac(*key);
    return [hmac, tolerance](WebhookRequest const& request) {
        auto const* const id = request.only("webhook-id");
        auto const* const time = request.only("webhook-timestamp");
        auto const* const given = request.only("webhook-signature");
        if (id == nullptr || time == nullptr || given == nullptr ||
            !detail::is_recent(*time, tolerance))
            return false;
        auto const signature = hmac(*id,
                                    std::string_view("."),
                                    *time,
                                    std::string_view("."),
                                    request.body);
        auto const expected =
            "v1," + detail::to_base64(detail::text_of(signature));
        return detail::any_word(*given, [&](std::string_view word) {
            return detail::same_signature(word, expected);
        });
    };
}

inline Verifier from_addresses(std::vector<std::string> const& networks)
{
    return [networks = detail::parse_networks(networks, "from_addresses")](
               WebhookRequest const& request) {
        auto const address = detail::parse_address(request.peer);
        return address && detail::is_in(networks, *address);
    };
}

inline Verifier all_of(std::vector<Verifier> verifiers)
{
    detail::require(!verifiers.empty(), "expected at least one verifier");
    return [verifiers = std::move(verifiers)](WebhookRequest const& request) {
        return std::all_of(
            verifiers.begin(), verifiers.end(), [&](Verifier const& verifier) {
                return verifier(request);
            });
    };
}

inline Verifier any_of(std::vector<Verifier> verifiers)
{
    detail::require(!verifiers.empty(), "expected at least one verifier");
    return [verifiers = std::move(verifiers)](WebhookRequest const& request) {
        return std::any_of(
            verifiers.begin(), verifiers.end(), [&](Verifier const& verifier) {
                return verifier(request);
            });
    };
}

} // namespace airudder

#endif // AIRUDDER_RECEIVER_VERIFIER_HPP
