#ifndef AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP
#define AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP

#include "parts.hpp"

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// All examples of a part, laid over one another, with the rows that describe
/// them.
namespace airudder::generator {

/// What values an example shows, as a set of bits.
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

/// A row that describes a member, and which page lists it.
struct Described {
    std::size_t page{};
    TableRow const* row{};
    std::size_t listed{}; // rows that are its children
};

/// A member of an object, the elements of an array ("-"), or a part's root.
struct Member {
    std::string name{};
    Member* parent{};

    unsigned kinds{};      // of its values in examples
    std::size_t shown{};   // number of those values
    std::size_t objects{}; // … that are objects
    std::uint64_t pages{}; // bit per page whose example shows it

    /// Some of its strings, as long as they are spelled without escapes.
    std::vector<std::string> texts{};

    std::vector<Described> rows{};

    /// In the order in which they are printed.
    std::list<std::unique_ptr<Member>> members{};
    std::unordered_map<std::string_view, Member*> by_name{};
    std::unique_ptr<Member> element{};

    /// Where it stands in its parent's `members`.
    std::list<std::unique_ptr<Member>>::iterator place{};

    Member* find(std::string_view child) const;

    /// Adds a member at the end, or the elements if `child` is "-" and this
    /// shows arrays only.
    Member& add(std::string_view child);
    Member& elements();

    /// True if an example of `page` shows it; with no page, any example.
    bool in_example_of(std::uint64_t page) const { return (pages & page) != 0; }
};

/// Number of pages an operation may have: bits in Member::pages.
inline constexpr std::size_t max_pages = 64;

/// The tree of a part's examples; members in the order of the examples.
/// Reports objects that show the same members in contrary order.
std::unique_ptr<Member> fold_examples(Part const& part,
                                      OperationSource const& source,
                                      Diagnostics& diagnostics);

/// Its member path: "/200/data/-/callid".
std::string path_of(Member const& member);

/// The member at a path that starts with the name of `root`, or null.
Member* find_member(Member& root, std::string_view path);

/// Same, adding what is missing on the way; null if the path is of another
/// part or has more than 100 tokens.
Member* make_member(Member& root, std::string_view path);

/// What the examples alone say of its type, e.g. "string", "array []",
/// "integer, null"; "" if none shows it.
std::string shown_words(Member const& member);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MEMBERS_HPP
