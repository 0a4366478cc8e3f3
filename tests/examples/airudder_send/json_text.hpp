#ifndef AIRUDDER_SEND_JSON_TEXT_HPP
#define AIRUDDER_SEND_JSON_TEXT_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reads and changes members in the text of a JSON object, so that everything
/// else stays as it is spelled.
namespace airudder_send {

/// The names of members from the outermost to the innermost.
using Path = std::vector<std::string>;

/// The names in a JSON Pointer.
Path path_of(std::string_view pointer);

/// The JSON Pointer of a path.
std::string pointer_of(std::span<std::string const> path);

bool is_json(std::string_view text);

/// The JSON string of a text.
std::string json_string(std::string_view text);

/// The text of the JSON string `json`; nothing if it is another value.
std::optional<std::string> string_in(std::string_view json);

/// The text of the member at a path; nothing if there is none. Throws UsageError
/// if `object` is not a JSON object.
std::optional<std::string> member_at(std::string_view object,
                                     std::span<std::string const> path);

/// `object`, without white space, and with the JSON text `value` as the member at
/// a path. Adds missing members. Throws UsageError if `value` is not JSON, or if
/// the path leads through anything but objects.
std::string with_member(std::string_view object,
                        std::span<std::string const> path,
                        std::string_view value);

} // namespace airudder_send

#endif // AIRUDDER_SEND_JSON_TEXT_HPP
