#ifndef AIRUDDER_GENERATOR_DIFF_REPORT_HPP
#define AIRUDDER_GENERATOR_DIFF_REPORT_HPP

#include "change.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The differences of two specs, and what they are called.
struct DiffReport {
    std::string before{}; // file
    std::string after{};
    std::string version{}; // of the project, before
    std::vector<Change> changes{};
};

/// Whether code that uses the headers compiles as before and means the same.
bool is_compatible(DiffReport const& report);

/// Two or three lines for each change; a changelog draft at the end. Ends with a
/// newline, as all of these.
std::string as_text(DiffReport const& report);

/// The same for a pull request or a job's summary.
std::string as_markdown(DiffReport const& report);

/// The same as JSON.
std::string as_json(DiffReport const& report);

/// Entries for CHANGELOG.md below `### Added`, `### Changed` and `### Removed`;
/// empty if only the day of the latest edit changed, or the layout.
std::string as_changelog(DiffReport const& report);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_REPORT_HPP
