#ifndef AIRUDDER_GENERATOR_DIFF_RENAMED_OPERATIONS_HPP
#define AIRUDDER_GENERATOR_DIFF_RENAMED_OPERATIONS_HPP

#include "spec_index.hpp"

#include <map>
#include <string>

namespace airudder::generator {

/// The operations that only one spec has, each with the one of the other spec
/// that it is perhaps.
using RenamedOperations = std::map<std::string, std::string>;

/// Finds them by what an operation probably keeps: the address of an endpoint,
/// the page of a webhook, or the members of its event.
RenamedOperations find_renamed(SpecIndex const& before, SpecIndex const& after);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_RENAMED_OPERATIONS_HPP
