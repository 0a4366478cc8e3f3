#include "place_rows.hpp"

#include "../characters.hpp"
#include "row_search.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The most members that are searched for a similar name.
constexpr std::size_t max_compared = 1'000;

/// The most rows of a table whose places are proposed at once.
constexpr std::size_t max_proposals = 32;

/// Indices of the rows with a name.
std::vector<std::size_t> rows_named(Table const& table, std::string_view name)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].row->name && *table[i].row->name == name)
            found.push_back(i);
    return found;
}

/// The page whose examples place the rows of a table: its own, or nothing if
/// all pages count, because it has no example.
std::optional<std::size_t> page_for(Table const& table, Part const& part)
{
    auto const page = table.front().page;
    bool const own =
        std::ranges::binary_search(part.examples, page, {}, &PartExample::page);
    return own ? std::optional(page) : std::nullopt;
}

/// Whether a row of the page describes the member. Pages are placed in order.
bool is_described(Member const& member, std::size_t page)
{
    return !member.rows.empty() && member.rows.back()->page == page;
}

/// The member that a row describes; null if it has no place.
Member const* member_of(Place const& place)
{
    return place.kind == Place::Kind::ambiguous ? nullptr : place.member;
}

/// Applies the rulings that decide the places of rows.
class RowRuler {
public:
    RowRuler(Part& part,
             Parts const& parts,
             OperationSource const& source,
             RulingSet& rulings)
        : part_(part), parts_(parts), source_(source), rulings_(rulings)
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
            tokens.size() < 2 ? nullptr : make_member(parts_, ruling.at);
        if (!member || tokens.back() == "-")
            return rulings_.report_stale(
                ruling, "at", "expected the path of a member");
        rule(ruling, member->name, *member);
    }

    void rename(Ruling const& ruling)
    {
        auto* const member = find_member(parts_, ruling.at);
        if (!member || member->pages.empty() || !member->parent)
            return rulings_.report_stale(
                ruling,
                "at",
                "expected a member that an example shows, found " +
                    in_quotes(ruling.at));
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
                return rulings_.report_stale(
                    ruling,
                    "",
                    "expected a member \"nth\": there are " +
                        std::to_string(rows.size()) + " rows " +
                        in_quotes(name));
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
            rulings_.report_stale(ruling,
                                  "",
                                  "expected a row " + in_quotes(name) +
                                      similar_rows(name));
    }

    /// For a message about a row that does not exist: rows of similar names.
    std::string similar_rows(std::string const& name) const
    {
        std::set<std::string> names;
        for (auto const& table : part_.tables)
            for (auto const& row : table)
                if (row.row->name && essence(*row.row->name) == essence(name))
                    names.insert(in_quotes(*row.row->name));
        std::string text;
        for (auto const& one : names)
            text += (text.empty() ? "; there is " : ", ") + one;
        return text;
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
        if (!find_member(parts_, ruling.at))
            return; // resolve() reports it
        rulings_.report_stale(ruling,
                              "was",
                              "expected the names of all the rows that follow "
                              "the object's row and illustrate it");
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
    Parts const& parts_;
    OperationSource const& source_;
    RulingSet& rulings_;
};

/// Places the rows that know their place: those of twins and of parameters. A
/// component becomes the target of each member that refers to it. Components of
/// one name share a root. If two pages call the component of one member
/// differently, the second name means the root of the first.
class KnownPlaces {
public:
    KnownPlaces(Parts& parts, Findings& findings)
        : parts_(parts), findings_(findings)
    {
        for (auto& component : parts.components)
            components_.emplace(std::pair(component.page, component.name),
                                &component);
    }

    void run()
    {
        std::vector<std::pair<Table*, Member*>> tables;
        for (auto& part : parts_.all)
            for (auto& table : part.tables)
                if (!part.is_body() || knows_places(table))
                    tables.emplace_back(&table, part.root.get());
        std::ranges::stable_sort(tables, {}, [](auto const& one) {
            return one.first->front().page;
        });
        for (auto const& [table, root] : tables) {
            add(*table, *root);
            while (!pending_.empty()) {
                auto const [component, target] = pending_.back();
                pending_.pop_back();
                add(component->table, *target);
            }
        }
    }

    static bool knows_places(Table const& table)
    {
        return std::ranges::any_of(table, &PlacedRow::of_twin);
    }

private:
    void add(Table& table, Member& root)
    {
        for (auto& row : table) {
            auto* const member = member_at(row, root);
            if (!member) {
                findings_.report(row, "expected at most 100 levels");
                continue;
            }
            bool const own = member != &root || !root.parent;
            if (own)
                describe(row, *member);
        }
    }

