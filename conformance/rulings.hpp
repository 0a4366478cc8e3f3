#ifndef AIRUDDER_CONFORMANCE_RULINGS_HPP
#define AIRUDDER_CONFORMANCE_RULINGS_HPP

#include "project.hpp"

#include <string_view>
#include <vector>

namespace airudder::conformance {

/// The rulings of that kind in the operation's decisions.
std::vector<Json const*> rulings(Operation const& operation,
                                 std::string_view kind);

/// The ruling of that kind at a member path, or null.
Json const* ruling_at(Operation const& operation,
                      std::string_view kind,
                      std::string_view at);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_RULINGS_HPP
