#include "facts_changes.hpp"

#include "../diagnostics.hpp"

#include <map>
#include <string_view>

namespace airudder::generator {
namespace {

/// The rows of a page by their places.
class PlacedRows {
public:
    explicit PlacedRows(PageFacts const& page)
    {
        add("/path", page.path);
        add("/query", page.query);
        add("/header", page.header);
        add("/cookie", page.cookie);
        if (page.body)
            add("/body", page.body->rows);
        for (auto const& response : page.responses) {
            add('/' + response.status + "/header", response.header);
            if (response.body)
                add('/' + response.status, response.body->rows);
        }
        for (auto const& [name, rows] : page.components)
            add(child_pointer("/components", name), rows);
    }

    std::map<std::string, Row const*> const& all() const { return rows_; }

private:
    /// The rows of a capture do not know their place: equal names are counted.
    void add(std::string const& part, std::vector<Row> const& rows)
    {
        for (auto const& row : rows) {
            auto const place = row.at
                                   ? part + *row.at
                                   : child_pointer(part, row.name.value_or(""));
            auto key = place;
            for (int i = 2; !rows_.emplace(key, &row).second; ++i)
                key = place + " (" + std::to_string(i) + ")";
        }
    }

    std::map<std::string, Row const*> rows_{};
};

std::string_view words_of_presence(Row const& row)
{
    return row.presence == Presence::required   ? "required"
           : row.presence == Presence::optional ? "optional"
                                                : "unstated";
}

std::string values_of(Row const& row)
{
    std::string all = row.enum_text.value_or("");
    for (auto const& value : row.values)
        all.append(all.empty() ? "" : ", ").append(value);
    return all;
}

class Comparison {
public:
    void compare(std::string const& what,
                 std::string_view before,
                 std::string_view after)
    {
        if (before != after)
            changes.push_back(what + ' ' + in_quotes(before) + ", now " +
                              in_quotes(after));
    }

    void compare_rows(PageFacts const& before, PageFacts const& after)
    {
        PlacedRows const old(before);
        PlacedRows const now(after);
        for (auto const& [place, row] : old.all()) {
            auto const found = now.all().find(place);
            if (found == now.all().end()) {
                changes.push_back(place + ": deleted");
                continue;
            }
            auto const& next = *found->second;
            compare(place + ": type", row->type, next.type);
            compare(place + ": presence",
                    words_of_presence(*row),
                    words_of_presence(next));
            compare(place + ": values", values_of(*row), values_of(next));
        }
        for (auto const& [place, row] : now.all())
            if (!old.all().contains(place))
                changes.push_back(place + ": new");
    }

    std::vector<std::string> changes{};
};

} // namespace

std::vector<std::string> changes_between(PageFacts const& before,
                                         PageFacts const& after)
{
    Comparison comparison;
    comparison.compare("title", before.title, after.title);
    comparison.compare(
        "section", before.section.value_or(""), after.section.value_or(""));
    comparison.compare(
        "place", before.place.value_or(""), after.place.value_or(""));
    comparison.compare("method", before.method, after.method);
    comparison.compare("URL", before.url, after.url);
    comparison.compare(
        "security", before.security.value_or(""), after.security.value_or(""));
    comparison.compare(
        "skipped", before.skipped.value_or(""), after.skipped.value_or(""));
    comparison.compare_rows(before, after);
    return std::move(comparison.changes);
}

} // namespace airudder::generator
