#ifndef AIRUDDER_GENERATOR_COMMANDS_DISTILL_HPP
#define AIRUDDER_GENERATOR_COMMANDS_DISTILL_HPP

#include "../diagnostics.hpp"
#include "../files.hpp"
#include "../page/reader_digest.hpp"
#include "../sources/facts_files.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace airudder::generator {

struct DistillOptions {
    std::filesystem::path root = ".";

    /// Files, and folders with files at any depth: text captures, Markdown
    /// twins, llms.txt. Each is recognised by its content.
    std::vector<std::filesystem::path> pages{};

    /// The operation that the only page describes:
    /// "<group>/<operation>[.<variant>]". If empty, what is known below `root`
    /// determines it, or the page has a new operation.
    std::string as{};

    /// Whether to keep the pages' descriptions.
    bool keep_prose = false;

    /// The digest of the code that reads twins. A twin is read again if another
    /// code wrote its facts.
    std::string reader{reader_digest()};

    /// Called with the number of files read so far, and of all.
    std::function<void(std::size_t, std::size_t)> progress{};
};

/// What distill makes of pages.
struct Distilled {
    std::vector<File> files{};          // to be written
    std::vector<std::string> removed{}; // files of pages that were renamed
    std::size_t untouched{}; // files that are as they would be written

    /// All facts and the catalogue below the root, once that is written.
    std::map<FactsName, PageFacts> facts{};
    Catalogue catalogue{};

    /// What a person may want to know, but need not mend.
    Diagnostics notes{};

    // Numbers of pages.
    std::size_t pages{}; // all of them
    std::size_t created{};
    std::size_t changed{};
    std::size_t unchanged{};
    std::size_t models{}; // data models
    std::size_t skipped{};
    std::size_t refused{};
};

/// Writes the facts of pages and spec/catalogue.json, and prints a line and the
/// notes on `out`. A page that it reports changes no file, except that one
/// skipped for the first time is recorded in the catalogue. If a file or folder
/// cannot be read, nothing is written. Throws std::runtime_error if `root` is
/// not a project, std::system_error.
void distill(DistillOptions const& options,
             Diagnostics& diagnostics,
             std::ostream& out);

/// Makes what distill writes. The order of the pages does not matter, nor do
/// the names of their files. Distilling a page again changes nothing.
Distilled distill_pages(DistillOptions const& options,
                        Diagnostics& diagnostics);

/// Writes and removes files below `root`.
Changes write_facts(std::filesystem::path const& root,
                    Distilled const& distilled);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_DISTILL_HPP
