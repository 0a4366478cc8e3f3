#ifndef AIRUDDER_CONFORMANCE_MUTATIONS_HPP
#define AIRUDDER_CONFORMANCE_MUTATIONS_HPP

#include "json.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace airudder::conformance {

/// One systematic change of a documented example.
struct Mutation {
    std::string what{};    // e.g. "null instead of a string"
    std::string pointer{}; // where
    Json const& value;     // the whole changed example
};

/// Calls `use` with each change of `example`, one at a time: every member is
/// removed; every member and array element becomes null, a value of every other
/// JSON type, and a number in unusual spellings; every string becomes another
/// text; an unknown member of every JSON type is added at the front and at the
/// end of every object.
void for_each_mutation(Json const& example,
                       std::function<void(Mutation const&)> const& use);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_MUTATIONS_HPP