    Member* member_at(PlacedRow const& row, Member& root) const
    {
        if (row.of_twin())
            return make_below(root, path_steps(*row.row->at));
        auto const name = row.row->name.value_or("");
        auto* const known =
            root.name == "header" ? find_header(root, name) : root.find(name);
        return known ? known : &root.add(name);
    }

    /// The case of a header's name does not matter.
    static Member* find_header(Member const& root, std::string_view name)
    {
        if (auto* const known = root.find(name))
            return known;
        auto const found =
            std::ranges::find_if(root.members, [&](auto const& one) {
                return equal_ignoring_case(one->name, name);
            });
        return found == root.members.end() ? nullptr : found->get();
    }

    void describe(PlacedRow& row, Member& member)
    {
        row.place = {.container = member.parent, .member = &member};
        if (!row.of_twin() && is_described(member, row.page))
            return findings_.settle(
                row,
                {.text = "expected one row " +
                         in_quotes(row.row->name.value_or("")),
                 .at = path_of(member),
                 .assumed = "what the first row says",
                 .because = "the page has several rows of that name"});
        member.rows.push_back(&row);
        if (row.of_twin() && row.row->name && member.parent)
            member.parent->is_listed = true;
        if (row.row->type.starts_with("array"))
            member.self().elements();
        if (row.row->component)
            refer(row, member);
    }

    /// Makes a component the target of a member.
    void refer(PlacedRow const& row, Member& member)
    {
        std::pair const key(row.page, *row.row->component);
        auto const component = components_.find(key);
        if (component == components_.end())
            return findings_.report(row, "expected the rows of the component");
        auto const [known, added] = roots_.emplace(key, nullptr);
        if (added) {
            known->second = root_for(*row.row->component, member);
            pending_.emplace_back(component->second, known->second);
        }
        auto& root = *known->second;
        if (member.target == &root || &member == &root)
            return;
        bool const has_members = !member.members.empty() || member.value;
        if (member.target || has_members) {
            member.contrary = true;
            return;
        }
        member.target = &root;
        if (!root.user)
            root.user = &member;
    }

    /// The root for a component that a page refers to for the first time.
    Member* root_for(std::string const& name, Member& member)
    {
        auto const known = parts_.roots.find(name);
        if (known != parts_.roots.end())
            return known->second.get();
        bool const has_members = !member.members.empty() || member.value;
        if (member.target || has_members)
            return &member.self(); // another page shows it under another name
        auto root = std::make_unique<Member>();
        root->name = child_pointer("components", name);
        return parts_.roots.emplace(name, std::move(root)).first->second.get();
    }

    Parts& parts_;
    Findings& findings_;
    std::map<std::pair<std::size_t, std::string>, PageComponent*> components_{};
    std::map<std::pair<std::size_t, std::string>, Member*> roots_{};
    std::vector<std::pair<PageComponent*, Member*>> pending_{};
};

/// Places the rows of one table and gives them to their members.
class Placer {
public:
    Placer(Part& part,
           Table& table,
           OperationSource const& source,
           Findings& findings)
        : part_(part), root_(part.root->self()), table_(table), source_(source),
          findings_(findings), page_(page_for(table, part))
    {
    }

    void run()
    {
        auto const places = find_places(root_, table_, page_, fresh_);
        for (std::size_t i = 0; i < table_.size(); ++i) {
            table_[i].place = places[i];
            if (places[i].kind == Place::Kind::member)
                taken_.insert(places[i].member);
        }
        for (std::size_t i = 0; i < table_.size(); ++i)
            if (table_[i].place.kind == Place::Kind::open ||
                table_[i].place.kind == Place::Kind::ambiguous)
                propose(i);
        drop_needless_proposals();
        for (auto& row : table_)
            attach(row);
    }

private:
    /// A ruling that would place a row.
    struct Proposal {
        std::size_t row{}; // its index
        Ruling ruling{};
        Place place{};
        bool needed = true; // beside the others
    };

    /// Its name for messages, with its number if it is not the first of that
    /// name.
    std::string shown_name(PlacedRow const& row) const
    {
        auto const number = nth(row);
        return in_quotes(*row.row->name) +
               (number > 1 ? " (" + std::to_string(number) + ')' : "");
    }

