#ifndef AIRUDDER_CONFORMANCE_JSON_HPP
#define AIRUDDER_CONFORMANCE_JSON_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// JSON (RFC 8259), read and compared without the runtime's code or any
/// library's: simple rather than fast.
namespace airudder::conformance {

/// A value as its text spells it.
struct Json {
    enum class Kind { null, boolean, number, string, array, object };
    struct Member;

    Kind kind{};
    std::string text{}; // number, boolean: as spelled; string: decoded
    std::vector<Json> elements;
    std::vector<Member> members; // as they stand, repeated names too

    /// The value's place in the text that it was read from, and the place of
    /// its name if it is a member.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t name_begin = 0;

    bool is(Kind other) const noexcept { return kind == other; }

    /// The last member with that name, or null.
    Json const* find(std::string_view name) const noexcept;

    /// The text of the string member `name`; empty if there is none.
    std::string_view word(std::string_view name) const noexcept;

    /// Whether the members, their order and the texts of numbers are the same.
    /// Places in the text do not matter.
    bool operator==(Json const&) const;
};

struct Json::Member {
    std::string name{};
    Json value{};

    bool operator==(Member const&) const = default;
};

inline constexpr std::size_t default_max_depth = 1024;

/// Reads JSON text of at most `max_depth` levels; nullopt if it is malformed.
std::optional<Json> read_json(std::string_view text,
                              std::size_t max_depth = default_max_depth);

/// The offset, in bytes, at which `read_json` finds that `text` is malformed;
/// nullopt if it does not.
std::optional<std::size_t>
find_malformed(std::string_view text,
               std::size_t max_depth = default_max_depth);

Json text_value(std::string text);
Json number_value(std::size_t number);
Json object_value(std::vector<Json::Member> members);

/// The value without white space. Only characters that require an escape are
/// escaped.
std::string write_json(Json const& value);

/// `text` as a JSON string.
std::string write_string(std::string_view text);

/// Whether both are the same JSON value, with every number spelled alike; the
/// order of members does not matter, except of those with the same name.
bool same_value(Json const& left, Json const& right);

/// The value in which every object keeps only the last member of each name.
Json without_repeated_names(Json value);

/// Whether `written` is the same value as `read`, or as `read` without its
/// repeated names.
bool comes_back(Json const& written, Json const& read);

/// The RFC 6901 pointer to the first value of `read`, in document order, that
/// `written` spells differently or lacks; else to the first that `written` has
/// in addition. Of a repeated name, only the last value counts, but `written`
/// must not repeat a name more often. Returns nullopt if they do not differ.
std::optional<std::string> first_difference(Json const& written,
                                            Json const& read);

/// The value at an RFC 6901 pointer. Null if there is none, or the pointer is
/// malformed.
Json const* at(Json const& root, std::string_view pointer);
Json* at(Json& root, std::string_view pointer);

/// `pointer` with one more token, escaped.
std::string below(std::string_view pointer, std::string_view token);
std::string below(std::string_view pointer, std::size_t index);

/// The decoded tokens of a pointer.
std::vector<std::string> tokens(std::string_view pointer);

/// The bytes of `text` at an RFC 6901 pointer, as they stand there; nullopt if
/// there are none or `text` is malformed.
std::optional<std::string_view> slice(std::string_view text,
                                      std::string_view pointer);

/// `text`, which is well-formed, without the white space between its tokens.
std::string minified(std::string_view text);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_JSON_HPP
