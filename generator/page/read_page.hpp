#ifndef AIRUDDER_GENERATOR_PAGE_READ_PAGE_HPP
#define AIRUDDER_GENERATOR_PAGE_READ_PAGE_HPP

#include "../sources/facts.hpp"
#include "navigation.hpp"

#include <optional>
#include <string_view>

namespace airudder::generator {

/// A page as read, before it is known where in the site it stands.
struct SitePage {
    PageFacts facts{};
    Navigation navigation{};
};

/// Reads a documentation page as copied from the site. It judges nothing and
/// skips nothing: a line that no rule accounts for is a diagnostic, and then
/// there is no page. Credentials are dropped (see credentials.hpp).
/// `facts.place` is set if the page's own tree tells it.
std::optional<SitePage> read_page(std::string_view file,
                                  std::string_view text,
                                  Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READ_PAGE_HPP
