#ifndef AIRUDDER_CONFORMANCE_JSON_HPP
#define AIRUDDER_CONFORMANCE_JSON_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A second reading of JSON, independent of the runtime under test: tokens
/// come from Boost.JSON's parser, numbers keep their spelling.
namespace airudder::conformance {

struct Json {
    enum class Kind { null, boolean, number, string, array, object };
    struct Member;

    Kind kind{};
    std::string text{}; // number, boolean: as spelled; string: decoded
    std::vector<Json> elements;
    std::vector<Member> members;

    bool is(Kind other) const noexcept { return kind == other; }

    /// The last member of that name, or null.
    Json const* find(std::string_view name) const noexcept;

    /// The text of the string member `name`; empty if there is none.
    std::string_view word(std::string_view name) const noexcept;

    /// Same members in the same order, same number text.
    bool operator==(Json const&) const;
};

struct Json::Member {
    std::string name{};
    Json value{};

    bool operator==(Member const&) const = default;
};

/// Reads JSON text of at most 200 levels; nothing if it is malformed.
std::optional<Json> read_json(std::string_view text);

/// Without white space; only what must be escaped is.
std::string write_json(Json const& value);

/// `text` as a JSON string.
std::string write_string(std::string_view text);

/// Whether both are the same JSON value, with every number spelled alike; the
/// order of members does not matter.
bool same_value(Json const& left, Json const& right);

/// The value at an RFC 6901 pointer, or null.
Json const* at(Json const& root, std::string_view pointer);
Json* at(Json& root, std::string_view pointer);

/// `pointer` with one more token, escaped.
std::string below(std::string_view pointer, std::string_view token);
std::string below(std::string_view pointer, std::size_t index);

/// The decoded tokens of a pointer.
std::vector<std::string> tokens(std::string_view pointer);

/// The bytes of `text` at an RFC 6901 pointer, as they stand there; nothing
/// if there are none. `text` is well-formed JSON.
std::optional<std::string_view> slice(std::string_view text,
                                      std::string_view pointer);

/// `text` without the white space between its tokens.
std::string minified(std::string_view text);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_JSON_HPP
