#include "keep_lines.hpp"

#include "match_rows.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace airudder::generator {
namespace {

using RowsBefore = std::unordered_map<Row const*, Row const*>;

void keep_lines(std::vector<Row>& rows, RowsBefore const& rows_before)
{
    for (auto& row : rows) {
        auto const found = rows_before.find(&row);
        if (found == rows_before.end())
            continue;
        auto kept = row;
        kept.line = found->second->line;
        if (kept == *found->second)
            row.line = kept.line;
    }
}

std::string example_key(PageExample const& example)
{
    return example.sha256 + example.name;
}

void keep_lines(std::vector<PageExample> const& before,
                std::vector<PageExample>& now)
{
    std::multimap<std::string, PageExample const*> left;
    for (auto const& example : before)
        left.emplace(example_key(example), &example);
    for (auto& example : now) {
        auto const found = left.lower_bound(example_key(example));
        if (found == left.end() || found->first != example_key(example))
            continue;
        auto kept = example;
        kept.line = found->second->line;
        if (kept == *found->second)
            example.line = kept.line;
        left.erase(found);
    }
}

void keep_lines(std::optional<Body> const& before,
                std::optional<Body>& now,
                RowsBefore const& rows_before)
{
    if (!now)
        return;
    keep_lines(now->rows, rows_before);
    if (before)
        keep_lines(before->examples, now->examples);
}

void keep_lines(std::optional<Sample> const& before, std::optional<Sample>& now)
{
    if (!before || !now)
        return;
    auto kept = *now;
    kept.line = before->line;
    if (kept.body && before->body)
        kept.body->line = before->body->line;
    if (kept == *before)
        now = std::move(kept);
}

/// What a response says besides its rows and examples.
auto words_of(PageResponse const& response)
{
    return std::tie(
        response.status, response.label, response.description, response.prose);
}

void keep_lines(std::vector<PageResponse> const& before,
                std::vector<PageResponse>& now,
                RowsBefore const& rows_before)
{
    std::multimap<std::string_view, PageResponse const*> left; // by status
    for (auto const& response : before)
        left.emplace(response.status, &response);
    std::optional<Body> const none{};
    for (auto& response : now) {
        auto const found = left.lower_bound(response.status);
        bool const known =
            found != left.end() && found->first == response.status;
        keep_lines(response.header, rows_before);
        keep_lines(
            known ? found->second->body : none, response.body, rows_before);
        if (!known)
            continue;
        if (words_of(*found->second) == words_of(response))
            response.line = found->second->line;
        left.erase(found);
    }
}

} // namespace

void keep_lines(PageFacts const& before, PageFacts& now)
{
    auto const old_tables = tables_of(before);
    auto const new_tables = tables_of(now);
    RowsBefore rows_before;
    for (auto const& pair : match_rows(old_tables, new_tables))
        if (pair.before && pair.after)
            rows_before.emplace(pair.after->row, pair.before->row);
    for (auto* const rows : {&now.path, &now.query, &now.header, &now.cookie})
        keep_lines(*rows, rows_before);
    keep_lines(before.body, now.body, rows_before);
    keep_lines(before.sample, now.sample);
    keep_lines(before.responses, now.responses, rows_before);
    for (auto& [name, rows] : now.components)
        keep_lines(rows, rows_before);
}

} // namespace airudder::generator
