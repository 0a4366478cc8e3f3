#include "facts_files.hpp"

#include "../files.hpp"
#include "../json/json_file.hpp"

namespace airudder::generator {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

/// Calls `read` with name, file and content of each JSON file in a folder.
template <class Read>
void read_folder(fs::path const& root,
                 std::string const& folder,
                 Diagnostics& diagnostics,
                 Read read)
{
    constexpr std::string_view suffix = ".json";
    for (auto const& file : files_below(root, folder, suffix)) {
        auto const begin = folder.size() + 1;
        auto const size = file.size() - begin - suffix.size();
        auto const name =
            facts_name(std::string_view(file).substr(begin, size));
        if (!name)
            diagnostics.at_pointer(
                file,
                "",
                "expected a file name such as " +
                    generator::in_quotes(folder + "/workflow/query_x.json"));
        else if (auto const value = read_json_file(root, file, diagnostics))
            read(*name, file, *value);
    }
}

} // namespace

std::string FactsName::file() const
{
    return "spec/pages/" + group + '/' + operation +
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

Committed read_committed(fs::path const& root, Diagnostics& diagnostics)
{
    Committed committed;
    read_folder(root,
                "spec/pages",
                diagnostics,
                [&](auto const& name, auto const& file, auto const& value) {
                    if (auto facts = read_facts(file, value, diagnostics))
                        committed.facts.emplace(name, std::move(*facts));
                });
    read_folder(root,
                "spec/decisions",
                diagnostics,
                [&](auto const& name, auto const& file, auto const& value) {
                    if (auto all = read_decisions(file, value, diagnostics))
                        committed.decisions.emplace(name, std::move(*all));
                });
    std::string const file = "spec/catalogue.json";
    if (!fs::exists(root / file))
        return committed;
    if (auto const value = read_json_file(root, file, diagnostics))
        if (auto catalogue = read_catalogue(file, *value, diagnostics))
            committed.catalogue = std::move(*catalogue);
    return committed;
}

} // namespace airudder::generator
