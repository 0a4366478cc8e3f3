#ifndef AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP
#define AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP

#include "../json/json_text.hpp"
#include "../sources/spec_sources.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The merged examples of a part and the rows that describe them.
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

/// Pages of an operation, one bit for each.
using PageSet = std::uint64_t;
inline constexpr std::size_t max_pages = 64;
inline constexpr PageSet all_pages = ~PageSet{};

constexpr PageSet page_bit(std::size_t page) { return PageSet{1} << page; }

/// A member of an object, the elements of an array ("-"), or a part's root.
struct Member {
    std::string name{};
    Member* parent{};

    unsigned kinds{};      // JsonKinds of its values in examples
    std::size_t shown{};   // number of those values
    std::size_t objects{}; // number of those that are objects
    PageSet pages{};       // pages whose examples show it

    /// Some of its string values, none of them spelled with an escape.
    std::vector<std::string> texts{};

    std::vector<PlacedRow*> rows{}; // rows that describe it

    /// Its members in the order in which they are printed.
    std::vector<std::unique_ptr<Member>> members{};
    std::unordered_map<std::string_view, Member*> by_name{};
    std::unique_ptr<Member> element{};

    Member* find(std::string_view child) const;

    /// Adds a member at the end.
    Member& add(std::string_view child);
    Member& add(std::unique_ptr<Member> child);

    /// Moves a member directly after `before`, or to the beginning if that is
    /// null.
    void move_after(Member const* before, Member const& child);

    /// Its elements; adds them if there are none.
    Member& elements();
    bool is_element() const { return parent && parent->element.get() == this; }

    bool in_example_of(PageSet any) const { return (pages & any) != 0; }
};

/// The root of a part with the members that its examples show, in their order.
/// Reports objects that show the same members in contrary order.
std::unique_ptr<Member> fold_examples(Part const& part, Findings& findings);

/// The path of a member, e.g. "/200/data/-/callid".
std::string path_of(Member const& member);

/// The member at a path that starts with the name of `root`, or null.
Member* find_member(Member& root, std::string_view path);

/// Same, but adds missing members; null if the path belongs to another part or
/// has more than 100 tokens.
Member* make_member(Member& root, std::string_view path);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP
