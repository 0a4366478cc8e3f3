#include "place_rows.hpp"

#include "row_search.hpp"

#include <algorithm>
#include <unordered_set>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The most members that are searched for a similar name.
constexpr std::size_t max_compared = 1'000;

/// Letters and digits in lower case: "task_id" and "taskid" are alike.
std::string essence(std::string_view name)
{
    std::string text;
    for (char const c : name)
        if (c >= 'A' && c <= 'Z')
            text += static_cast<char>(c + 32);
        else if (c != '_' && c != '-' && c != ' ')
            text += c;
    return text;
}

/// Indices of the rows with a name.
std::vector<std::size_t> rows_named(Table const& table, std::string_view name)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].row->name && *table[i].row->name == name)
            found.push_back(i);
    return found;
}

/// The pages whose examples place the rows of a table: its own page, or all
/// pages if that has no example.
PageSet pages_for(Table const& table, Part const& part)
{
    auto const page = table.front().page;
    bool const own =
        std::ranges::find(part.examples, page, &PartExample::page) !=
        part.examples.end();
    return own ? page_bit(page) : all_pages;
}

/// Applies the rulings that decide the places of rows.
class RowRuler {
public:
    RowRuler(Part& part, OperationSource const& source, RulingSet& rulings)
        : part_(part), source_(source), rulings_(rulings)
    {
    }

    void run()
    {
        for (auto const* const kind : {"placement", "renamed", "illustration"})
            for (auto const* const ruling : rulings_.all(kind)) {
                auto const tokens = pointer_tokens(ruling->at);
                if (tokens.empty() || tokens.front() != part_.root->name)
                    continue;
                if (ruling->kind == "placement")
                    place(*ruling, tokens);
                else if (ruling->kind == "renamed")
                    rename(*ruling);
                else
                    illustrate(*ruling, tokens);
            }
    }

private:
    using Tokens = std::vector<std::string>;

    void place(Ruling const& ruling, Tokens const& tokens)
    {
        auto* const member =
            tokens.size() < 2 ? nullptr : make_member(*part_.root, ruling.at);
        if (!member || tokens.back() == "-")
            return rulings_.report(
                ruling, "at", "expected the path of a member");
        rule(ruling, tokens.back(), *member);
    }

    void rename(Ruling const& ruling)
    {
        auto* const member = find_member(*part_.root, ruling.at);
        if (!member || member->pages == 0 || !member->parent)
            return rulings_.report(
                ruling, "at", "expected a member that an example shows");
        if (ruling.is != json::value(member->name))
            return rulings_.report(
                ruling, "is", "expected the name of the member at \"at\"");
        rule(ruling, std::string(ruling.was.get_string()), *member);
    }

    /// Places the row with that name at `member` in each table that is meant.
    void rule(Ruling const& ruling, std::string const& name, Member& member)
    {
        bool found = false;
        for (auto& table : part_.tables) {
            auto const& variant = source_.pages[table.front().page].variant;
            auto const rows = rows_named(table, name);
            if (ruling.page.value_or(variant) != variant || rows.empty() ||
                rows.size() < ruling.nth)
                continue;
            if (ruling.nth == 0 && rows.size() > 1)
                return rulings_.report(ruling,
                                       "",
                                       "expected a member \"nth\": there are " +
                                           std::to_string(rows.size()) +
                                           " rows " + in_quotes(name));
            found = true;
            auto& row = table[rows[ruling.nth == 0 ? 0 : ruling.nth - 1]];
            if (row.ruling) {
                rulings_.report(ruling, "", "expected one ruling for the row");
                continue;
            }
            row.ruling = &ruling;
            row.place = {.container = member.parent, .member = &member};
        }
        if (!found)
            rulings_.report(ruling, "", "expected a row " + in_quotes(name));
    }

    /// Marks the rows after the object's row that have the names in `was`.
    void illustrate(Ruling const& ruling, Tokens tokens)
    {
        while (tokens.size() > 1 && tokens.back() == "-")
            tokens.pop_back();
        bool found = false;
        for (auto& table : part_.tables)
            found |= illustrate(ruling, table, tokens.back());
        if (found)
            return rulings_.need(ruling);
        rulings_.report(ruling,
                        "was",
                        "expected the names of all the rows that follow the "
                        "object's row and illustrate it");
    }

    static bool
    illustrate(Ruling const& ruling, Table& table, std::string_view container)
    {
        auto const count = ruling.was.get_array().size();
        for (auto const row : rows_named(table, container)) {
            if (count == 0 || !follow(ruling, table, row))
                continue;
            for (std::size_t i = row + 1; i <= row + count; ++i) {
                table[i].ruling = &ruling;
                table[i].place = {};
            }
            return true;
        }
        return false;
    }

    static bool
    follow(Ruling const& ruling, Table const& table, std::size_t row)
    {
        auto const& names = ruling.was.get_array();
        if (table.size() - row - 1 < names.size())
            return false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto const& name = table[row + 1 + i].row->name;
            if (!name || *name != std::string_view(names[i].get_string()))
                return false;
        }
        return true;
    }

    Part& part_;
    OperationSource const& source_;
    RulingSet& rulings_;
};

/// Places the rows of one table and gives them to their members.
class Placer {
public:
    Placer(Part& part, Table& table, Findings& findings)
        : root_(*part.root), table_(table), findings_(findings),
          pages_(pages_for(table, part))
    {
    }

