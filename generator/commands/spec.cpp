#include "spec.hpp"

#include "../model/identifiers.hpp"
#include "../model/note_names.hpp"
#include "../sources/spec_sources.hpp"
#include "../spec/build_spec.hpp"
#include "generate.hpp"

#include <algorithm>
#include <ostream>
#include <set>

namespace airudder::generator {
namespace {

/// The operation that a place in the spec belongs to; "" if there is none.
std::string operation_at(Spec const& spec, std::string const& pointer)
{
    auto const tokens = pointer_tokens(pointer);
    if (tokens.size() < 3)
        return {};
    if (tokens[0] == "components") {
        auto const owner = spec.owners.find(tokens[2]);
        return owner == spec.owners.end() ? std::string() : owner->second;
    }
    auto const item = child_pointer(child_pointer("", tokens[0]), tokens[1]);
    auto const* const id = at_pointer(
        spec.document, child_pointer(item, tokens[2]) + "/operationId");
    return id ? string_of(*id).value_or("") : std::string();
}

/// Reports the rulings that give a member the name that another one would have.
/// They apply, so that a page that adds a member changes no name.
void report_names(Model const& model, Spec& spec)
{
    Diagnostics notes;
    note_names(model, notes);
    for (auto const& note : notes.all())
        if (auto const found = spec.named.find(note.pointer);
            found != spec.named.end())
            spec.stale.at_pointer(found->second.file,
                                  found->second.pointer,
                                  note.message + "; the ruling still applies");
}

/// Removes the operations that these refusals concern; returns whether there
/// was one.
bool leave_out(Diagnostics const& refusals,
               Spec const& spec,
               SpecSources& sources)
{
    std::set<std::string> names;
    for (auto const& refusal : refusals.all())
        names.insert(operation_at(spec, refusal.pointer));
    auto const removed =
        std::erase_if(sources.operations, [&](OperationSource const& source) {
            return names.contains(source.group + '.' + source.name);
        });
    return removed != 0;
}

} // namespace

void spec(SpecOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out)
{
    auto const& [root, output, check] = options.output;
    require_project(root);
    auto made = make_spec_file(root,
                               options.no_assumptions ? OnQuestion::report
                                                      : OnQuestion::assume,
                               diagnostics);
    if (!made)
        return;
    diagnostics.append(made->stale);
    for (auto const& assumption : made->assumptions)
        out << to_string(assumption) << '\n';
    auto folder = root;
    if (!output.empty()) {
        auto const path = std::filesystem::absolute(output);
        folder = path.parent_path();
        made->file.path = path.filename().generic_string();
    }
    write_or_compare(folder, {made->file}, "", "spec", check, diagnostics, out);
}

std::optional<SpecFile>
make_spec_file(std::filesystem::path const& root,
               OnQuestion on_question,
               Diagnostics& diagnostics,
               std::optional<std::map<FactsName, PageFacts>> facts,
               Catalogue const* catalogue)
{
    auto const before = diagnostics.size();
    auto sources =
        read_spec_sources(root, diagnostics, std::move(facts), catalogue);
    for (;;) {
        Diagnostics errors;
        auto made = build_spec(sources, on_question, errors, is_reserved_type);
        Diagnostics refusals;
        auto model = make_model(spec_file, made.document, refusals);
        diagnostics.append(refusals);
        if (!model && leave_out(refusals, made, sources))
            continue;
        diagnostics.append(errors);
        if (model)
            report_names(*model, made);
        bool const fine = diagnostics.size() == before && made.stale.empty();
        if (!model || (made.operations == 0 && !fine)) {
            diagnostics.append(made.stale);
            return std::nullopt;
        }
        return SpecFile{.file = {.path = std::string(spec_file),
                                 .text = pretty(made.document)},
                        .model = *std::move(model),
                        .assumptions = std::move(made.assumptions),
                        .stale = std::move(made.stale)};
    }
}

} // namespace airudder::generator
