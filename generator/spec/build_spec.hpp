#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"
#include "../sources/spec_sources.hpp"
#include "findings.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A place in a decisions file.
struct DecisionPlace {
    std::string file{};
    std::string pointer{};
};

struct Spec {
    /// The OpenAPI document. It is not a json::object, because examples keep
    /// the spelling of the facts.
    JsonText document{};

    std::size_t operations{}; // in the document
    std::vector<Assumption> assumptions{};

    /// The name of a type → that of the operation it belongs to.
    std::map<std::string, std::string> owners{};

    /// The decision that gives a member or value its C++ name, by the place of
    /// that in the document.
    std::map<std::string, DecisionPlace> named{};

    /// Rulings, names and texts that do not apply or are not needed. The
    /// document is made without them.
    Diagnostics stale{};
};

/// Builds the spec. Reports errors; an operation that has one is left out. No
/// type gets a name that `is_reserved_type`, unless it is decided.
Spec build_spec(SpecSources const& sources,
                OnQuestion on_question,
                Diagnostics& diagnostics,
                bool (*is_reserved_type)(std::string_view) = nullptr);

/// An assumption on one line, with its operation, title and place.
std::string to_string(Assumption const& assumption);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
