#ifndef AIRUDDER_GENERATOR_PAGE_ROWS_HPP
#define AIRUDDER_GENERATOR_PAGE_ROWS_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

#include <string_view>
#include <vector>

namespace airudder::generator {

/// Reads the rows of a table at the current line, up to the heading, tab or
/// example that ends it.
///
/// A row has a name, a type on the next line, and then in any order: the
/// presence, constraints, marks ("deprecated"), markers with their value
/// ("Default:"), and lines of description. The next row starts where a type
/// follows a line. A name may be a type word or a presence word. Reports lines
/// that can then be read in two ways.
std::vector<Row> read_rows(PageContext& context, std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_ROWS_HPP
