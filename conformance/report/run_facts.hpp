#ifndef AIRUDDER_CONFORMANCE_RUN_FACTS_HPP
#define AIRUDDER_CONFORMANCE_RUN_FACTS_HPP

#include "json.hpp"

#include <string>
#include <vector>

namespace airudder::conformance {

/// When and with what a check ran.
struct RunFacts {
    std::string title{};  // of the spec
    std::string date{};   // in UTC, e.g. "2026-01-31 12:00 UTC"
    std::string commit{}; // e.g. "8551fbc0a1b2-dirty", or "unknown"
    std::string compiler{};
    std::string version{}; // of the headers
};

/// Whether spec and headers are what their sources give.
struct Currency {
    bool checked{};
    std::vector<std::string> differences{}; // what is not, a line each

    bool is_current() const { return checked && differences.empty(); }
};

/// A change of the spec, as `airudder-gen diff` reports it.
struct DriftRow {
    std::string effect{}; // on C++ code, e.g. "source break"
    std::string rule{};   // e.g. "member-added"
    std::string name{};   // C++ name; may be empty
    std::string was{};
    std::string is{};
    std::vector<std::string> operations{};
};

/// What changed in the spec since the last version.
struct Drift {
    std::string since{};   // the git revision; empty if there is none
    std::string problem{}; // why nothing was compared
    std::string version{}; // that follows
    std::vector<DriftRow> changes{};
};

/// The facts of this run. conformance/run states the commit in the variable
/// AIRUDDER_COMMIT. SOURCE_DATE_EPOCH (in seconds) replaces the present time.
RunFacts run_facts();

/// What the lines of the file in AIRUDDER_NOT_CURRENT say is not current.
/// Without that variable, nothing was checked.
Currency read_currency();

/// What `airudder-gen diff --format json` wrote to the file in AIRUDDER_DRIFT
/// about the revision in AIRUDDER_SINCE. If the text is not that, it says why.
Drift read_drift();
Drift drift_of(std::string const& since, std::string const& text);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_RUN_FACTS_HPP
