#include "update.hpp"

#include "generate.hpp"
#include "output.hpp"
#include "spec.hpp"

#include <ostream>

namespace airudder::generator {
namespace {

Changes sum(Changes const& a, Changes const& b)
{
    return {.written = a.written + b.written,
            .unchanged = a.unchanged + b.unchanged,
            .removed = a.removed + b.removed};
}

} // namespace

void update(DistillOptions const& options,
            Diagnostics& diagnostics,
            std::ostream& out)
{
    auto const pages = distill_pages(options, diagnostics);
    auto changes = write_facts(options.root, pages);
    auto const spec =
        make_spec_file(options.root, OnQuestion::assume, diagnostics);
    if (spec) {
        auto const& [path, text] = spec->file;
        changes = sum(changes, write_files(options.root, {spec->file}));
        auto const headers = make_headers(path, text, diagnostics);
        if (!headers.empty())
            changes =
                sum(changes, replace_files(options.root, headers, "generated"));
    }
    out << count(pages.pages, "page") << ": " << pages.created << " new, "
        << pages.changed << " changed, " << pages.skipped << " skipped, "
        << pages.refused << " refused; " << count(spec ? spec->assumptions.size() : 0, "assumption")
        << "\nupdate: ";
    if (pages.unchanged > 0)
        out << count(pages.unchanged, "page") << " unchanged; ";
    if (pages.models > 0)
        out << count(pages.models, "data model") << "; ";
    out << to_string(changes) << '\n' << pages.notes.text();
    if (!spec)
        return;
    for (auto const& assumption : spec->assumptions)
        out << to_string(assumption) << '\n';
    out << spec->stale.text();
}

} // namespace airudder::generator
