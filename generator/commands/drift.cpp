#include "drift.hpp"

#include "../drift/compare_catalogues.hpp"
#include "../drift/compare_facts.hpp"
#include "../drift/drift.hpp"
#include "spec.hpp"

#include <optional>
#include <ostream>
#include <utility>

namespace airudder::generator {
namespace {

/// Compares the specs that facts give before and after: what they assume, and
/// the decisions that do not apply.
void compare_specs_of(DistillOptions const& options,
                      Committed before,
                      Distilled after,
                      Drift& drift)
{
    bool const same = before.facts == after.facts &&
                      before.catalogue.pages == after.catalogue.pages;
    auto const now = make_spec_file(options.root,
                                    OnQuestion::assume,
                                    drift.findings,
                                    std::move(after.facts),
                                    &after.catalogue);
    if (same || !now)
        return;
    Diagnostics ignored; // `update` has reported them
    auto const old = make_spec_file(options.root,
                                    OnQuestion::assume,
                                    ignored,
                                    std::move(before.facts),
                                    &before.catalogue);
    drift.stale = new_diagnostics(old ? old->stale : Diagnostics(), now->stale);
    compare_assumptions(old ? old->assumptions : std::vector<Assumption>(),
                        now->assumptions,
                        drift);
}

} // namespace

bool report_drift(DistillOptions const& options,
                  std::string_view format,
                  Diagnostics& diagnostics,
                  std::ostream& out)
{
    Drift drift;
    auto distilled = distill_pages(options, drift.findings);
    if (drift.findings.usage_or_io()) {
        diagnostics.append(drift.findings);
        return false;
    }
    drift.pages = distilled.pages;
    Diagnostics unreadable; // distill_pages has reported them
    auto before = read_committed(options.root, unreadable);
    bool const refused =
        distilled.refused > 0 && distilled.refused == distilled.pages;
    if (unreadable.empty()) {
        drift.changes = compare_facts(before.facts, distilled.facts);
        compare_catalogues(before.catalogue,
                           distilled.catalogue,
                           distilled.facts,
                           drift.changes);
        if (!refused)
            compare_specs_of(
                options, std::move(before), std::move(distilled), drift);
    }
    out << (format == "markdown" ? as_markdown(drift)
            : format == "json"   ? as_json(drift)
                                 : as_text(drift));
    return is_empty(drift);
}

} // namespace airudder::generator
