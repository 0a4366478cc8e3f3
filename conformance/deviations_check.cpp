#include "checks.hpp"
#include "rulings.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

std::vector<Json> const& deviations_of(Operation const& operation)
{
    static std::vector<Json> const none;
    auto const* list = operation.value->find("x-deviations");
    return list ? list->elements : none;
}

std::string cell(Json const* value)
{
    return value ? write_json(*value) : std::string();
}

Check check_deviation(Project const& project,
                      Operation const& operation,
                      Json const& deviation)
{
    auto const pointer = std::string(deviation.word("pointer"));
    Check check{"deviations", operation.name + " " + pointer, {}, {}};
    if (deviation.word("because").empty())
        check.failures.push_back("it has no reason");
    if (!pointer.starts_with('#') ||
        !at(project.spec, std::string_view(pointer).substr(1)))
        check.failures.push_back("the spec has nothing there any more");
    return check;
}

} // namespace

Checks check_deviations(Project const& project)
{
    Checks out;
    for (auto const& operation : project.operations)
        for (auto const& deviation : deviations_of(operation))
            out.push_back(check_deviation(project, operation, deviation));
    return out;
}

std::vector<DeviationRow> deviation_table(Project const& project)
{
    std::vector<DeviationRow> out;
    for (auto const& operation : project.operations)
        for (auto const& deviation : deviations_of(operation))
            out.push_back({operation.name,
                           std::string(deviation.word("pointer")),
                           cell(deviation.find("was")),
                           cell(deviation.find("is")),
                           std::string(deviation.word("because"))});
    return out;
}

Coverage coverage(Project const& project)
{
    Coverage out;
    out.operations = project.operations.size();
    if (auto const* pages = project.catalogue.find("pages")) {
        out.pages = pages->members.size();
        out.covered = static_cast<std::size_t>(
            std::ranges::count_if(pages->members, [](auto const& page) {
                return !page.value.word("operation").empty();
            }));
    }
    return out;
}

} // namespace airudder::conformance
