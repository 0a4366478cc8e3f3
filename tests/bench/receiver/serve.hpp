#ifndef AIRUDDER_BENCH_RECEIVER_SERVE_HPP
#define AIRUDDER_BENCH_RECEIVER_SERVE_HPP

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

/// The common part of the servers that are compared. Each takes the documented
/// node push, verifies the HMAC-SHA256 of its body, decodes it, hands it over,
/// and answers 200 with `{}`. The answer to another signature is 401, that to
/// text that is not JSON is 400.
namespace bench {

inline constexpr char const* path = "/hooks/node";
inline constexpr char const* signature_header = "X-Signature";
inline constexpr std::string_view key = "made-up-key-of-the-benchmark";

/// Returns the lowercase hex digits of the HMAC-SHA256 of a body.
std::string signature_of(std::string_view body);

/// Compares in constant time.
bool is_signature_of(std::string_view given, std::string_view body);

/// What the servers that parse to a DOM do with an event.
bool take_event(boost::json::value const& event);

/// How `deliver` answers in a server that parses to a DOM: 200, 400 or 401.
int status_of(std::string_view signature, std::string_view body);

} // namespace bench

#endif // AIRUDDER_BENCH_RECEIVER_SERVE_HPP
