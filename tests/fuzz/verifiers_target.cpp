// Fuzz target: the fields that verifiers and proxies use. The bytes are lines:
// header values, then a target, then a body.
#include "check.hpp"

#include <airudder/detail/receiver/delivery_key.hpp>
#include <airudder/detail/receiver/forwarded.hpp>
#include <airudder/detail/receiver/router.hpp>
#include <airudder/receiver/verifier.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {
namespace {

using namespace airudder::detail;
using airudder::HeaderView;

/// Removes a line from the front of `bytes`.
std::string take_line(std::string_view& bytes)
{
    std::string const line(bytes.substr(0, bytes.find('\n')));
    bytes.remove_prefix((std::min)(line.size() + 1, bytes.size()));
    return line;
}

/// A sender cannot choose its address: a proxy appends the true one.
void check_sender(std::string const& sent)
{
    auto const proxy = *parse_address("10.0.0.1");
    auto const other = *parse_address("192.0.2.1");
    auto const trusted = parse_networks({"10.0.0.1"}, "x");
    for (std::string const node : {"192.0.2.1", "\"192.0.2.1:80\""}) {
        auto const forwarded = sent + ", for=" + node;
        auto const found =
            sender_of(proxy, {{HeaderView{"Forwarded", forwarded}}}, trusted);
        require(found == other || found == proxy,
                "a sender cannot choose its address",
                forwarded);
    }
    auto const simple = sent + ", 192.0.2.1";
    auto const found =
        sender_of(proxy, {{HeaderView{"X-Forwarded-For", simple}}}, trusted);
    require(found == other || found == proxy,
            "a sender cannot choose its address",
            simple);
    // Any field at all is read.
    std::vector<HeaderView> const headers{{"Forwarded", sent},
                                          {"X-Forwarded-For", sent}};
    sender_of(proxy, headers, trusted);
    require(sender_of(other, headers, trusted) == other,
            "only a trusted proxy is believed");
}

/// Without the secret, no text is right.
void check_verifiers(std::vector<std::string> const& values,
                     std::string const& body)
{
    static std::vector<airudder::Verifier> const verifiers{
        airudder::secret_in_header("A", std::string(32, '\x7f')),
        airudder::secret_in_path(std::string(32, 's')),
        airudder::hmac_sha256({.key = "k", .header = "A"}),
        airudder::hmac_sha256({.key = "k",
                               .header = "A",
                               .encoding = airudder::SignatureEncoding::base64,
                               .prefix = "v=",
                               .timestamp_header = "B"}),
        airudder::standard_webhooks("a2tra2tra2tra2trawo=",
                                    std::chrono::hours(1'000'000))};
    std::vector<HeaderView> const headers{{"A", values[0]},
                                          {"B", values[1]},
                                          {"webhook-id", values[0]},
                                          {"webhook-timestamp", values[1]},
                                          {"webhook-signature", values[2]}};
    for (auto const& verifier : verifiers)
        require(
            !verifier(
                {.headers = headers, .body = body, .path_secret = values[2]}),
            "nobody guesses a secret");
}

/// A path has no query, and decoding it twice changes nothing.
void check_path(std::string const& target)
{
    auto const path = path_of(target);
    require(path.find('?') == path.npos, "a path has no query", path);
    if (path.starts_with('/'))
        require(path.size() <= target.size() + 1, "a path is short", path);
}

/// A key is an array of strings or a digest.
void check_key(std::string const& body)
{
    std::vector<std::string_view> const pointers{"/a", "/b/c", "/~1~0"};
    auto const key = delivery_key(pointers, body);
    require(key.starts_with("[\"") || key.starts_with("sha256:"),
            "a key is natural or a digest",
            key);
}

} // namespace
} // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    std::string_view bytes(reinterpret_cast<char const*>(data), size);
    std::vector<std::string> values;
    for (int line = 0; line != 3; ++line)
        values.push_back(fuzz::take_line(bytes));
    auto const target = fuzz::take_line(bytes);
    std::string const body(bytes);
    for (auto const& value : values)
        fuzz::check_sender(value);
    fuzz::check_verifiers(values, body);
    fuzz::check_path(target);
    fuzz::check_key(body);
    return 0;
}
