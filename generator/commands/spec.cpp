#include "spec.hpp"

#include "../sources/spec_sources.hpp"
#include "../spec/build_spec.hpp"

#include <ostream>

namespace airudder::generator {

void spec(SpecOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out)
{
    auto const& [root, output, check] = options.output;
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

std::optional<SpecFile> make_spec_file(std::filesystem::path const& root,
                                       OnQuestion on_question,
                                       Diagnostics& diagnostics)
{
    auto const sources = read_spec_sources(root, diagnostics);
    auto made = build_spec(sources, on_question, diagnostics);
    if (made.operations == 0 && !diagnostics.empty())
        return std::nullopt;
    return SpecFile{
        .file = {.path = std::string(spec_file), .text = pretty(made.document)},
        .assumptions = std::move(made.assumptions),
        .stale = std::move(made.stale)};
}

} // namespace airudder::generator
