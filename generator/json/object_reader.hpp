#ifndef AIRUDDER_GENERATOR_JSON_OBJECT_READER_HPP
#define AIRUDDER_GENERATOR_JSON_OBJECT_READER_HPP

#include "../diagnostics.hpp"
#include "json_text.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::generator {

/// A JSON value and its place.
struct Node {
    JsonText const* value{};
    std::string pointer{};
};

using NamedNode = std::pair<std::string, Node>;

/// The elements of an array; none if `node` is not an array.
std::vector<Node> elements_of(Node const& node);

/// The members of an object, in text order; none if `node` is not an object.
std::vector<NamedNode> members_of(Node const& node);

/// The wording of messages about one kind of file.
struct ReaderTerms {
    std::string_view member = "a member "; // followed by its name
    std::string_view boolean = "true or false";
    std::string_view unknown = "expected no such member";

    /// Whether a message about a type also states the type that was found.
    bool says_found = false;

    /// If an object has more unknown members than this, a message counts them
    /// instead of listing them.
    std::size_t most_listed = std::numeric_limits<std::size_t>::max();
};

/// The state that the readers of one file share.
struct ReadContext {
    std::string_view file{};
    Diagnostics& diagnostics;
    ReaderTerms terms{};

    void report(std::string_view pointer, std::string_view message) const
    {
        diagnostics.at_pointer(file, pointer, message);
    }

    /// Reports a value that is not of the type `expected`, e.g. "an object".
    void report_type(Node const& node, std::string_view expected) const;
};

/// The string; reports a `node` of another type.
std::optional<std::string> read_string(Node const& node,
                                       ReadContext const& context);

/// Reads an object member by member. When it goes out of scope, it reports
/// every member that was not read.
///
/// `find_…` returns nothing or an empty value if the member is missing. `get_…`
/// also reports that. Both report a member of another type and treat it like a
/// missing one.
class ObjectReader {
public:
    /// Reports a `node` that is not an object and reads it as an empty object
    /// without required members.
    ObjectReader(Node const& node, ReadContext const& context);
    ~ObjectReader();
    ObjectReader(ObjectReader const&) = delete;
    ObjectReader& operator=(ObjectReader const&) = delete;

    bool has(std::string_view name) const;

    /// A member of any type.
    std::optional<Node> find(std::string_view name);
    std::optional<Node> get(std::string_view name);

    std::optional<std::string> find_string(std::string_view name);
    std::string get_string(std::string_view name);

    /// A non-empty string; reports an empty one.
    std::optional<std::string> find_text(std::string_view name);
    std::string get_text(std::string_view name);

    bool find_bool(std::string_view name, bool otherwise = false);

    /// See count_of.
    std::optional<std::size_t> find_count(std::string_view name);

    std::vector<Node> find_array(std::string_view name);
    std::vector<Node> get_array(std::string_view name);

    /// The strings of an array; reports an array with other elements.
    std::vector<std::string> find_strings(std::string_view name);

    /// The members of the object at `name`. For objects whose names are data.
    std::vector<NamedNode> find_members(std::string_view name);
    std::vector<NamedNode> get_members(std::string_view name);

    /// Accepts all members that nothing else reads.
    void skip_rest();

    std::string const& pointer() const { return node_.pointer; }
    std::string pointer(std::string_view name) const;

    /// Reports a message at the object.
    void report(std::string_view message) const;

    /// Reports a message at the member `name`, which may be missing.
    void report_at(std::string_view name, std::string_view message) const;

private:
    bool is_object() const;

    /// The value of a member, which is read from now on, or null.
    JsonText const* take(std::string_view name);

    Node node_of(std::string_view name, JsonText const& value) const;

    Node node_;
    ReadContext const& context_;
    std::vector<bool> read_; // for each member
};

/// The result of `read(node, context)` for a whole file; nothing if it reported
/// something.
template <class Read>
auto read_whole(std::string_view file,
                JsonText const& text,
                Diagnostics& diagnostics,
                Read read)
{
    auto const before = diagnostics.size();
    ReadContext const context{.file = file, .diagnostics = diagnostics};
    std::optional result(read(Node{.value = &text}, context));
    if (diagnostics.size() != before)
        result.reset();
    return result;
}

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_OBJECT_READER_HPP