    void propose(std::size_t index)
    {
        auto const& row = table_[index];
        auto const& name = *row.row->name;
        auto& container = *row.place.container;
        auto& ruling =
            proposals_
                .emplace_back(Proposal{
                    .row = index,
                    .ruling = {.kind = "placement",
                               .at = child_pointer(path_of(container), name),
                               .nth = nth(row)}})
                .ruling;
        auto& place = proposals_.back().place;
        place = {.container = &container, .member = row.place.member};
        if (is_in_other_tables(name))
            ruling.page = source_.pages[row.page].variant;
        if (row.place.kind == Place::Kind::open) {
            if (auto* const alike = find_alike(name, container)) {
                ruling.kind = "renamed";
                ruling.at = path_of(*alike);
                ruling.was = json::value(name);
                ruling.is = json::value(alike->name);
                place = {.container = alike->parent, .member = alike};
                taken_.insert(alike);
            }
        }
        if (!place.member)
            place.member = &imagined(container, name);
    }

    /// The member that a placement makes if there is none yet.
    Member& imagined(Member& container, std::string const& name)
    {
        if (auto* const known = container.find(name))
            return *known;
        auto& member = &container == &root_
                           ? fresh_[name]
                           : imagined_[child_pointer(path_of(container), name)];
        if (!member) {
            member = std::make_unique<Member>();
            member->name = name;
            member->parent = &container;
        }
        return *member;
    }

    /// Marks the proposals without which the others place all rows alike. Sets
    /// the place that the row of each of the others has without it. Notes
    /// whether all of them give other rows another place.
    void drop_needless_proposals()
    {
        if (proposals_.size() > max_proposals)
            for (std::size_t i = 1; i < proposals_.size(); ++i)
                proposals_[i].needed = false;
        moves_rows_ = proposals_.size() > max_proposals;
        if (proposals_.empty() || moves_rows_)
            return;
        std::vector<Place> places;
        for (auto& one : proposals_) {
            places.push_back(table_[one.row].place);
            table_[one.row].ruling = &one.ruling;
            table_[one.row].place = one.place;
        }
        auto const all = find_places(root_, table_, page_, fresh_);
        for (std::size_t i = 0; i < table_.size(); ++i)
            moves_rows_ |= !table_[i].ruling &&
                           member_of(all[i]) != member_of(table_[i].place);
        for (auto one = proposals_.rbegin(); one != proposals_.rend(); ++one) {
            auto const without =
                find_places(root_, table_, page_, fresh_, &one->ruling);
            one->needed =
                !std::ranges::equal(all, without, {}, member_of, member_of);
            if (!one->needed)
                table_[one->row].ruling = nullptr;
        }
        for (auto& one : proposals_) {
            if (!one.needed || one.ruling.kind != "placement")
                continue;
            auto const without =
                find_places(root_, table_, page_, fresh_, &one.ruling);
            if (auto const* const member = member_of(without[one.row]))
                one.ruling.was = json::value(path_of(*member));
        }
        for (std::size_t i = 0; i < proposals_.size(); ++i) {
            table_[proposals_[i].row].ruling = nullptr;
            table_[proposals_[i].row].place = places[i];
        }
    }

    bool is_in_other_tables(std::string const& name) const
    {
        return std::ranges::any_of(part_.tables, [&](Table const& table) {
            return &table != &table_ && !rows_named(table, name).empty();
        });
    }

    Proposal const& proposal_of(PlacedRow const& row) const
    {
        return *std::ranges::lower_bound(
            proposals_,
            static_cast<std::size_t>(&row - table_.data()),
            {},
            &Proposal::row);
    }

    std::optional<Ruling> answer_for(PlacedRow const& row) const
    {
        auto const& proposal = proposal_of(row);
        return proposal.needed ? std::optional(proposal.ruling) : std::nullopt;
    }

