#include "json_file.hpp"

#include "../files.hpp"
#include "json_text.hpp"

#include <boost/json/parse.hpp>

namespace airudder::generator {

std::optional<boost::json::value>
read_json_file(std::filesystem::path const& root,
               std::string const& file,
               Diagnostics& diagnostics)
{
    auto const text = read_file(root, file, diagnostics);
    if (!text)
        return std::nullopt;
    auto const checked = read_json_text(*text);
    if (auto const* const error = std::get_if<JsonTextError>(&checked)) {
        diagnostics.at_line(
            file, error->line, "expected JSON: " + error->message);
        return std::nullopt;
    }
    boost::json::parse_options options;
    options.max_depth = 128;
    boost::system::error_code error;
    auto value = boost::json::parse(*text, error, {}, options);
    if (!error)
        return value;
    diagnostics.at_pointer(file, "", "expected JSON: " + error.message());
    return std::nullopt;
}

} // namespace airudder::generator
