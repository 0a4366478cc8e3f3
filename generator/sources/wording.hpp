#ifndef AIRUDDER_GENERATOR_SOURCES_WORDING_HPP
#define AIRUDDER_GENERATOR_SOURCES_WORDING_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// Our English descriptions.
namespace airudder::generator {

/// The texts of one operation.
struct Wording {
    std::string file{};
    std::string summary{};
    std::string description{};

    /// Member path → text: of the type that is named after this path, or else
    /// of the member.
    std::map<std::string, std::string> members{};

    /// Status → what the response means.
    std::map<std::string, std::string> responses{};
};

/// Reads a wording file. Reports what it does not understand and empty texts,
/// and then returns nothing, like the two functions below.
std::optional<Wording> read_wording(std::string_view file,
                                    JsonText const& text,
                                    Diagnostics& diagnostics);

/// The title and description of the whole (`info.json`), or the description
/// of a group alone.
struct GeneralWording {
    std::string title{};
    std::string description{};
};

std::optional<GeneralWording> read_info_wording(std::string_view file,
                                                JsonText const& text,
                                                Diagnostics& diagnostics);

std::optional<std::string> read_group_wording(std::string_view file,
                                              JsonText const& text,
                                              Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_WORDING_HPP
