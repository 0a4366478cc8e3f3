#ifndef AIRUDDER_GENERATOR_JSON_OBJECT_READER_HPP
#define AIRUDDER_GENERATOR_JSON_OBJECT_READER_HPP

#include "../diagnostics.hpp"
#include "json_text.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A JSON value and where it stands.
struct Node {
    JsonText const* value{};
    std::string pointer{};
};

/// What the readers of one document share.
struct ReadContext {
    std::string_view file{};
    Diagnostics& diagnostics;

    void report(std::string_view pointer, std::string_view message) const
    {
        diagnostics.at_pointer(file, pointer, message);
    }
};

/// "a string", "an object", … for messages.
std::string_view kind_name(JsonText const& value);

/// The decoded string, if `value` is one.
std::optional<std::string> string_of(JsonText const& value);

/// Reads an object keyword by keyword. When it goes out of scope, it reports
/// every keyword that was not read as unknown.
class ObjectReader {
public:
    /// Reports a `node` that is not an object, and reads it as an empty one
    /// that lacks nothing.
    ObjectReader(Node const& node, ReadContext const& context);
    ~ObjectReader();
    ObjectReader(ObjectReader const&) = delete;
    ObjectReader& operator=(ObjectReader const&) = delete;

    bool has(std::string_view name) const;

    /// The member, if it is there.
    std::optional<Node> find(std::string_view name);

    /// The member; reports it if it is missing.
    std::optional<Node> get(std::string_view name);

    /// The string at `name`; reports another type. Empty if missing.
    std::string find_string(std::string_view name);

    /// The same; reports a missing or empty one.
    std::string get_string(std::string_view name);

    /// The boolean at `name`, else `otherwise`; reports another type.
    bool find_bool(std::string_view name, bool otherwise = false);

    /// All members, for objects whose names are data.
    std::vector<std::pair<std::string, Node>> all();

    /// The elements of the array at `name`; reports another type.
    std::vector<Node> find_array(std::string_view name);

    /// The same; reports a missing one.
    std::vector<Node> get_array(std::string_view name);

    std::string const& pointer() const { return node_.pointer; }
    void report(std::string_view message) const
    {
        context_.report(node_.pointer, message);
    }

private:
    std::optional<std::string> string_at(std::string_view name);
    bool is_object() const;

    Node node_;
    ReadContext const& context_;
    std::map<std::string_view, JsonText const*> unread_{};
    std::map<std::string_view, JsonText const*> read_{};
};

/// Reports a value that is not of the type `expected`, e.g. "an object".
void report_type(Node const& node,
                 std::string_view expected,
                 ReadContext const& context);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_OBJECT_READER_HPP
