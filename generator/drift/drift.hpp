#ifndef AIRUDDER_GENERATOR_DRIFT_DRIFT_HPP
#define AIRUDDER_GENERATOR_DRIFT_DRIFT_HPP

#include "../diagnostics.hpp"
#include "../spec/findings.hpp"
#include "page_change.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace airudder::generator {

/// What an update would change, and what it asks a person to decide.
struct Drift {
    std::size_t pages{}; // that were read

    std::vector<PageChange> changes{};

    /// The files that `update` would write or remove, sorted.
    std::vector<std::string> files{};

    /// Decisions and texts that no longer apply and did so before.
    Diagnostics stale{};

    std::vector<Assumption> gained{};
    std::vector<Assumption> lost{};

    /// What `update` would report: pages that are refused or skipped for the
    /// first time, and errors.
    Diagnostics findings{};
};

/// True if there is neither drift nor a finding. Files do not count: they also
/// change with decisions, with the version of the generator, and after facts or
/// the catalogue were edited or removed by hand.
bool is_empty(Drift const& drift);

/// Sets the assumptions that only one of two specs has.
void compare_assumptions(std::vector<Assumption> const& before,
                         std::vector<Assumption> const& after,
                         Drift& drift);

/// The diagnostics of `after` about places that those of `before` do not
/// mention.
Diagnostics new_diagnostics(Diagnostics const& before,
                            Diagnostics const& after);

// Reports in three formats. Each ends with a newline.

/// A line for each change below its operation, then what no longer applies,
/// assumptions with rulings to paste, and findings.
std::string as_text(Drift const& drift);

/// The same for a pull request or a job's summary.
std::string as_markdown(Drift const& drift);

/// The same as JSON; spec/README.md describes it.
std::string as_json(Drift const& drift);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_DRIFT_HPP
