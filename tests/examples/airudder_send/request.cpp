#include "airudder_send/request.hpp"

#include "airudder_send/failure.hpp"

#include <boost/beast/core/string.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace airudder_send {
namespace {

constexpr std::string_view secret_header = "X-Webhook-Secret";

/// The HMAC-SHA256 (RFC 2104) of a text, in lowercase hex.
std::string hmac_of(std::string_view text, std::string const& key)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    HMAC(EVP_sha256(),
         key.data(),
         static_cast<int>(key.size()),
         reinterpret_cast<unsigned char const*>(text.data()),
         text.size(),
         digest.data(),
         &size);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        hex += digits[digest[i] >> 4];
        hex += digits[digest[i] & 15];
    }
    return hex;
}

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

/// Whether a header may have this character in its name (RFC 9110, 5.6.2).
bool is_of_token(char c)
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || others.find(c) != others.npos;
}

} // namespace

std::string request_text(Destination const& destination,
                         Operation const& operation,
                         Credentials const& credentials,
                         std::string_view body)
{
    std::string text(operation.method);
    text += ' ' + destination.target + " HTTP/1.1\r\n";
    auto const add = [&](std::string_view name, std::string_view value) {
        text.append(name).append(": ").append(value).append("\r\n");
    };
    add("Host", destination.host_field);
    for (auto const& header : operation.headers)
        if (!header.value.empty())
            add(header.name, header.value);
    add("Content-Type", "application/json");
    add("Content-Length", std::to_string(body.size()));
    if (!credentials.secret.empty())
        add(secret_header, credentials.secret);
    if (!credentials.hmac_key.empty())
        add(credentials.hmac_header, hmac_of(body, credentials.hmac_key));
    return text.append("\r\n").append(body);
}

std::string secret_from(std::string const& option, std::string const& variable)
{
    auto const* const value = std::getenv(variable.c_str());
    std::string secret(value == nullptr ? "" : value);
    if (secret.empty() || std::ranges::any_of(secret, is_control))
        throw UsageError(option + ": expected the name of an environment "
                                  "variable that holds a secret");
    return secret;
}

void require_header_name(std::string const& option, std::string_view name)
{
    constexpr std::string_view taken[]{"Host",
                                       "User-Agent",
                                       "Content-Type",
                                       "Content-Length",
                                       "Transfer-Encoding",
                                       "Connection",
                                       secret_header};
    auto const is_name = [&](std::string_view other) {
        return boost::beast::iequals({name.data(), name.size()},
                                     {other.data(), other.size()});
    };
    if (name.empty() || !std::ranges::all_of(name, is_of_token) ||
        std::ranges::any_of(taken, is_name))
        throw UsageError(option + ": expected the name of a header that the "
                                  "request does not have otherwise");
}

} // namespace airudder_send
