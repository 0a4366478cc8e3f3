#include "attach_rows.hpp"

#include "placement.hpp"
#include "ruled_rows.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace airudder::generator {
namespace {

/// Members among which a name that is nearly the same is looked for.
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

class Attacher {
public:
    Attacher(PartTree& tree,
             Table const& table,
             OperationSource const& source,
             RuledTable const& ruled,
             Diagnostics& diagnostics)
        : root_(*tree.root), table_(table), source_(source), ruled_(ruled),
          diagnostics_(diagnostics), page_(examples_of(*tree.part))
    {
    }

    void run(std::vector<RowPlace>& places)
    {
        placed_ = place_rows(root_, table_, ruled_.rows, page_);
        if (add_containers())
            placed_ = place_rows(root_, table_, ruled_.rows, page_);
        for (row_ = 0; row_ < placed_.size(); ++row_)
            if (placed_[row_].kind == PlacedRow::Kind::member)
                taken_.insert(member_of(placed_[row_]));
        for (row_ = 0; row_ < placed_.size(); ++row_)
            places.push_back(attach(placed_[row_]));
    }

private:
    /// The page's own examples; where it has none, those of all.
    std::uint64_t examples_of(Part const& part) const
    {
        bool const own =
            std::ranges::find(part.examples, table_.page, &PartExample::page) !=
            part.examples.end();
        return own ? std::uint64_t{1} << table_.page : ~std::uint64_t{};
    }

    /// Adds the containers that no example shows, so that what follows them is
    /// reported as theirs; false if there is none.
    bool add_containers()
    {
        bool added = false;
        for (row_ = 0; row_ < placed_.size(); ++row_)
            if (placed_[row_].kind == PlacedRow::Kind::fresh &&
                is_container(read_type_words(row().type)) &&
                !root_.find(*row().name)) {
                auto& member = insert(root_, *row().name);
                if (row().type.starts_with("array"))
                    member.elements();
                added = true;
            }
        return added;
    }

    RowPlace attach(PlacedRow const& placed)
    {
        RowPlace place{.page = table_.page,
                       .pointer = table_.rows[row_].pointer,
                       .ruling = ruled_.rulings[row_]};
        switch (placed.kind) {
        case PlacedRow::Kind::illustration: attach_nameless(); break;
        case PlacedRow::Kind::open: report_open(placed); break;
        case PlacedRow::Kind::ambiguous: report_ambiguous(placed); break;
        case PlacedRow::Kind::member:
        case PlacedRow::Kind::fresh:
            place.path = path_of(describe(*placed.container));
        }
        return place;
    }

    void attach_nameless()
    {
        if (row().name)
            return;
        if (row_ == 0)
            root_.rows.push_back({table_.page, &table_.rows[row_], 0});
        else
            report("expected a row with a name");
    }

    Member& describe(Member& container)
    {
        auto* const ruled = ruled_.rows[row_].at;
        auto* member = ruled ? ruled : container.find(*row().name);
        if (!member)
            member = &insert(container, *row().name);
        else if (member->pages == 0 && member->rows.empty())
            reorder(*member);
        if (has_row(*member))
            report("expected one row " + in_quotes(*row().name) + " in " +
                   path_of(container));
        member->rows.push_back({table_.page, &table_.rows[row_], 0});
        after_[&container] = member;
        if (row().type.starts_with("array") && member->members.empty())
            member->elements();
        note_child(container);
        return *member;
    }

    Member const* member_of(PlacedRow const& placed) const
    {
        auto const* const ruled = ruled_.rows[row_].at;
        return ruled ? ruled : placed.container->find(*row().name);
    }

    bool has_row(Member const& member) const
    {
        return std::ranges::find(member.rows, table_.page, &Described::page) !=
               member.rows.end();
    }

    /// Counts the row as a child of its container's row.
    void note_child(Member& container)
    {
        auto* const owner =
            container.parent && container.parent->element.get() == &container
                ? container.parent
                : &container;
        for (auto& described : owner->rows)
            if (described.page == table_.page)
                ++described.listed;
    }

    /// Adds a member after the one of the row before, or first.
    Member& insert(Member& container, std::string const& name)
    {
        auto& member = container.add(name);
        reorder(member);
        return member;
    }

    void reorder(Member& member)
    {
        auto& all = member.parent->members;
        auto const before = after_.find(member.parent);
        auto const to = before == after_.end()
                            ? all.begin()
                            : std::next(before->second->place);
        if (to != member.place)
            all.splice(to, all, member.place);
    }

    void report_open(PlacedRow const& placed)
    {
        auto const& name = *row().name;
        auto message =
            "expected to know where row " + in_quotes(name) +
            " belongs: no open object of the example has such a member";
        if (!placed.container)
            return report(message, placement(path_of(root_)));
        if (auto const* const alike = find_alike(*placed.container)) {
            auto const path = path_of(*alike);
            return report(message + "; " + path + " has no row",
                          ruling_skeleton("renamed",
                                          path,
                                          boost::json::value(name),
                                          boost::json::value(alike->name),
                                          nth()));
        }
        report(message, placement(path_of(*placed.container)));
    }

    void report_ambiguous(PlacedRow const& placed)
    {
        auto const path = path_of(*placed.container);
        auto const other = placed.other ? path_of(*placed.other) : path;
        report("expected to know where row " + in_quotes(*row().name) +
                   " belongs: in " + path + " or in " + other,
               placement(path));
    }

    std::string placement(std::string const& container) const
    {
        return ruling_skeleton("placement",
                               child_pointer(container, *row().name),
                               nullptr,
                               nullptr,
                               nth());
    }

    /// An example's member of nearly that name which no row describes.
    Member const* find_alike(Member const& container) const
    {
        if (container.members.size() > max_compared)
            return nullptr;
        auto const wanted = essence(*row().name);
        for (auto const& member : container.members)
            if (member->in_example_of(page_) &&
                essence(member->name) == wanted &&
                !taken_.contains(member.get()))
                return member.get();
        return nullptr;
    }

    /// Which of the rows of its name it is; 0 if it is the only one.
    std::size_t nth() const
    {
        auto const& all = ruled_.by_name.at(*row().name);
        auto const at = std::ranges::lower_bound(all, row_) - all.begin();
        return all.size() == 1 ? 0 : static_cast<std::size_t>(at) + 1;
    }

    Row const& row() const { return *table_.rows[row_].row; }

    void report(std::string const& message, std::string const& skeleton = {})
    {
        diagnostics_.at_pointer(source_.pages[table_.page].file,
                                table_.rows[row_].pointer,
                                message,
                                skeleton);
    }

    Member& root_;
    Table const& table_;
    OperationSource const& source_;
    RuledTable const& ruled_;
    Diagnostics& diagnostics_;
    std::uint64_t page_;
    std::size_t row_{};
    std::vector<PlacedRow> placed_{};
    std::unordered_set<Member const*> taken_{};
    std::unordered_map<Member const*, Member*> after_{};
};

} // namespace

std::vector<RowPlace> attach_rows(PartTree& tree,
                                  OperationSource const& source,
                                  RulingSet const& rulings,
                                  Diagnostics& diagnostics)
{
    auto const ruled = rule_rows(tree, source, rulings, diagnostics);
    std::vector<RowPlace> places;
    for (std::size_t i = 0; i < tree.part->tables.size(); ++i)
        Attacher(tree, tree.part->tables[i], source, ruled[i], diagnostics)
            .run(places);
    return places;
}

} // namespace airudder::generator
