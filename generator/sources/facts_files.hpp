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

/// The operations that the files below spec/ belong to, with their facts and
/// decisions.
namespace airudder::generator {

/// Names the facts of a page: "workflow/query_x" or "workflow/query_x.en".
struct FactsName {
    std::string group{};
    std::string operation{};
    std::string variant{}; // usually empty

    auto operator<=>(FactsName const&) const = default;

    /// "spec/pages/workflow/query_x.en.json", or the file in another folder.
    std::string file(std::string_view folder = "pages") const;

    /// "workflow.query_x"
    std::string operation_name() const;

    /// The name without the variant.
    FactsName of_operation() const { return {group, operation, ""}; }
};

/// Reads a name; returns nothing unless every part is_operation_name.
std::optional<FactsName> facts_name(std::string_view text);

/// The JSON files below `root / folder`, each with the name of its operation.
/// Reports files with another name or one that is not `accepted`.
std::map<FactsName, std::string>
operation_files(std::filesystem::path const& root,
                std::string const& folder,
                Diagnostics& diagnostics,
                bool (*accepted)(FactsName const&) = nullptr);

/// The path of a JSON file within `folder`, without its suffix.
std::string_view stem_in(std::string_view folder, std::string_view file);

/// Reports a `file` whose name is not allowed in `folder`.
void report_file_name(std::string const& folder,
                      std::string const& file,
                      Diagnostics& diagnostics);

/// The facts and decisions that are committed below `root`.
struct Committed {
    std::map<FactsName, PageFacts> facts{};
    std::map<FactsName, std::string> digests{}; // of the facts files' texts
    std::map<FactsName, Decisions> decisions{}; // without variant
    Catalogue catalogue{};
};

/// Reports files that it cannot read and leaves them out.
Committed read_committed(std::filesystem::path const& root,
                         Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_FACTS_FILES_HPP
