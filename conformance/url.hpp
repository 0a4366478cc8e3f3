#ifndef AIRUDDER_CONFORMANCE_URL_HPP
#define AIRUDDER_CONFORMANCE_URL_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::conformance {

/// Names and values, in order.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The parts of "https://host/path?a=b&c", decoded where that matters.
struct Url {
    std::string origin{}; // "https://host"; empty if the text has none
    std::string path{};   // as written
    Pairs query{};        // decoded; a bare name has an empty value
};

Url read_url(std::string_view text);

/// Whether two paths are equal from their ends, segment by segment, as far as
/// the shorter one goes. Only an empty path ends like an empty one.
bool have_one_end(std::string_view path, std::string_view other);

/// The text with its percent-encoded bytes.
std::string decoded(std::string_view text);

/// "a=b, c=" for a message.
std::string shown(Pairs const& query);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_URL_HPP
