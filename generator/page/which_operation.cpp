#include "which_operation.hpp"

#include "../json/json_text.hpp"
#include "../sources/address.hpp"
#include "page_lines.hpp"

#include <boost/json/value.hpp>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The folder of a page, by its breadcrumb or its place.
std::optional<std::string> section_of(PageFacts const& page)
{
    if (page.section || !page.place)
        return page.section;
    auto const titles = titles_of(*page.place);
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

/// Every type the page calls for, to be named.
json::object types_of(PageFacts const& page)
{
    json::object types;
    if (!page.body)
        types["/query"] = "Query";
    else
        types["/body"] = "Body";
    for (auto const& response : page.responses)
        if (response.status == "200")
            types["/200"] = "Result";
    return types;
}

std::string skeleton_of(PageFacts const& page)
{
    bool const endpoint = read_address(page.url).has_value();
    json::object selector{{"method", page.method}, {"url", page.url}};
    if (!endpoint) {
        selector = {{"title", page.title}};
        if (auto const section = section_of(page))
            selector["section"] = *section;
    }
    json::object skeleton{{"page", std::move(selector)},
                          {"kind", endpoint ? "endpoint" : "webhook"},
                          {"types", types_of(page)},
                          {"rulings", json::array()}};
    return pretty(to_json_text(json::value(std::move(skeleton))));
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
        diagnostics.at_line(file,
                            1,
                            "expected a decisions file whose \"page\" is " +
                                page.method + ' ' +
                                generator::in_quotes(page.url) +
                                ", or --as <group>/<operation>; to begin with, "
                                "spec/decisions/<group>/<operation>.json:",
                            skeleton_of(page));
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