    void run()
    {
        auto const places = find_places(root_, table_, pages_, fresh_);
        for (std::size_t i = 0; i < table_.size(); ++i) {
            table_[i].place = places[i];
            if (places[i].kind == Place::Kind::member)
                taken_.insert(places[i].member);
        }
        for (auto& row : table_)
            attach(row);
    }

private:
    void attach(PlacedRow& row)
    {
        switch (row.place.kind) {
        case Place::Kind::illustration: return attach_nameless(row);
        case Place::Kind::open: return ask_open(row);
        case Place::Kind::ambiguous: return ask_ambiguous(row);
        case Place::Kind::member:
        case Place::Kind::fresh: return describe(row);
        }
    }

    /// A row without a name must be the first one and describes the root.
    void attach_nameless(PlacedRow& row)
    {
        if (row.row->name)
            return;
        if (&row == &table_.front())
            root_.rows.push_back(&row);
        else
            findings_.report(row, "expected a row with a name");
    }

    void describe(PlacedRow& row)
    {
        auto& member = *row.place.member;
        auto& container = *row.place.container;
        if (auto const fresh = fresh_.find(member.name);
            fresh != fresh_.end() && fresh->second.get() == &member)
            container.add(std::move(fresh->second));
        if (member.pages == 0 && member.rows.empty())
            container.move_after(after_[&container], member);
        if (std::ranges::find(member.rows, row.page, &PlacedRow::page) !=
            member.rows.end())
            findings_.report(row,
                             "expected one row " + in_quotes(*row.row->name) +
                                 " in " + path_of(container));
        member.rows.push_back(&row);
        after_[&container] = &member;
        if (row.row->type.starts_with("array") && member.members.empty())
            member.elements();
        auto const& owner =
            container.is_element() ? *container.parent : container;
        for (auto* const parent : owner.rows)
            if (parent->page == row.page)
                ++parent->listed;
    }

    void ask_open(PlacedRow const& row)
    {
        auto const& name = *row.row->name;
        auto const& container = *row.place.container;
        auto const question =
            "expected to know where row " + in_quotes(name) +
            " belongs: no open object of the example has such a member";
        auto const* const alike = find_alike(name, container);
        if (!alike)
            return findings_.ask(row, question, placement(row, container));
        auto const path = path_of(*alike);
        findings_.ask(row,
                      question + "; " + path + " has no row",
                      ruling_skeleton("renamed",
                                      path,
                                      json::value(name),
                                      json::value(alike->name),
                                      nth(row)));
    }

    void ask_ambiguous(PlacedRow const& row)
    {
        auto const& container = *row.place.container;
        auto const& other = row.place.other ? *row.place.other : container;
        findings_.ask(row,
                      "expected to know where row " +
                          in_quotes(*row.row->name) + " belongs: in " +
                          path_of(container) + " or in " + path_of(other),
                      placement(row, container));
    }

    std::string placement(PlacedRow const& row, Member const& container) const
    {
        return ruling_skeleton(
            "placement",
            child_pointer(path_of(container), *row.row->name),
            nullptr,
            nullptr,
            nth(row));
    }

    /// A member of an example with a similar name that no row describes.
    Member const* find_alike(std::string_view name,
                             Member const& container) const
    {
        if (container.members.size() > max_compared)
            return nullptr;
        auto const wanted = essence(name);
        for (auto const& member : container.members)
            if (member->in_example_of(pages_) &&
                essence(member->name) == wanted &&
                !taken_.contains(member.get()))
                return member.get();
        return nullptr;
    }

    /// The row's number among the rows with its name, from 1; 0 if there is
    /// only one.
    std::size_t nth(PlacedRow const& row) const
    {
        auto const index = static_cast<std::size_t>(&row - table_.data());
        auto const all = rows_named(table_, *row.row->name);
        auto const before = std::ranges::lower_bound(all, index) - all.begin();
        return all.size() == 1 ? 0 : static_cast<std::size_t>(before) + 1;
    }

    Member& root_;
    Table& table_;
    Findings& findings_;
    PageSet pages_;
    FreshMembers fresh_{};
    std::unordered_set<Member const*> taken_{};
    std::unordered_map<Member const*, Member const*> after_{}; // last described
};

/// The member that a row describes; null if it has no place.
Member const* member_of(Place const& place)
{
    return place.kind == Place::Kind::ambiguous ? nullptr : place.member;
}

/// The members that a ruling's rows describe without it; empty if no row of the
/// part changes its place.
std::vector<Member const*>
places_without(Ruling const& ruling, Part const& part, FreshMembers& fresh)
{
    bool differs = false;
    std::vector<Member const*> found;
    for (auto const& table : part.tables) {
        if (std::ranges::find(table, &ruling, &PlacedRow::ruling) ==
            table.end())
            continue;
        auto const places = find_places(
            *part.root, table, pages_for(table, part), fresh, &ruling);
        for (std::size_t i = 0; i < table.size(); ++i) {
            differs |= member_of(places[i]) != member_of(table[i].place);
            if (table[i].ruling == &ruling)
                found.push_back(member_of(places[i]));
        }
    }
    return differs ? found : std::vector<Member const*>();
}

} // namespace

void place_rows(Part& part,
                OperationSource const& source,
                RulingSet& rulings,
                Findings& findings)
{
    part.root = fold_examples(part, findings);
    RowRuler(part, source, rulings).run();
    for (auto& table : part.tables)
        Placer(part, table, findings).run();
}

void check_ruled_places(Part const& part, RulingSet& rulings)
{
    for (auto const* const kind : {"placement", "renamed"})
        for (auto const* const ruling : rulings.all(kind)) {
            FreshMembers fresh;
            auto const members = places_without(*ruling, part, fresh);
            if (!members.empty())
                rulings.need(*ruling);
            for (auto const* const member : members)
                if (ruling->kind == "placement")
                    rulings.check_was(*ruling,
                                      member ? json::value(path_of(*member))
                                             : json::value(nullptr));
        }
}

} // namespace airudder::generator
