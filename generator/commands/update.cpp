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
    std::size_t assumptions = 0;
    if (auto const spec = make_spec_file(options.root, diagnostics)) {
        changes = sum(changes, write_files(options.root, {*spec}));
        auto const headers = make_headers(spec->path, spec->text, diagnostics);
        if (!headers.empty())
            changes =
                sum(changes, replace_files(options.root, headers, "generated"));
    }
    out << count(pages.pages, "page") << ": " << pages.created << " new, "
        << pages.changed << " changed, " << pages.skipped << " skipped, "
        << pages.refused << " refused; " << count(assumptions, "assumption")
        << "\nupdate: ";
    if (pages.unchanged > 0)
        out << count(pages.unchanged, "page") << " unchanged; ";
    if (pages.models > 0)
        out << count(pages.models, "data model") << "; ";
    out << to_string(changes) << '\n' << pages.notes.text();
}

} // namespace airudder::generator
