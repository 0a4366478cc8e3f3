#include "drift.hpp"

#include "../drift/compare_catalogues.hpp"
#include "../drift/compare_facts.hpp"
#include "../drift/drift.hpp"
#include "../emit/emit_files.hpp"
#include "capture_paths.hpp"
#include "output.hpp"
#include "spec.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace airudder::generator {
namespace {

void add_files(std::vector<std::string> paths, Drift& drift)
{
    std::ranges::move(paths, std::back_inserter(drift.files));
}

/// Whether a whole file no longer applies, because its operation has no page.
bool is_orphan(Diagnostic const& stale) { return stale.pointer.empty(); }

/// Compares the specs that facts give before and after: what they assume, and
/// the decisions that do not apply. Adds the files made from them.
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
    if (!now)
        return;
    add_files(stale_files(options.root, {now->file}, ""), drift);
    add_files(stale_files(options.root, emit_files(now->model), "generated"),
              drift);
    for (auto const& one : now->stale.all())
        if (is_orphan(one))
            drift.stale.at_pointer(one.file, one.pointer, one.message);
    if (same)
        return;
    Diagnostics ignored; // `update` has reported them
    auto const old = make_spec_file(options.root,
                                    OnQuestion::assume,
                                    ignored,
                                    std::move(before.facts),
                                    &before.catalogue);
    auto const fresh =
        new_diagnostics(old ? old->stale : Diagnostics(), now->stale);
    for (auto const& one : fresh.all())
        if (!is_orphan(one))
            drift.stale.at_pointer(
                one.file, one.pointer, one.message, one.skeleton);
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
        add_files(stale_files(options.root, distilled.files, ""), drift);
        add_files(std::move(distilled.removed), drift);
        if (before.facts != distilled.facts)
            drift.changes =
                compare_facts(before.facts,
                              distilled.facts,
                              paths_of_captures(options.root, before.facts),
                              paths_of_captures(options.root, distilled.facts));
        compare_catalogues(before.catalogue,
                           distilled.catalogue,
                           distilled.facts,
                           drift.changes);
        if (!refused)
            compare_specs_of(
                options, std::move(before), std::move(distilled), drift);
    }
    std::ranges::sort(drift.files);
    out << (format == "markdown" ? as_markdown(drift)
            : format == "json"   ? as_json(drift)
                                 : as_text(drift));
    return is_empty(drift);
}

} // namespace airudder::generator
