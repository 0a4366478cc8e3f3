#include "update.hpp"

#include "../emit/emit_files.hpp"
#include "../model/note_webhooks.hpp"
#include "../report_text.hpp"
#include "../spec/build_spec.hpp"
#include "output.hpp"
#include "spec.hpp"

#include <ostream>
#include <vector>

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
    auto pages = distill_pages(options, diagnostics);
    if (diagnostics.usage_or_io())
        return;
    // Otherwise facts could be written whose headers cannot be.
    for (std::string_view const file :
         {spec_file, std::string_view("generated/airudder/airudder.hpp")})
        require_own_file(options.root, file);
    auto changes = write_facts(options.root, pages);
    std::vector<Assumption> assumptions;
    Diagnostics warnings;
    // Pages that are refused, and nothing else, change nothing.
    bool const refused = pages.refused > 0 && pages.refused == pages.pages;
    auto made = refused ? std::nullopt
                        : make_spec_file(options.root,
                                         OnQuestion::assume,
                                         diagnostics,
                                         std::move(pages.facts));
    if (made) {
        note_webhooks(made->model, pages.notes);
        assumptions = std::move(made->assumptions);
        warnings = std::move(made->stale);
        changes = sum(changes, write_files(options.root, {made->file}));
        changes = sum(
            changes,
            replace_files(options.root, emit_files(made->model), "generated"));
    }
    out << counted(pages.pages, "page") << ": " << pages.created << " new, "
        << pages.changed << " changed, " << pages.skipped << " skipped, "
        << pages.refused << " refused; "
        << counted(assumptions.size(), "assumption") << "\nupdate: ";
    if (pages.unchanged > 0)
        out << counted(pages.unchanged, "page") << " unchanged; ";
    if (pages.models > 0)
        out << counted(pages.models, "data model") << "; ";
    out << to_string(changes) << '\n' << pages.notes.text();
    if (!warnings.empty())
        out << "warnings:\n" << warnings.text();
    for (auto const& assumption : assumptions)
        out << to_string(assumption) << '\n';
}

} // namespace airudder::generator
