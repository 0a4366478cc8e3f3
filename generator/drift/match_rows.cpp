#include "match_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace airudder::generator {
namespace {

/// Makes the tables of a page.
class TableMaker {
public:
    std::vector<RowTable> run(PageFacts const& page)
    {
        std::string const request = "request";
        add("/path", request, page.path, "/path");
        add("/query", request, page.query, "/query");
        add("/header", request, page.header, "/header");
        add("/cookie", request, page.cookie, "/cookie");
        if (page.body)
            add("/body", request, page.body->rows, "/body/rows");
        for (std::size_t i = 0; i < page.responses.size(); ++i) {
            auto const& response = page.responses[i];
            auto const part = part_of(response);
            auto const pointer = "/responses/" + std::to_string(i);
            add(part + "/header", part, response.header, pointer + "/header");
            if (response.body)
                add(part, part, response.body->rows, pointer + "/body/rows");
        }
        for (auto const& [name, rows] : page.components) {
            auto const part = child_pointer("/components", name);
            add(part, part, rows, part);
        }
        return std::move(tables_);
    }

private:
    /// A number tells responses of one status apart.
    std::string part_of(PageResponse const& response)
    {
        auto const part = child_pointer("", response.status);
        auto const number = ++statuses_[part];
        return number == 1 ? part : part + " (" + std::to_string(number) + ")";
    }

    void add(std::string const& part,
             std::string const& scope,
             std::vector<Row> const& rows,
             std::string const& pointer)
    {
        if (rows.empty())
            return;
        RowTable table{.part = part, .scope = scope};
        std::map<std::string, int> numbers;
        std::map<std::string, std::string> last; // by parent
        for (auto const& row : rows) {
            RowEntry entry{.row = &row,
                           .pointer = pointer + '/' +
                                      std::to_string(table.entries.size())};
            entry.key = row.at     ? *row.at
                        : row.name ? child_pointer("", *row.name)
                                   : "";
            entry.place = part + entry.key;
            if (!row.at)
                entry.parent = part;
            else if (!row.at->empty())
                entry.parent = part + row.at->substr(0, row.at->rfind('/'));
            if (auto const number = ++numbers[entry.key]; number > 1)
                entry.place += " (" + std::to_string(number) + ")";
            entry.previous = std::exchange(last[entry.parent], entry.place);
            table.entries.push_back(std::move(entry));
        }
        tables_.push_back(std::move(table));
    }

    std::vector<RowTable> tables_{};
    std::map<std::string, int> statuses_{};
};

/// More pairs of rows than a table of any page has.
constexpr std::size_t most_row_pairs = 1'000'000;

class RowMatcher {
public:
    RowMatcher(std::vector<RowTable> const& before,
               std::vector<RowTable> const& after)
        : before_(before), after_(after)
    {
        for (auto const& table : before)
            tables_.emplace(table.part, &table);
    }

    std::vector<RowPair> run()
    {
        for (auto const& table : after_)
            if (auto const* const old = table_before(table.part))
                match_table(*old, table);
        match_moves();
        for (auto const& table : after_)
            find_reordered(table);
        return all_pairs();
    }

private:
    RowTable const* table_before(std::string const& part) const
    {
        auto const found = tables_.find(part);
        return found == tables_.end() ? nullptr : found->second;
    }

    void pair(RowEntry const& before, RowEntry const& after)
    {
        before_of_.emplace(&after, &before);
        paired_.insert(&before);
    }

    static bool has_equal_keys(RowTable const& table)
    {
        std::set<std::string_view> keys;
        return !std::ranges::all_of(table.entries, [&](RowEntry const& entry) {
            return keys.insert(entry.key).second;
        });
    }

    void match_table(RowTable const& before, RowTable const& after)
    {
        if (has_equal_keys(before) || has_equal_keys(after))
            align(before, after);
        std::unordered_map<std::string_view, std::vector<RowEntry const*>> left;
        for (auto const& entry : before.entries)
            if (!paired_.contains(&entry))
                left[entry.key].push_back(&entry);
        for (auto& [key, entries] : left)
            std::ranges::reverse(entries); // so that the first is taken first
        for (auto const& entry : after.entries) {
            auto const found = left.find(entry.key);
            if (before_of_.contains(&entry) || found == left.end() ||
                found->second.empty())
                continue;
            pair(*found->second.back(), entry);
            found->second.pop_back();
        }
    }

    /// How well two rows match: 0 if they are not the same.
    static std::uint32_t weight(RowEntry const& one, RowEntry const& other)
    {
        if (one.key != other.key)
            return 0;
        return 4 + (one.row->type == other.row->type ? 1 : 0) +
               (one.row->description == other.row->description ? 2 : 0);
    }

    /// Pairs the rows of the heaviest common subsequence.
    void align(RowTable const& before, RowTable const& after)
    {
        auto const& a = before.entries;
        auto const& b = after.entries;
        if (a.size() + 1 > most_row_pairs / (b.size() + 1))
            return;
        auto const columns = b.size() + 1;
        std::vector<std::uint32_t> best((a.size() + 1) * columns);
        for (auto i = a.size(); i-- > 0;)
            for (auto k = b.size(); k-- > 0;) {
                auto& cell = best[i * columns + k];
                cell = std::max(best[(i + 1) * columns + k],
                                best[i * columns + k + 1]);
                if (auto const gain = weight(a[i], b[k]))
                    cell =
                        std::max(cell, best[(i + 1) * columns + k + 1] + gain);
            }
        for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
            auto const cell = best[i * columns + k];
            auto const gain = weight(a[i], b[k]);
            if (gain > 0 && cell == best[(i + 1) * columns + k + 1] + gain)
                pair(a[i++], b[k++]);
            else if (cell == best[(i + 1) * columns + k])
                ++i;
            else
                ++k;
        }
    }

