#include "spec.hpp"

#include "../sources/spec_sources.hpp"
#include "../spec/build_spec.hpp"

namespace airudder::generator {

void spec(OutputOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out)
{
    auto file = make_spec_file(options.root, diagnostics);
    if (!file)
        return;
    auto folder = options.root;
    if (!options.output.empty()) {
        auto const path = std::filesystem::absolute(options.output);
        folder = path.parent_path();
        file->path = path.filename().generic_string();
    }
    write_or_compare(
        folder, {*file}, "", "spec", options.check, diagnostics, out);
}

std::optional<File> make_spec_file(std::filesystem::path const& root,
                                   Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    auto const sources = read_spec_sources(root, diagnostics);
    auto const text = build_spec(sources, diagnostics);
    if (!text || diagnostics.size() != before)
        return std::nullopt;
    return File{.path = std::string(spec_file), .text = pretty(*text)};
}

} // namespace airudder::generator
