#include "diff.hpp"

#include "../diff/compare_specs.hpp"
#include "../diff/report.hpp"
#include "../document/read_document.hpp"
#include "../files.hpp"
#include "../version.hpp"
#include "generate.hpp"
#include "output.hpp"
#include "revision_file.hpp"

#include <optional>
#include <ostream>
#include <stdexcept>

namespace airudder::generator {
namespace {

/// A text and what reports call it.
struct NamedText {
    std::string name{};
    std::string text{};
};

/// Reads the file `name` or, if there is none, the revision `REV:PATH`.
NamedText read_named(std::filesystem::path const& root, std::string const& name)
{
    std::error_code ignored;
    auto const colon = name.find(':');
    if (colon != name.npos && !std::filesystem::exists(name, ignored)) {
        auto const revision = name.substr(0, colon);
        auto path = name.substr(colon + 1);
        if (path.empty())
            path = spec_file;
        return {.name = revision + ':' + path,
                .text = read_revision_file(root, revision, path)};
    }
    auto text = content_of(name, max_input, Readable::named);
    if (!text)
        throw std::runtime_error(name + ": expected a file that can be read, "
                                        "or a git revision and ':'");
    return {.name = name, .text = *std::move(text)};
}

std::optional<CheckedSpec> read_spec(NamedText const& named,
                                     Diagnostics& diagnostics)
{
    auto const& [name, text] = named;
    bool const is_large = text.size() > max_input;
    if (is_large || !is_utf8(text)) {
        diagnostics.at_pointer(
            name, "", is_large ? "expected at most 16 MiB" : "expected UTF-8");
        return std::nullopt;
    }
    auto json = read_json_text(text, spec_limits);
    if (auto const* const error = std::get_if<JsonTextError>(&json)) {
        diagnostics.at_line(name, error->line, error->message);
        return std::nullopt;
    }
    CheckedSpec spec{.text = std::make_unique<JsonText const>(
                         std::get<JsonText>(std::move(json)))};
    auto model = make_model(name, *spec.text, diagnostics);
    if (!model)
        return std::nullopt;
    spec.model = *std::move(model);
    Diagnostics none; // make_model has read the same document
    spec.document = read_document(*spec.text, name, none);
    return spec;
}

} // namespace

bool diff(DiffOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out)
{
    auto const old_text = read_named(options.root, options.before);
    auto const new_text = read_named(options.root, options.after);
    auto const before = read_spec(old_text, diagnostics);
    auto const after = read_spec(new_text, diagnostics);
    if (!before || !after)
        return false;
    DiffReport const report{.before = old_text.name,
                            .after = new_text.name,
                            .version = std::string(project_version()),
                            .changes = compare_specs(*before, *after)};
    out << (options.format == "markdown"    ? as_markdown(report)
            : options.format == "json"      ? as_json(report)
            : options.format == "changelog" ? as_changelog(report)
                                            : as_text(report));
    return is_compatible(report);
}

} // namespace airudder::generator
