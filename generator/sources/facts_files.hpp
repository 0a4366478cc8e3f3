#ifndef AIRUDDER_GENERATOR_SOURCES_FACTS_FILES_HPP
#define AIRUDDER_GENERATOR_SOURCES_FACTS_FILES_HPP

#include "catalogue.hpp"
#include "decisions.hpp"
#include "facts.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// What distil finds below the project's root.
namespace airudder::generator {

/// Names the facts of a page: "workflow/query_x" or "workflow/query_x.en".
struct FactsName {
    std::string group{};
    std::string operation{};
    std::string variant{}; // mostly empty

    auto operator<=>(FactsName const&) const = default;

    /// "spec/pages/workflow/query_x.en.json"
    std::string file() const;

    /// "workflow.query_x"
    std::string operation_name() const;
};

/// Nothing unless every part matches `[a-z][a-z0-9_]*`.
std::optional<FactsName> facts_name(std::string_view text);

/// What is committed below `root`; what cannot be read is a diagnostic.
struct Committed {
    std::map<FactsName, PageFacts> facts{};
    std::map<FactsName, Decisions> decisions{}; // without variant
    Catalogue catalogue{};
};
Committed read_committed(std::filesystem::path const& root,
                         Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_FACTS_FILES_HPP
