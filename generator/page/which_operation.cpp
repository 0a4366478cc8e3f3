#include "which_operation.hpp"

#include "../json/json_build.hpp"
#include "page_lines.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// The folder of a page according to its breadcrumb or its place.
std::optional<std::string> section_of(PageFacts const& page)
{
    if (page.section || !page.place)
        return page.section;
    auto const titles = pointer_tokens(*page.place);
    if (titles.size() < 2)
        return std::nullopt;
    return titles[titles.size() - 2];
}

bool matches(std::map<std::string, std::string> const& stated,
             PageFacts const& page)
{
    auto const section = section_of(page);
    for (auto const& [key, value] : stated) {
        bool const same = key == "method"  ? value == page.method
                          : key == "url"   ? value == page.url
                          : key == "title" ? without_spaces(value) ==
                                                 without_spaces(page.title)
                          : key == "section" ? !section || value == *section
                                             : false;
        if (!same)
            return false;
    }
    return !stated.empty();
}

/// The types of the page that need a name.
JsonText types_of(PageFacts const& page)
{
    auto types = object_text();
    if (!page.body)
        put(types, "/query", "Query");
    else
        put(types, "/body", "Body");
    bool const answers =
        std::ranges::any_of(page.responses, [](auto const& response) {
            return response.status == "200";
        });
    if (answers)
        put(types, "/200", "Result");
    return types;
}

} // namespace

bool is_same_page(PageFacts const& a, PageFacts const& b)
{
    if (without_spaces(a.title) != without_spaces(b.title))
        return false;
    if (a.place && b.place)
        return *a.place == *b.place;
    auto const one = section_of(a);
    auto const other = section_of(b);
    return !one || !other || *one == *other;
}

std::optional<FactsName> which_operation(std::string_view file,
                                         PageFacts const& page,
                                         Committed const& committed,
                                         Diagnostics& diagnostics)
{
    std::vector<FactsName> found;
    for (auto const& [name, facts] : committed.facts)
        if (!name.variant.empty() && facts.captured &&
            facts.method == page.method && facts.url == page.url &&
            is_same_page(facts, page) &&
            committed.decisions.contains({name.group, name.operation, ""}))
            found.push_back(name);
    if (found.empty())
        for (auto const& [name, decisions] : committed.decisions)
            if (matches(decisions.page, page))
                found.push_back(name);
    if (found.size() == 1)
        return found.front();
    if (found.empty()) {
        diagnostics.at_line(
            file,
            1,
            "expected a decisions file whose \"page\" is " + page.method + ' ' +
                in_quotes(page.url) +
                ", or --as <group>/<operation>; to begin with, "
                "spec/decisions/<group>/<operation>.json:",
            decisions_skeleton(page, section_of(page), types_of(page)));
        return std::nullopt;
    }
    std::string names;
    for (auto const& name : found)
        names.append(names.empty() ? "" : ", ").append(name.operation_name());
    diagnostics.at_line(file,
                        1,
                        "expected one operation for this page, found " + names +
                            "; say which with --as");
    return std::nullopt;
}

} // namespace airudder::generator
