#ifndef AIRUDDER_GENERATOR_SPEC_ROW_PLACES_HPP
#define AIRUDDER_GENERATOR_SPEC_ROW_PLACES_HPP

#include "../sources/spec_sources.hpp"

#include <map>
#include <string>
#include <vector>

namespace airudder::generator {

/// The member paths of the rows of a page, by their JSON Pointers into its
/// facts.
using RowPaths = std::map<std::string, std::string>;

/// Those of each page of an operation, where the spec places its rows. Rows that
/// describe no member are left out.
std::vector<RowPaths> row_places(OperationSource const& source);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_ROW_PLACES_HPP
