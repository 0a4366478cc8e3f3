#ifndef AIRUDDER_GENERATOR_SOURCES_SPEC_SOURCES_HPP
#define AIRUDDER_GENERATOR_SOURCES_SPEC_SOURCES_HPP

#include "decisions.hpp"
#include "facts_files.hpp"
#include "wording.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// The sources of the spec.
namespace airudder::generator {

/// The facts of one page.
struct PageSource {
    std::string variant{}; // "" or e.g. "en", "info_check"
    std::string file{};    // relative to the project's root
    PageFacts facts{};
};

/// Facts, decisions and wording of one operation.
struct OperationSource {
    std::string group{};
    std::string name{};
    std::vector<PageSource> pages{}; // the one without variant first

    /// Without a file, only `file` and `webhook` are set: what the page says.
    Decisions decisions{};
    bool decided = true; // there is a decisions file

    Wording wording{};
};

struct SpecSources {
    std::vector<OperationSource> operations{};   // by group, then name
    std::map<std::string, std::string> groups{}; // name → description
    std::string title{};
    std::string description{};

    /// Places of the catalogue; nothing if it was not needed.
    std::optional<std::set<std::string, std::less<>>> places{};

    /// Decisions and wording of operations that have no page.
    Diagnostics stale{};
};

/// Reads spec/pages, spec/decisions, spec/wording and, if a twin is named, the
/// catalogue below `root`. Only pages are needed. Reports files that it cannot
/// read and leaves out their operations. `facts` and `catalogue`, if given, are used
/// instead of the files.
SpecSources
read_spec_sources(std::filesystem::path const& root,
                  Diagnostics& diagnostics,
                  std::optional<std::map<FactsName, PageFacts>> facts = {},
                  Catalogue const* catalogue = nullptr);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_SPEC_SOURCES_HPP
