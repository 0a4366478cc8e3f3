#ifndef AIRUDDER_GENERATOR_SOURCES_CATALOGUE_HPP
#define AIRUDDER_GENERATOR_SOURCES_CATALOGUE_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Every page of the site, by its place in the navigation tree.
///
/// The catalogue is the union of all trees ever distilled: a page that a newer
/// tree no longer has stays (delete spec/catalogue.json and distill all pages
/// to forget it), a new one is inserted after the page it follows in its tree.
/// A place that is a folder in any tree is not a page: a tree may show a folder
/// closed. A method is known as soon as any page shows it; what a page shows
/// now counts more than what the catalogue says.
namespace airudder::generator {

inline constexpr std::string_view catalogue_file = "spec/catalogue.json";

struct CataloguePage {
    std::string place{}; // RFC 6901 pointer: titles, the outermost first
    std::string title{};
    std::optional<std::string> method{};
    std::optional<std::string> operation{}; // "workflow.query_workflow_ids"

    bool operator==(CataloguePage const&) const = default;
};

struct Catalogue {
    std::vector<CataloguePage> pages{}; // in the order of the tree

    CataloguePage* find(std::string_view place);
};

/// Adds the pages and methods of `other`; its methods win.
void merge(Catalogue& catalogue, Catalogue const& other);

/// {"pages": {"<place>": {"title", "method"?, "operation"?}}}
JsonText to_json(Catalogue const& catalogue);

/// Reports what it does not understand, and then returns nothing.
std::optional<Catalogue> read_catalogue(std::string_view file,
                                        JsonText const& text,
                                        Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_CATALOGUE_HPP
