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

/// Which operations the files below spec/ belong to, and their facts and
/// decisions.
namespace airudder::generator {

/// Names the facts of a page: "workflow/query_x" or "workflow/query_x.en".
struct FactsName {
    std::string group{};
    std::string operation{};
    std::string variant{}; // mostly empty

    auto operator<=>(FactsName const&) const = default;

    /// "spec/pages/workflow/query_x.en.json", or the one in another folder.
    std::string file(std::string_view folder = "pages") const;

    /// "workflow.query_x"
    std::string operation_name() const;
};

/// Nothing unless every part matches `[a-z][a-z0-9_]*`.
std::optional<FactsName> facts_name(std::string_view text);

/// The JSON files below `root / folder`, by the operation they are named
/// after. Reports those with another name, or with one that is not `accepted`.
std::map<FactsName, std::string>
operation_files(std::filesystem::path const& root,
                std::string const& folder,
                Diagnostics& diagnostics,
                bool (*accepted)(FactsName const&) = nullptr);

/// The path of a JSON file within `folder`, without its suffix.
std::string_view stem_in(std::string_view folder, std::string_view file);

/// Reports that `file` has no name that a file in `folder` may have.
void report_file_name(std::string const& folder,
                      std::string const& file,
                      Diagnostics& diagnostics);

/// What is committed below `root`.
struct Committed {
    std::map<FactsName, PageFacts> facts{};
    std::map<FactsName, Decisions> decisions{}; // without variant
    Catalogue catalogue{};
};

/// Reports what it cannot read, and leaves it out.
Committed read_committed(std::filesystem::path const& root,
                         Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_FACTS_FILES_HPP
