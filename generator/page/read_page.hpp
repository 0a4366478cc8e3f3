#ifndef AIRUDDER_GENERATOR_PAGE_READ_PAGE_HPP
#define AIRUDDER_GENERATOR_PAGE_READ_PAGE_HPP

#include "../sources/facts.hpp"
#include "navigation.hpp"

#include <optional>
#include <string_view>

namespace airudder::generator {

/// A page as read, before its place in the site is known.
struct SitePage {
    PageFacts facts{};
    Navigation navigation{};
};

/// Reads a documentation page as copied from the site. Judges nothing and skips
/// nothing: if no rule accounts for a line, reports it and returns nullopt.
/// Drops credentials (see credentials.hpp) and, unless `keep_prose`, all prose.
/// Sets `facts.place` if the page's own navigation tree shows it.
std::optional<SitePage> read_page(std::string_view file,
                                  std::string_view text,
                                  Diagnostics& diagnostics,
                                  bool keep_prose = false);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READ_PAGE_HPP
