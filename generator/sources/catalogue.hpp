#ifndef AIRUDDER_GENERATOR_SOURCES_CATALOGUE_HPP
#define AIRUDDER_GENERATOR_SOURCES_CATALOGUE_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Every page of the site, by its place in the navigation tree.
///
/// The catalogue is the union of all trees ever distilled. A page that a newer
/// tree lacks stays. A page that the llms.txt of a run do not list has vanished; it
/// stays as long as it has an operation. To remove others, delete
/// spec/catalogue.json and distill all pages. A new page is inserted after the one it follows in its tree. A tree
/// can show a folder closed, so a place that is a folder in any tree is not a
/// page. A method is known once any page shows it. The pages being distilled
/// take precedence over the catalogue. A page that has an id is known by it: it
/// may move, and two such pages may have the same place, which then ends in
/// " (2)" for the second.
namespace airudder::generator {

inline constexpr std::string_view catalogue_file = "spec/catalogue.json";

struct CataloguePage {
    std::string place{}; // RFC 6901 pointer: titles, the outermost first
    std::string title{};
    std::optional<std::string> method{};
    std::optional<std::string> operation{}; // "workflow.query_workflow_ids"
    std::optional<std::string> page_id{};   // "123" or, of a text, "doc-123"

    /// Why its Markdown twin gives no operation.
    std::optional<std::string> skipped{};

    /// True if no llms.txt of the last run that had one lists it.
    bool vanished{};

    bool operator==(CataloguePage const&) const = default;
};

struct Catalogue {
    std::vector<CataloguePage> pages{}; // in the order of the tree
};

/// More levels of folders than any documentation site has.
inline constexpr std::size_t max_level = 20;

/// Adds the pages and methods of `other`, whose methods take precedence.
void merge(Catalogue& catalogue, Catalogue const& other);

/// {"pages": {"<place>":
///     {"title", "method"?, "operation"?, "page_id"?, "skipped"?, "vanished"?}}}
JsonText to_json(Catalogue const& catalogue);

/// Reports every error in the text, and then returns nothing.
std::optional<Catalogue> read_catalogue(std::string_view file,
                                        JsonText const& text,
                                        Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_CATALOGUE_HPP
