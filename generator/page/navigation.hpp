#ifndef AIRUDDER_GENERATOR_PAGE_NAVIGATION_HPP
#define AIRUDDER_GENERATOR_PAGE_NAVIGATION_HPP

#include "../diagnostics.hpp"
#include "../sources/catalogue.hpp"
#include "page_lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The site's navigation, which precedes the title of a page.
namespace airudder::generator {

struct NavigationEntry {
    std::size_t line{};
    std::size_t level{}; // 0 for the outermost
    std::string title{};
    std::optional<std::string> method{};
};

struct Navigation {
    /// True for the tree ("•"), which shows every entry of the site in its
    /// folder; false for the flat list ("-"), which shows some of the entries.
    bool nested{};
    std::vector<NavigationEntry> entries{};

    /// Titles of the folders above the page, outermost first.
    std::vector<std::string> breadcrumb{};
};

/// Reads the navigation at the start of a page and sets `next` to the index of
/// the line after it. Returns an empty navigation if the page has none.
Navigation read_navigation(std::string_view file,
                           std::vector<PageLine> const& lines,
                           std::size_t& next,
                           Diagnostics& diagnostics);

/// The place of each entry of a tree: an RFC 6901 pointer whose tokens are
/// titles, or "" for a folder. If siblings have the same title, the later ones
/// are called "title (2)" and so on.
std::vector<std::string> leaf_places(Navigation const& tree);

/// The pages of a tree; empty for a flat list.
Catalogue catalogue_of(Navigation const& tree);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_NAVIGATION_HPP