    void attach(PlacedRow& row)
    {
        switch (row.place.kind) {
        case Place::Kind::illustration: return attach_nameless(row);
        case Place::Kind::open: return settle_open(row);
        case Place::Kind::ambiguous: return settle_ambiguous(row);
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
            findings_.settle(row,
                             {.text = "expected a row with a name",
                              .at = path_of(root_),
                              .assumed = "without a row that has no name",
                              .because = "only the first row may lack one"});
    }

    void describe(PlacedRow& row)
    {
        auto& member = *row.place.member;
        auto& container = *row.place.container;
        if (auto const fresh = fresh_.find(member.name);
            fresh != fresh_.end() && fresh->second.get() == &member)
            container.add(std::move(fresh->second));
        if (member.pages.empty() && member.rows.empty())
            container.move_after(after_[&container], member);
        if (is_described(member, row.page))
            return findings_.settle(
                row,
                {.text = "expected one row " + in_quotes(*row.row->name) +
                         " in " + path_of(container),
                 .at = path_of(member),
                 .assumed = "what the first row says",
                 .because = "the page has several rows of that name"});
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

    void settle_open(PlacedRow& row)
    {
        auto const& name = *row.row->name;
        auto& container = *row.place.container;
        Question question{
            .text = "expected to know where row " + shown_name(row) +
                    " belongs: no open object of the example has such a member",
            .answer = answer_for(row),
            .at = child_pointer(path_of(container), name),
            .assumed = "an optional member of " + path_of(container),
            .because =
                "no example shows where row " + shown_name(row) + " belongs",
            .moves_rows = moves_rows_};
        if (auto const& proposal = proposal_of(row).ruling;
            proposal.kind == "renamed")
            question.text += "; " + proposal.at + " has no row";
        findings_.settle(row, question);
        guess(row);
    }

    void settle_ambiguous(PlacedRow& row)
    {
        auto& container = *row.place.container;
        auto const& other = row.place.other ? *row.place.other : container;
        findings_.settle(
            row,
            {.text = "expected to know where row " + shown_name(row) +
                     " belongs: in " + path_of(container) + " or in " +
                     path_of(other),
             .answer = answer_for(row),
             .at = child_pointer(path_of(container), *row.row->name),
             .assumed = "an optional member of " + path_of(container),
             .because = "row " + shown_name(row) + " can also belong to " +
                        path_of(other),
             .moves_rows = moves_rows_});
        guess(row);
    }

    /// Lets a row describe a member of its container, unless its question was
    /// reported.
    void guess(PlacedRow& row)
    {
        if (findings_.reports_questions())
            return;
        auto const asked = row.place;
        if (!row.place.member) {
            auto& container = *row.place.container;
            auto* const known = container.find(*row.row->name);
            row.place.member = known ? known : &container.add(*row.row->name);
        }
        row.guessed = true;
        describe(row);
        row.place = asked;
    }

    /// A member of an example with a similar name that no row describes.
    Member* find_alike(std::string_view name, Member const& container) const
    {
        if (container.members.size() > max_compared)
            return nullptr;
        auto const wanted = essence(name);
        for (auto const& member : container.members)
            if (member->in_example_of(page_) &&
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

    Part const& part_;
    Member& root_;
    Table& table_;
    OperationSource const& source_;
    Findings& findings_;
    std::optional<std::size_t> page_;
    FreshMembers fresh_{};
    FreshMembers imagined_{};           // by path
    std::vector<Proposal> proposals_{}; // by row
    bool moves_rows_{};
    std::unordered_set<Member const*> taken_{};
    std::unordered_map<Member const*, Member const*> after_{}; // last described
};

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
            *part.root, table, page_for(table, part), fresh, &ruling);
        for (std::size_t i = 0; i < table.size(); ++i) {
            differs |= member_of(places[i]) != member_of(table[i].place);
            if (table[i].ruling == &ruling)
                found.push_back(member_of(places[i]));
        }
    }
    return differs ? found : std::vector<Member const*>();
}

} // namespace

void place_rows(Parts& parts,
                OperationSource const& source,
                RulingSet& rulings,
                Findings& findings)
{
    KnownPlaces(parts, findings).run();
    for (auto& part : parts.all) {
        fold_examples(part, parts.twins, findings);
        RowRuler(part, parts, source, rulings).run();
        if (part.is_body())
            for (auto& table : part.tables)
                if (!KnownPlaces::knows_places(table))
                    Placer(part, table, source, findings).run();
    }
}

void check_ruled_places(Parts const& parts,
                        RulingSet& rulings,
                        IsRulingInDoubt const& is_in_doubt)
{
    for (auto const* const kind : {"placement", "renamed"})
        for (auto const* const ruling : rulings.all(kind)) {
            if (is_in_doubt(*ruling))
                continue;
            for (auto const& part : parts.all) {
                FreshMembers fresh;
                auto const members = places_without(*ruling, part, fresh);
                if (!members.empty())
                    rulings.need(*ruling);
                for (auto const* const member : members)
                    if (ruling->kind == "placement")
                        rulings.expect_was(*ruling,
                                           member
                                               ? json::value(path_of(*member))
                                               : json::value(nullptr));
            }
        }
}

} // namespace airudder::generator
