#include "facts_files.hpp"

#include "../files.hpp"

namespace airudder::generator {

namespace fs = std::filesystem;

std::string FactsName::file(std::string_view folder) const
{
    return "spec/" + std::string(folder) + '/' + group + '/' + operation +
           (variant.empty() ? "" : "." + variant) + ".json";
}

std::string FactsName::operation_name() const
{
    return group + '.' + operation;
}

std::optional<FactsName> facts_name(std::string_view text)
{
    auto const slash = text.find('/');
    if (slash == text.npos)
        return std::nullopt;
    auto const rest = text.substr(slash + 1);
    auto const dot = rest.find('.');
    FactsName name{.group = std::string(text.substr(0, slash)),
                   .operation = std::string(rest.substr(0, dot))};
    if (dot != rest.npos)
        name.variant = rest.substr(dot + 1);
    if (!is_operation_name(name.group) || !is_operation_name(name.operation) ||
        (dot != rest.npos && !is_operation_name(name.variant)))
        return std::nullopt;
    return name;
}

std::map<FactsName, std::string>
operation_files(fs::path const& root,
                std::string const& folder,
                Diagnostics& diagnostics,
                bool (*accepted)(FactsName const&))
{
    std::map<FactsName, std::string> files;
    for (auto& file : files_below(root, folder, ".json")) {
        auto const name = facts_name(stem_in(folder, file));
        if (name && (!accepted || accepted(*name)))
            files.emplace(*name, std::move(file));
        else
            report_file_name(folder, file, diagnostics);
    }
    return files;
}

std::string_view stem_in(std::string_view folder, std::string_view file)
{
    file.remove_prefix(folder.size() + 1);
    file.remove_suffix(std::string_view(".json").size());
    return file;
}

void report_file_name(std::string const& folder,
                      std::string const& file,
                      Diagnostics& diagnostics)
{
    diagnostics.at_pointer(file,
                           "",
                           "expected a file name such as " +
                               in_quotes(folder + "/workflow/query_x.json") +
                               ", each name of at most " +
                               std::to_string(max_operation_name) +
                               " characters");
}

Committed read_committed(fs::path const& root, Diagnostics& diagnostics)
{
    Committed committed;
    for (auto const& [name, file] :
         operation_files(root, "spec/pages", diagnostics)) {
        auto const text = read_file(root, file, diagnostics);
        auto const json =
            text ? read_json_text(file, *text, diagnostics) : std::nullopt;
        auto facts = json ? read_facts(file, *json, diagnostics) : std::nullopt;
        if (!facts)
            continue;
        committed.facts.emplace(name, *std::move(facts));
        committed.digests.emplace(name, sha256(*text));
    }
    for (auto const& [name, file] :
         operation_files(root, "spec/decisions", diagnostics))
        if (auto all = read_json_file(root, file, diagnostics, read_decisions))
            committed.decisions.emplace(name, std::move(*all));
    std::string const file(catalogue_file);
    if (!is_present(root / file))
        return committed;
    if (auto catalogue =
            read_json_file(root, file, diagnostics, read_catalogue))
        committed.catalogue = std::move(*catalogue);
    return committed;
}

} // namespace airudder::generator
