#ifndef AIRUDDER_GENERATOR_SOURCES_ADDRESS_HPP
#define AIRUDDER_GENERATOR_SOURCES_ADDRESS_HPP

#include <optional>
#include <string>
#include <string_view>

namespace airudder::generator {

/// The address of an endpoint.
struct Address {
    std::string origin{}; // "https://api.airudder.com"
    std::string path{};   // "/service/cloud/detail"
};

/// Reads an http(s) URL without query, fragment and path parameters; nothing
/// if `url` is not one, e.g. a sentence.
std::optional<Address> read_address(std::string_view url);

/// The URL that `text` starts with, without a sentence that follows it; usually
/// empty.
std::string leading_url(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_ADDRESS_HPP
