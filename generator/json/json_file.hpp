#ifndef AIRUDDER_GENERATOR_JSON_JSON_FILE_HPP
#define AIRUDDER_GENERATOR_JSON_JSON_FILE_HPP

#include "../diagnostics.hpp"

#include <boost/json/value.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace airudder::generator {

/// The JSON in `root / file`; a diagnostic with its line, and nothing, if the
/// file cannot be read, is not JSON or has a name twice.
std::optional<boost::json::value>
read_json_file(std::filesystem::path const& root,
               std::string const& file,
               Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_JSON_FILE_HPP
