#ifndef AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP
#define AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP

#include "../json/json_text.hpp"
#include "../sources/spec_sources.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The merged rows and examples of a part.
namespace airudder::generator {

/// The kinds of values that examples show, as a set of bits.
enum JsonKinds : unsigned {
    kind_string = 1,
    kind_integer = 2,
    kind_number = 4,
    kind_boolean = 8,
    kind_null = 16,
    kind_object = 32,
    kind_array = 64,
    kind_spelled_integer = 128 // e.g. 1.00 or 1E2: fits integer and number
};

/// The bit of a value's kind.
unsigned kind_of(JsonText const& value);

class Findings;
struct Part;
struct PlacedRow;

/// A member of an object, the elements of an array ("-"), the values of a map
/// ("*"), or a root.
struct Member {
    std::string name{}; // of a root: its path without the first '/'
    Member* parent{};

    unsigned kinds{};      // JsonKinds of its values in examples
    std::size_t shown{};   // number of those values
    std::size_t objects{}; // number of those that are objects

    /// The pages whose examples show it, sorted.
    std::vector<std::size_t> pages{};

    /// Some of its string values, none of them spelled with an escape.
    std::vector<std::string> texts{};

    std::vector<PlacedRow*> rows{}; // rows that describe it

    /// Its members in the order in which they are printed.
    std::vector<std::unique_ptr<Member>> members{};
    std::unordered_map<std::string_view, Member*> by_name{};
    std::unique_ptr<Member> element{}; // of an array
    std::unique_ptr<Member> value{};   // of a map

    /// The member that has the members of this one: the root of a component, or
    /// another object of equal type; null if it has its own.
    Member* target{};
    Member const* user{}; // the first member whose target it is

    bool contrary{};  // pages name different components
    bool is_listed{}; // a twin lists its members

    /// The member that has its members: `target` or itself.
    Member& self() { return target ? *target : *this; }
    Member const& self() const { return target ? *target : *this; }

    /// A member of self(), or null.
    Member* find(std::string_view child) const;

    /// Adds a member at the end.
    Member& add(std::string_view child);
    Member& add(std::unique_ptr<Member> child);

    /// Moves a member directly after `before`, or to the beginning if that is
    /// null.
    void move_after(Member const* before, Member const& child);

    /// Its elements or values; adds them if there are none.
    Member& elements();
    Member& values();

    bool is_element() const { return parent && parent->element.get() == this; }
    bool is_value() const { return parent && parent->value.get() == this; }
    bool is_map() const { return value && !is_listed; }

    /// Whether an example of that page shows it; without a page, of any page.
    bool in_example_of(std::optional<std::size_t> page) const;
};

/// Adds the members that the examples of a part show. Sorts members in the
/// order of these examples, except those of the pages that are `twins`. Settles
/// objects for which they have contrary orders.
void fold_examples(Part& part,
                   std::vector<bool> const& twins,
                   Findings& findings);

/// The path of a member, e.g. "/200/data/-/callid". A member that is called "-"
/// or "*" is "~-" or "~*" there.
std::string path_of(Member const& member);

/// The parts of a path, still escaped; none if it does not begin with '/'.
std::vector<std::string> path_steps(std::string_view path);

/// The name that a step of a path stands for: "a/b" for "a~1b", "-" for "~-".
std::string name_of_step(std::string_view step);

/// The member at a path below `from`, or null.
Member* find_below(Member& from, std::vector<std::string> const& steps);

/// Same, but adds missing members; null beyond 100 steps.
Member* make_below(Member& from, std::vector<std::string> const& steps);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP
