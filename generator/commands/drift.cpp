#include "drift.hpp"

#include "../drift/compare_catalogues.hpp"
#include "../drift/compare_facts.hpp"
#include "../drift/drift.hpp"
#include "../emit/emit_files.hpp"
#include "../sources/spec_sources.hpp"
#include "../spec/row_places.hpp"
#include "output.hpp"
#include "spec.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace airudder::generator {
namespace {

void add_files(std::vector<std::string> paths, Drift& drift)
{
    std::ranges::move(paths, std::back_inserter(drift.files));
}

/// The member paths of rows, where the spec places them, of operations that
/// captures describe: rows of twins state theirs.
std::map<FactsName, RowPaths>
paths_of_captures(std::filesystem::path const& root,
                  std::map<FactsName, PageFacts> const& facts)
{
    auto const operation_of = [](FactsName name) {
        name.variant.clear();
        return name;
    };
    std::set<FactsName> captured;
    for (auto const& [name, page] : facts)
        if (!page.twin)
            captured.insert(operation_of(name));
    auto some = facts;
    std::erase_if(some, [&](auto const& one) {
        return !captured.contains(operation_of(one.first));
    });
    Diagnostics ignored; // make_spec_file reports them
    auto const sources = read_spec_sources(root, ignored, std::move(some));
    std::map<FactsName, RowPaths> all;
    for (auto const& source : sources.operations) {
        auto paths = row_places(source);
        for (std::size_t i = 0; i < paths.size(); ++i)
            all.emplace(
                FactsName{source.group, source.name, source.pages[i].variant},
                std::move(paths[i]));
    }
    return all;
}

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
    if (same)
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
