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

    /// Member path → text. It describes the type at this path or, without one,
    /// the member.
    std::map<std::string, std::string> members{};

    /// Status → meaning of the response.
    std::map<std::string, std::string> responses{};
};

/// Reads a wording file. Reports errors and empty texts, and then returns
/// nothing, like the two functions below.
std::optional<Wording> read_wording(std::string_view file,
                                    JsonText const& text,
                                    Diagnostics& diagnostics);

/// The title and description of the whole API (`info.json`), or only the
/// description of a group.
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
