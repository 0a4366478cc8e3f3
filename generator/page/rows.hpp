#ifndef AIRUDDER_GENERATOR_PAGE_ROWS_HPP
#define AIRUDDER_GENERATOR_PAGE_ROWS_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

#include <string_view>
#include <vector>

namespace airudder::generator {

/// Reads the rows of a table at the context's place, up to the heading, tab or
/// example that ends it.
///
/// A row is its name, its type on the next line, and then in any order: the
/// presence, constraints, marks ("deprecated"), markers with their value
/// ("Default:"), and lines of description. The next row starts where a line
/// is followed by a type. A name may be a type word or a presence word; where
/// that leaves two readings, it is a diagnostic.
std::vector<Row> read_rows(PageContext& context, std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_ROWS_HPP
