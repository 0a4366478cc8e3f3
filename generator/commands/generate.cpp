#include "generate.hpp"

#include "../document/check_document.hpp"
#include "../document/read_document.hpp"
#include "../emit/emit_files.hpp"
#include "../model/build_model.hpp"
#include "../model/names.hpp"
#include "../model/note_names.hpp"
#include "../model/note_webhooks.hpp"

#include <ostream>

namespace airudder::generator {
namespace {

std::optional<Model> read_model(std::string_view file,
                                std::string_view text,
                                Diagnostics& diagnostics)
{
    auto const json = read_json_text(text, spec_limits);
    if (auto const* const error = std::get_if<JsonTextError>(&json)) {
        diagnostics.at_line(file, error->line, error->message);
        return std::nullopt;
    }
    return make_model(file, std::get<JsonText>(json), diagnostics);
}

} // namespace

void generate(OutputOptions const& options,
              Diagnostics& diagnostics,
              std::ostream& out)
{
    require_project(options.root);
    auto const text = read_file(options.root, spec_file, diagnostics);
    if (!text)
        return;
    auto const model = read_model(spec_file, *text, diagnostics);
    if (!model)
        return;
    auto files = emit_files(*model);
    auto root = options.root;
    std::string_view folder = "generated";
    if (!options.output.empty()) { // replaces generated/
        root = options.output;
        folder = "airudder";
        for (auto& file : files)
            file.path.erase(0, std::string_view("generated/").size());
    }
    write_or_compare(
        root, files, folder, "generate", options.check, diagnostics, out);
    Diagnostics notes;
    note_names(*model, notes);
    note_webhooks(*model, notes);
    out << notes.text();
}

std::optional<Model> make_model(std::string_view file,
                                JsonText const& document,
                                Diagnostics& diagnostics)
{
    // Later stages do not report input that an earlier stage could not read.
    auto const before = diagnostics.size();
    auto const read = read_document(document, file, diagnostics);
    if (diagnostics.size() == before)
        check_document(read, diagnostics);
    if (diagnostics.size() != before)
        return std::nullopt;
    auto model = build_model(read);
    assign_names(model, diagnostics);
    if (diagnostics.size() != before)
        return std::nullopt;
    return model;
}

std::vector<File> make_headers(std::string_view file,
                               std::string_view text,
                               Diagnostics& diagnostics)
{
    auto const model = read_model(file, text, diagnostics);
    return model ? emit_files(*model) : std::vector<File>();
}

} // namespace airudder::generator
