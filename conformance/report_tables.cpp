// What the report shows besides the checks.
#include "checks.hpp"
#include "operation_rows.hpp"
#include "report/words.hpp"
#include "schema.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

std::optional<Json> copy_of(Json const* value)
{
    return value ? std::optional(*value) : std::nullopt;
}

/// The elements of a list of the operation; none if it has no such list.
std::vector<Json> const& list_of(Operation const& operation, char const* name)
{
    static std::vector<Json> const none;
    auto const* list = operation.value->find(name);
    return list ? list->elements : none;
}

/// The title in English that the spec has for a page.
std::string english_title(Operation const& operation, std::string_view title)
{
    for (auto const& page : list_of(operation, "x-page"))
        if (page.word("title") == title)
            return std::string(page.word("title-en"));
    return {};
}

PageRow page_row(Operation const& operation, Document const& page)
{
    auto const word = [&](char const* name) {
        return std::string(page.value.word(name));
    };
    auto const* captured = page.value.find("captured");
    return {.file = page.path,
            .title = word("title"),
            .english_title = english_title(operation, word("title")),
            .section = word("section"),
            .edited = word("edited"),
            .status = word("status"),
            .address = word("url"),
            .captured = !captured || captured->text == "true"};
}

DecisionRow decision_row(Json const& ruling)
{
    return {.ruling = std::string(ruling.word("ruling")),
            .at = std::string(ruling.word("at")),
            .was = copy_of(ruling.find("was")),
            .is = copy_of(ruling.find("is")),
            .because = std::string(ruling.word("because"))};
}

/// What a page's row says of its member.
std::string stated_by(Json const& row)
{
    std::vector<std::string> words;
    for (auto const* name : {"type", "presence"})
        if (!row.word(name).empty())
            words.emplace_back(row.word(name));
    if (!row.word("enum").empty())
        words.push_back("values " + std::string(row.word("enum")));
    if (auto const* values = row.find("values"))
        words.push_back("values " + write_json(*values));
    if (auto const* value = row.find("default"))
        words.push_back("default " + shown_value(*value, ""));
    return joined(words, ", ");
}

/// The type that a schema has, e.g. "array of task.TaskCall".
std::string type_in_words(Json const& spec, Json const& stated)
{
    if (stated.find("anyOf"))
        return type_in_words(spec, stated.find("anyOf")->elements.at(0)) +
               " or null";
    auto const reference = stated.word("$ref");
    if (!reference.empty())
        return tokens(reference.substr(1)).back();
    auto const type = std::string(stated_type(stated));
    auto const null = is_nullable(stated) ? " or null" : "";
    if (auto const* items = stated.find("items"))
        return "array of " + type_in_words(spec, *items) + null;
    if (auto const* values = stated.find("additionalProperties"))
        return "map of " + type_in_words(spec, *values) + null;
    return (type.empty() ? "any value" : type) + null;
}

/// The row, and whether the spec has its member with another type or presence.
MemberRow member_row(Project const& project, PlacedRow const& placed)
{
    auto const& [row, member, illustration, assumed] = placed;
    MemberRow out{.name = std::string(row->word("name")),
                  .stated = stated_by(*row)};
    if (!member.schema) {
        out.is = illustration ? "a possible name" : "no member";
        out.differs = true;
        return out;
    }
    auto const stated = row->word("presence");
    auto const& schema = resolved(project.spec, *member.schema);
    auto const type = type_word(row->word("type"));
    out.path = member.path;
    out.is = type_in_words(project.spec, *member.schema) +
             (member.required ? ", required" : ", optional");
    out.differs = (stated == "required") != member.required ||
                  (!type.empty() && type != stated_type(schema));
    return out;
}

OperationSection operation_section(Project const& project,
                                   Operation const& operation)
{
    OperationSection out{.name = operation.name,
                         .webhook = operation.webhook,
                         .method = operation.method,
                         .path = operation.path,
                         .summary =
                             std::string(operation.value->word("summary"))};
    for (auto const& page : operation.pages)
        out.pages.push_back(page_row(operation, page));
    for (auto const& row : operation_rows(project, operation))
        out.rows.push_back(member_row(project, row.placed));
    for (auto const& decisions : operation.decisions)
        if (auto const* list = decisions.value.find("rulings"))
            for (auto const& ruling : list->elements)
                out.decisions.push_back(decision_row(ruling));
    return out;
}

SitePage site_page(std::string const& place, Json const& page)
{
    auto const names = tokens(place);
    return {.folder = names.empty() ? "" : names.front(),
            .title = names.empty() ? "" : names.back(),
            .operation = std::string(page.word("operation"))};
}

} // namespace

std::vector<DeviationRow> deviation_table(Project const& project)
{
    std::vector<DeviationRow> out;
    for (auto const& operation : project.operations)
        for (auto const& deviation : list_of(operation, "x-deviations"))
            out.push_back({operation.name,
                           std::string(deviation.word("pointer")),
                           copy_of(deviation.find("was")),
                           copy_of(deviation.find("is")),
                           std::string(deviation.word("because"))});
    return out;
}

std::vector<AssumptionRow> assumption_table(Project const& project)
{
    std::vector<AssumptionRow> out;
    for (auto const& operation : project.operations)
        for (auto const& assumption : list_of(operation, "x-assumptions"))
            out.push_back({operation.name,
                           std::string(assumption.word("at")),
                           copy_of(assumption.find("assumed")),
                           std::string(assumption.word("because"))});
    return out;
}

Coverage coverage(Project const& project)
{
    Coverage out;
    out.operations = project.operations.size();
    if (auto const* pages = project.catalogue.find("pages"))
        for (auto const& [place, page] : pages->members)
            out.site.push_back(site_page(place, page));
    out.pages = out.site.size();
    out.covered = static_cast<std::size_t>(std::ranges::count_if(
        out.site, [](auto const& page) { return !page.operation.empty(); }));
    return out;
}

std::vector<OperationSection> operation_sections(Project const& project)
{
    std::vector<OperationSection> out;
    for (auto const& operation : project.operations)
        out.push_back(operation_section(project, operation));
    return out;
}

} // namespace airudder::conformance
