#ifndef AIRUDDER_GENERATOR_PAGE_TWIN_SCHEMAS_HPP
#define AIRUDDER_GENERATOR_PAGE_TWIN_SCHEMAS_HPP

#include "../json/json_text.hpp"
#include "../sources/facts.hpp"
#include "credentials.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// The line of an offset in a twin's document.
using LineOf = std::function<std::size_t(std::size_t offset)>;

/// A line of a twin and what was expected there.
struct TwinRefusal {
    std::size_t line{};
    std::string message{};
};

/// Turns the schemas of one Markdown twin into rows that know their place.
///
/// A referenced object becomes a component with rows of its own, however often it
/// is used, so a type may contain itself. Any other referenced schema is copied.
/// `x-apifox-refs` (or apidog) inserts the members of an object into another.
/// What cannot be modelled has the words of its alternatives as its type, e.g.
/// "string or number", or no words. Members throw TwinRefusal at a schema that
/// would give more rows than any page has.
class TwinSchemas {
public:
    /// `document`, the `text` that it was read from, and `redactor` must outlive
    /// the object.
    TwinSchemas(std::string_view text,
                JsonText const& document,
                LineOf line_of,
                Redactor& redactor,
                bool keep_prose);

    /// The rows of a body. The first describes its root.
    std::vector<Row> body(JsonText const& schema);

    /// The row of a parameter object. If it is a list, and may be one, its rows
    /// know their place, and those of its elements follow.
    std::vector<Row> parameter(JsonText const& parameter, bool may_be_list);

    /// The row of a parameter that the path at `place` states with a value.
    Row constant(JsonText const& place,
                 std::string_view name,
                 std::string_view value);

    /// The components that rows refer to, with their rows.
    std::map<std::string, std::vector<Row>> take_components();

    /// What a reference to a component leads to; `value` itself if it is not a
    /// reference, or dangles.
    JsonText const& target_of(JsonText const& value) const;

private:
    /// A member of an object.
    struct Property {
        std::string name{};
        JsonText const* schema{};
        bool required{};
    };

    /// A schema after its references.
    struct Resolved {
        JsonText const* schema{};
        bool nullable{};
        std::string component{};     // usually empty
        JsonText const* reference{}; // to the component, or null
        std::string union_of{};      // e.g. "string or number"; usually empty
        bool dangling{};
    };

    using Objects = std::set<JsonText const*>;

    JsonText const* component_at(JsonText const& reference) const;
    Resolved resolve(JsonText const& schema);
    std::string component_of(JsonText const& reference, std::string_view name);

    std::vector<Property> properties_of(JsonText const& object,
                                        Objects& within);
    static void override_with(JsonText const& overrides,
                              std::vector<Property>& all);
    std::vector<Property> inserted(JsonText const& entry, Objects& within);

    void walk(std::vector<Row>& rows, Row row, JsonText const& schema);
    void walk_object(std::vector<Row>& rows,
                     std::size_t index,
                     JsonText const& schema);
    void describe(Row& row, JsonText const& schema);
    void describe_enum(Row& row, JsonText const& schema);
    void set_text(Row& row, std::string const& text);

    bool is_below_credential(Row const& row) const;

    /// The value of a default or an example, unless it is a credential; nothing
    /// for a list or an object.
    std::optional<std::string> kept_value(Row& row, JsonText const* value);

    /// Same, but gives a list or an object as JSON, unless a credential is in it.
    std::optional<std::string> kept_json(Row& row, JsonText const* value);

    /// The names in a list at the member `key` of an object.
    std::set<std::string> names_at(JsonText const& object,
                                   std::string_view key) const;

    void count_row(JsonText const& schema);
    void check_levels(JsonText const& schema, std::size_t levels) const;
    [[noreturn]] void refuse(JsonText const& at, std::string message) const;

    std::string_view text_;
    LineOf line_of_;
    Redactor& redactor_;
    bool keep_prose_;

    /// The components by references to them that are not encoded.
    std::unordered_map<std::string, JsonText const*> by_reference_{};

    /// References that change their target, spelled → component.
    std::map<std::string, std::string> changed_{};
    std::map<std::string, JsonText const*> pending_{};
    std::map<std::string, std::vector<Row>> components_{};

    /// Components that a member named like a credential, or one below it,
    /// refers to.
    std::set<std::string> credential_components_{};
    bool below_credential_{}; // the rows being made are those of such a one

    Objects open_{};           // whose rows are being made
    std::size_t rows_{};       // and values of enums, made so far
    std::size_t expansions_{}; // of objects so far
    std::size_t insertions_{}; // of members into objects
    std::size_t path_bytes_{}; // of the paths of rows
};

/// The member `name` of an object, or null.
JsonText const* member_at(JsonText const& value, std::string_view name);

/// The string at the member `name` of an object; "" if there is none.
std::string text_at(JsonText const& object, std::string_view name);

/// The member of an extension, x-apifox-… or x-apidog-…, or null.
JsonText const* extension_at(JsonText const& value, std::string_view name);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_TWIN_SCHEMAS_HPP
