#ifndef AIRUDDER_GENERATOR_JSON_JSON_TEXT_HPP
#define AIRUDDER_GENERATOR_JSON_JSON_TEXT_HPP

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// JSON with its original spelling. Boost.JSON reads the number 20000.00 as
/// 2E4, but an example must be printed as on its page. So every file is read
/// into a tree whose scalars keep their spelling and whose values know their
/// position.
namespace airudder::generator {

class Diagnostics;

/// A JSON value.
struct JsonText {
    enum class Kind { scalar, array, object };

    struct Member;

    Kind kind{};
    std::string scalar{};             // scalar only: e.g. 1.50, "a\u00e9", null
    std::vector<JsonText> elements{}; // array only
    std::vector<Member> members;      // object only, in text order

    /// The offset of its first byte in the text it was read from.
    std::size_t offset{};

    /// A scalar with this spelling.
    static JsonText of(std::string spelled);
};

struct JsonText::Member {
    std::string quoted{}; // as spelled, with quotes
    std::string name{};   // decoded
    JsonText value{};
};

/// The reason why a text is not JSON and the place of the error.
struct JsonTextError {
    std::size_t offset{}; // bytes
    std::size_t line{};   // from 1
    std::string message{};
};

/// The most that read_json_text accepts. The default is for texts from outside.
struct JsonLimits {
    std::size_t levels = 100;
    std::size_t values = 500'000;

    /// Bytes of the JSON Pointers of all values together: readers hold them.
    std::size_t pointers = 256u << 20;
};

/// Reads UTF-8 JSON (RFC 8259); repeated names and lone surrogates are errors.
std::variant<JsonText, JsonTextError>
read_json_text(std::string_view text, JsonLimits const& limits = {});

/// The JSON that `text` is, the content of `file`. Reports any other text, and
/// then returns nothing.
std::optional<JsonText> read_json_text(std::string const& file,
                                       std::string_view text,
                                       Diagnostics& diagnostics);

/// The JSON in `root / file`. Reports a file that cannot be read (see
/// read_file) or is not such JSON, and then returns nothing.
std::optional<JsonText> read_json_file(std::filesystem::path const& root,
                                       std::string const& file,
                                       Diagnostics& diagnostics);

/// The result of `read(file, text, diagnostics)` for that JSON, or nothing.
template <class Read>
auto read_json_file(std::filesystem::path const& root,
                    std::string const& file,
                    Diagnostics& diagnostics,
                    Read read)
{
    auto const text = read_json_file(root, file, diagnostics);
    return text ? read(file, *text, diagnostics) : std::nullopt;
}

/// The tree of a Boost.JSON value, spelled by Boost.JSON.
JsonText to_json_text(boost::json::value const& value);

/// Whether two values are the same, however their strings and names are spelled.
/// Numbers that are spelled differently differ.
bool are_same(JsonText const& one, JsonText const& other);

/// The text without white space between tokens.
std::string minified(JsonText const& value);

/// The text indented by two spaces. A value that fits on a line of 100 columns
/// stays on one line. Ends with a newline.
std::string pretty(JsonText const& value);

/// The kind of a value for messages: "a string", "an object", …
std::string_view kind_name(JsonText const& value);

/// The decoded string; nothing if `value` is not a string.
std::optional<std::string> string_of(JsonText const& value);

/// The number; nothing unless `value` is an integer that is not negative, fits
/// and is spelled with digits alone.
std::optional<std::size_t> count_of(JsonText const& value);

/// The number of levels of objects and arrays.
std::size_t levels_of(JsonText const& value);

/// The value at an RFC 6901 pointer, or null.
JsonText const* at_pointer(JsonText const& root, std::string_view pointer);
JsonText* at_pointer(JsonText& root, std::string_view pointer);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_JSON_TEXT_HPP