    using ScopedName = std::pair<std::string_view, std::string_view>;
    using ByName = std::map<ScopedName, std::vector<RowEntry const*>>;

    /// Pairs a row that is gone with the only new one of its name and type in
    /// the scope, and then their members.
    void match_moves()
    {
        ByName gone;
        for (auto const& table : before_)
            for (auto const& entry : table.entries)
                if (!paired_.contains(&entry)) {
                    gone_.emplace(entry.place, &entry);
                    if (entry.row->name)
                        gone[{table.scope, *entry.row->name}].push_back(&entry);
                }
        ByName fresh;
        for (auto const& table : after_)
            for (auto const& entry : table.entries)
                if (!before_of_.contains(&entry)) {
                    fresh_.emplace(entry.place, &entry);
                    if (entry.row->name)
                        fresh[{table.scope, *entry.row->name}].push_back(
                            &entry);
                }
        for (auto const& table : after_)
            for (auto const& entry : table.entries) {
                if (before_of_.contains(&entry) || !entry.row->name)
                    continue;
                ScopedName const name{table.scope, *entry.row->name};
                auto const old = gone.find(name);
                if (old == gone.end() || old->second.size() != 1 ||
                    fresh.at(name).size() != 1)
                    continue;
                auto const& from = *old->second.front();
                if (paired_.contains(&from) ||
                    from.row->type != entry.row->type)
                    continue;
                pair(from, entry);
                moved_.insert(&entry);
                match_members(from, entry);
            }
    }

    /// Pairs the members, at any depth, of a row that moved.
    void match_members(RowEntry const& before, RowEntry const& after)
    {
        auto const folder = before.place + '/';
        for (auto old = gone_.lower_bound(folder);
             old != gone_.end() && old->first.starts_with(folder);
             ++old) {
            auto const now = fresh_.find(
                after.place +
                std::string(old->first.substr(before.place.size())));
            if (now != fresh_.end() && !paired_.contains(old->second) &&
                !before_of_.contains(now->second))
                pair(*old->second, *now->second);
        }
    }

    /// Finds the rows that are not in the longest run of siblings whose order
    /// is as before.
    void find_reordered(RowTable const& table)
    {
        std::unordered_map<std::string_view, std::vector<RowEntry const*>>
            siblings;
        for (auto const& entry : table.entries)
            if (before_of_.contains(&entry) && !moved_.contains(&entry))
                siblings[entry.parent].push_back(&entry);
        for (auto const& [parent, entries] : siblings)
            find_reordered(entries);
    }

    void find_reordered(std::vector<RowEntry const*> const& siblings)
    {
        // Before, all of them were in one vector too.
        auto const position = [&](std::size_t i) {
            return before_of_.at(siblings[i]);
        };
        // The last ones of the best runs of each length, and what precedes each
        // in its run.
        std::vector<std::size_t> ends;
        std::vector<std::size_t> links(siblings.size(), siblings.size());
        for (std::size_t i = 0; i < siblings.size(); ++i) {
            auto const at = std::ranges::lower_bound(
                ends, position(i), std::ranges::less(), position);
            if (at != ends.begin())
                links[i] = *std::prev(at);
            if (at == ends.end())
                ends.push_back(i);
            else
                *at = i;
        }
        std::vector<bool> in_order(siblings.size());
        for (auto i = ends.empty() ? siblings.size() : ends.back();
             i < siblings.size();
             i = links[i])
            in_order[i] = true;
        for (std::size_t i = 0; i < siblings.size(); ++i)
            if (!in_order[i])
                reordered_.insert(siblings[i]);
    }

    std::vector<RowPair> all_pairs() const
    {
        std::vector<RowPair> pairs;
        auto const add_gone = [&](RowTable const& table) {
            for (auto const& entry : table.entries)
                if (!paired_.contains(&entry))
                    pairs.push_back({.before = &entry});
        };
        std::set<std::string_view> parts;
        for (auto const& table : after_) {
            parts.insert(table.part);
            for (auto const& entry : table.entries) {
                auto const old = before_of_.find(&entry);
                pairs.push_back(
                    {.before = old == before_of_.end() ? nullptr : old->second,
                     .after = &entry,
                     .moved = moved_.contains(&entry),
                     .reordered = reordered_.contains(&entry)});
            }
            if (auto const* const old = table_before(table.part))
                add_gone(*old);
        }
        for (auto const& table : before_)
            if (!parts.contains(table.part))
                add_gone(table);
        return pairs;
    }

    std::vector<RowTable> const& before_;
    std::vector<RowTable> const& after_;
    std::map<std::string_view, RowTable const*> tables_{}; // before, by part
    std::unordered_map<RowEntry const*, RowEntry const*> before_of_{};
    std::unordered_set<RowEntry const*> paired_{}; // of those before
    std::unordered_set<RowEntry const*> moved_{};
    std::unordered_set<RowEntry const*> reordered_{};

    // What is not in the same table with the same key, by place.
    std::map<std::string_view, RowEntry const*> gone_{};
    std::map<std::string, RowEntry const*> fresh_{};
};

} // namespace

std::vector<RowTable> tables_of(PageFacts const& page)
{
    return TableMaker().run(page);
}

std::vector<RowPair> match_rows(std::vector<RowTable> const& before,
                                std::vector<RowTable> const& after)
{
    return RowMatcher(before, after).run();
}

} // namespace airudder::generator
