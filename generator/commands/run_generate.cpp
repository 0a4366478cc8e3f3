#include "run_generate.hpp"

#include "../diagnostics.hpp"
#include "../document/check_document.hpp"
#include "../document/read_document.hpp"
#include "../emit/emit_files.hpp"
#include "../json/json_text.hpp"
#include "../model/build_model.hpp"
#include "../model/names.hpp"

#include <variant>

namespace airudder::generator {

std::vector<File> run_generate(std::string_view spec_file_name,
                               std::string_view text,
                               Diagnostics& diagnostics)
{
    auto const json = read_json_text(text);
    if (auto const* const error = std::get_if<JsonTextError>(&json)) {
        diagnostics.at_line(spec_file_name, error->line, error->message);
        return {};
    }
    // Later stages stay quiet about what an earlier one could not read.
    Diagnostics found;
    auto const document =
        read_document(std::get<JsonText>(json), spec_file_name, found);
    if (found.empty())
        check_document(document, found);
    Model model;
    if (found.empty()) {
        model = build_model(document);
        assign_names(model, found);
    }
    diagnostics.append(found);
    if (!found.empty())
        return {};
    return emit_files(model);
}

} // namespace airudder::generator
