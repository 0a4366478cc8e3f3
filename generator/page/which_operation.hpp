#ifndef AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP
#define AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP

#include "../sources/facts_files.hpp"

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// True if both are facts of pages with the same title and, if both have one, the
/// same place or section. A section may lack the outer folders of the other.
bool is_same_page(PageFacts const& a, PageFacts const& b);

/// What identifies an endpoint: its method and path, whatever its parameters are
/// called. Nothing for a webhook.
std::optional<std::string> address_key(PageFacts const& page);

/// A member of a webhook's body as its page states it.
struct EventMember {
    std::string type{};
    std::string constant{}; // the only value; usually empty

    auto operator<=>(EventMember const&) const = default;
};

/// By their components and places; nothing for one that an example alone shows.
using EventMembers = std::map<std::string, std::optional<EventMember>>;

/// Whether the twins of two webhooks state the same members and types of a body.
bool has_shape_of(PageFacts const& page, PageFacts const& other);

/// What identifies a page, in the form in which pages are compared.
struct KnownPage {
    KnownPage(FactsName of, PageFacts const& page);

    bool is_same_as(KnownPage const& other) const;

    FactsName name;
    bool captured;
    bool twin;
    bool webhook;
    std::string method;
    std::string title; // without spaces
    std::optional<std::string> page_id;
    std::optional<std::string> place;
    std::optional<std::string> folders{}; // '/' before each, without spaces

    /// Once they are needed; equal ones are one object.
    mutable EventMembers const* members = nullptr;
};

/// The pages and operations that are known, by what identifies them.
class KnownOperations {
public:
    /// Operations whose facts or decisions are among `committed`, which must
    /// outlive the object.
    explicit KnownOperations(Committed const& committed);

    /// Makes a page known, whose facts are among those that are committed.
    void add(FactsName const& name, PageFacts const& page);

    /// Forgets a page that was added.
    void remove(FactsName const& name, PageFacts const& page);

    /// The facts of the page with this id.
    std::optional<FactsName> by_id(PageFacts const& page) const;

    /// The operations whose decisions file states a "page" with the same
    /// method, URL, title and section, as far as it states them.
    std::vector<FactsName> by_decisions(PageFacts const& page) const;

    /// The operation with the method and the path of an endpoint. Its variants
    /// count if no operation itself has them.
    std::optional<FactsName> by_address(PageFacts const& page) const;

    /// The facts of a page of that operation that is_same_page, and a twin or a
    /// capture too. Pages with two ids are not the same.
    std::optional<FactsName> in_operation(FactsName const& operation,
                                          PageFacts const& page) const;

    /// The facts of a page that is_same_page. Of an endpoint, whose address then
    /// changed, both places must be stated, and not two ids. Webhooks with two
    /// ids are known by their title unless their members differ. Several
    /// operations if it is not clear which one a page belongs to.
    std::vector<FactsName> by_title(PageFacts const& page) const;

    /// Another webhook whose body has the same members and types, and on no
    /// page a member that is always another value.
    std::optional<FactsName> by_shape(PageFacts const& page) const;

private:
    /// Webhooks whose bodies have the same members and types.
    struct Shaped {
        struct Operation {
            FactsName name{};
            std::set<FactsName> pages{};

            /// The constant values of a row on any page.
            std::map<std::size_t, std::set<std::string>> constants{};
        };

        std::vector<Operation> operations{};
        std::map<FactsName, std::size_t> numbers{}; // in `operations`
    };

    void add_shape(FactsName const& name,
                   std::string const& shape,
                   PageFacts const& page);
    void remove_shape(FactsName const& name, std::string const& shape);
    EventMembers const& members_of(KnownPage const& page) const;
    EventMembers const& shared(EventMembers members) const;

    Committed const& committed_;
    std::map<std::string, FactsName> ids_{};
    std::map<std::string, std::set<FactsName>> addresses_{};
    std::unordered_map<std::string, std::vector<KnownPage>> titles_{};
    std::unordered_map<std::string, std::vector<KnownPage>> in_operations_{};
    std::unordered_map<std::string, Shaped> shapes_{};
    mutable std::set<EventMembers> events_{};

    /// By the URL that the decisions state, else the title.
    std::multimap<std::string, FactsName> decided_{};
};

/// The folder of a page according to its breadcrumb or its place.
std::optional<std::string> section_of(PageFacts const& page);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP
