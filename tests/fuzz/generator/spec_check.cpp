#include "check.hpp"
#include "checks.hpp"
#include "generator/commands/generate.hpp"
#include "generator/diff/compare_specs.hpp"
#include "generator/diff/report.hpp"
#include "generator/document/read_document.hpp"
#include "generator/model/note_webhooks.hpp"
#include "rules.hpp"

#include <memory>
#include <optional>

namespace fuzz {
namespace {

using namespace airudder::generator;

/// The headers of a spec, or none and diagnostics.
std::vector<File> headers_of(std::string_view text)
{
    Diagnostics diagnostics;
    auto files = make_headers("spec.json", text, diagnostics);
    require(files.empty() != diagnostics.empty(),
            "a spec becomes headers or diagnostics",
            diagnostics.text());
    check_diagnostics(diagnostics, text);
    auto const json = read_json_text(text, spec_limits);
    if (auto const* const value = std::get_if<JsonText>(&json))
        check_pointers(diagnostics, *value);
    return files;
}

/// The spec as `diff` reads it, if it is correct.
std::optional<CheckedSpec> checked(std::string_view text)
{
    auto json = read_json_text(text, spec_limits);
    if (!std::holds_alternative<JsonText>(json))
        return std::nullopt;
    CheckedSpec spec{.text = std::make_unique<JsonText const>(
                         std::get<JsonText>(std::move(json)))};
    Diagnostics diagnostics;
    auto model = make_model("spec.json", *spec.text, diagnostics);
    if (!model)
        return std::nullopt;
    spec.model = *std::move(model);
    spec.document = read_document(*spec.text, "spec.json", diagnostics);
    require(diagnostics.empty(), "a correct spec has no diagnostics");
    return spec;
}

void check_comparison(CheckedSpec const& before, CheckedSpec const& after)
{
    DiffReport const report{.before = "old.json",
                            .after = "new.json",
                            .version = "0.1.0",
                            .changes = compare_specs(before, after)};
    require_printable(as_text(report));
    require_printable(as_markdown(report));
    require_printable(as_changelog(report));
    reread(as_json(report));
}

} // namespace

void check_spec(std::string_view text)
{
    constexpr std::string_view separator = "\n---\n";
    auto const end = text.find(separator);
    auto const first = text.substr(0, end);
    auto const files = headers_of(first);
    check_headers(files);
    if (files.empty())
        return;
    auto const spec = checked(first);
    require(spec.has_value(), "a spec with headers is correct");
    Diagnostics notes;
    note_webhooks(spec->model, notes);
    require_printable(notes.text());
    require(compare_specs(*spec, *spec).empty(),
            "a spec does not differ from itself");
    if (end == text.npos)
        return;
    if (auto const other = checked(text.substr(end + separator.size()))) {
        check_comparison(*spec, *other);
        check_comparison(*other, *spec);
    }
}

} // namespace fuzz
