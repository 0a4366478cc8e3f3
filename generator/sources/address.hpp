#ifndef AIRUDDER_GENERATOR_SOURCES_ADDRESS_HPP
#define AIRUDDER_GENERATOR_SOURCES_ADDRESS_HPP

#include <optional>
#include <string>
#include <string_view>

namespace airudder::generator {

/// The address of an endpoint.
struct Address {
    std::string origin{}; // "https://api.airudder.com"; "" if not stated
    std::string path{};   // "/service/cloud/detail", "/boats/{id}"
};

/// Reads an http(s) URL or a path, which begins with '/', without query and
/// fragment. A path may have parameters, each in braces. Returns nothing for
/// anything else, e.g. a sentence: then the page describes a webhook.
std::optional<Address> read_address(std::string_view url);

/// The URL that `text` starts with, without a sentence that follows it; usually
/// empty.
std::string leading_url(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_ADDRESS_HPP
