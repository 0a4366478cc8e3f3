#ifndef AIRUDDER_GENERATOR_COMMANDS_SPEC_HPP
#define AIRUDDER_GENERATOR_COMMANDS_SPEC_HPP

#include "../diagnostics.hpp"
#include "../model/model.hpp"
#include "../sources/facts_files.hpp"
#include "../spec/findings.hpp"
#include "output.hpp"

#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <vector>

namespace airudder::generator {

struct SpecOptions {
    OutputOptions output{};
    bool no_assumptions{}; // report open questions instead
};

/// Writes the spec from facts, decisions and wording, or compares it. Prints
/// each assumption and a last line on `out`. Leaves out each operation that has
/// an error; writes nothing if that leaves no operation. Throws
/// std::runtime_error if the root is not a project, std::system_error.
void spec(SpecOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out);

/// The file that spec writes.
struct SpecFile {
    File file{};
    Model model{}; // what its headers print
    std::vector<Assumption> assumptions{};

    /// Rulings, names and texts that do not apply or are not needed.
    Diagnostics stale{};
};

/// Reports errors, and leaves out each operation that has one or whose headers
/// could not be printed; nothing if that leaves no operation. Reads the facts and
/// the catalogue, unless they are given.
std::optional<SpecFile>
make_spec_file(std::filesystem::path const& root,
               OnQuestion on_question,
               Diagnostics& diagnostics,
               std::optional<std::map<FactsName, PageFacts>> facts = {},
               Catalogue const* catalogue = nullptr);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_SPEC_HPP
