#include "ruled_rows.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

class RowRuler {
public:
    RowRuler(PartTree& tree,
             OperationSource const& source,
             RulingSet const& rulings,
             Diagnostics& diagnostics)
        : tree_(tree), source_(source), rulings_(rulings),
          diagnostics_(diagnostics)
    {
        for (auto const& table : tree.part->tables)
            add_table(table);
    }

    std::vector<RuledTable> run()
    {
        for (auto const* const ruling : rulings_.all("placement"))
            if (is_here(*ruling))
                place(*ruling);
        for (auto const* const ruling : rulings_.all("renamed"))
            if (is_here(*ruling))
                rename(*ruling);
        for (auto const* const ruling : rulings_.all("illustration"))
            if (is_here(*ruling))
                illustrate(*ruling);
        return std::move(tables_);
    }

private:
    void add_table(Table const& table)
    {
        auto& ruled = tables_.emplace_back();
        ruled.rows.resize(table.rows.size());
        ruled.rulings.resize(table.rows.size());
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            if (auto const& name = table.rows[i].row->name)
                ruled.by_name[*name].push_back(i);
    }

    bool is_here(Ruling const& ruling) const
    {
        auto const tokens = pointer_tokens(ruling.at);
        return !tokens.empty() && tokens.front() == tree_.root->name;
    }

    void place(Ruling const& ruling)
    {
        auto const tokens = pointer_tokens(ruling.at);
        auto* const member =
            tokens.size() < 2 ? nullptr : make_member(*tree_.root, ruling.at);
        if (!member || tokens.back() == "-")
            return fail(ruling, "at", "expected the path of a member");
        rule(ruling, tokens.back(), *member);
    }

    void rename(Ruling const& ruling)
    {
        auto* const member = find_member(*tree_.root, ruling.at);
        if (!member || member->pages == 0 || !member->parent)
            return fail(
                ruling, "at", "expected a member that an example shows");
        if (ruling.is != boost::json::value(member->name))
            return fail(
                ruling, "is", "expected the name of the member at \"at\"");
        rule(ruling, std::string(ruling.was.get_string()), *member);
    }

    /// Gives the row of that name to `member`, in each table that is meant.
    void rule(Ruling const& ruling, std::string const& name, Member& member)
    {
        bool found = false;
        for (std::size_t i = 0; i < tables_.size(); ++i) {
            auto const page = tree_.part->tables[i].page;
            if (ruling.page && *ruling.page != source_.pages[page].variant)
                continue;
            auto const rows = tables_[i].by_name.find(name);
            if (rows == tables_[i].by_name.end() ||
                rows->second.size() < ruling.nth)
                continue;
            if (ruling.nth == 0 && rows->second.size() > 1)
                return fail(ruling,
                            "",
                            "expected a member \"nth\": there are " +
                                std::to_string(rows->second.size()) + " rows " +
                                in_quotes(name));
            found = true;
            rule(ruling,
                 tables_[i],
                 rows->second[std::max<std::size_t>(ruling.nth, 1) - 1],
                 member);
        }
        if (!found)
            fail(ruling, "", "expected a row " + in_quotes(name));
    }

    void rule(Ruling const& ruling,
              RuledTable& table,
              std::size_t row,
              Member& member)
    {
        if (table.rulings[row])
            return fail(ruling, "", "expected one ruling for the row");
        table.rows[row].at = &member;
        table.rulings[row] = &ruling;
    }

    void illustrate(Ruling const& ruling)
    {
        bool found = false;
        for (std::size_t i = 0; i < tables_.size(); ++i)
            found |= illustrate(ruling, i);
        if (!found)
            fail(ruling,
                 "was",
                 "expected the names of all the rows that follow the "
                 "object's row and illustrate it");
    }

    /// Marks the rows that follow the object's and are named as in `was`.
    bool illustrate(Ruling const& ruling, std::size_t index)
    {
        auto& ruled = tables_[index];
        auto const& table = tree_.part->tables[index];
        auto const container = container_name(ruling.at);
        auto const rows = ruled.by_name.find(container);
        if (rows == ruled.by_name.end() || ruling.was.get_array().empty())
            return false;
        for (auto const row : rows->second)
            if (follows(ruling, table, row)) {
                for (std::size_t i = 0; i < ruling.was.get_array().size();
                     ++i) {
                    ruled.rows[row + 1 + i].illustration = true;
                    ruled.rulings[row + 1 + i] = &ruling;
                }
                return true;
            }
        return false;
    }

    static std::string container_name(std::string_view at)
    {
        auto tokens = pointer_tokens(at);
        while (tokens.size() > 1 && tokens.back() == "-")
            tokens.pop_back();
        return tokens.back();
    }

    static bool
    follows(Ruling const& ruling, Table const& table, std::size_t row)
    {
        auto const& names = ruling.was.get_array();
        if (table.rows.size() - row - 1 < names.size())
            return false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto const& name = table.rows[row + 1 + i].row->name;
            if (!name || *name != std::string_view(names[i].get_string()))
                return false;
        }
        return true;
    }

    void
    fail(Ruling const& ruling, std::string_view key, std::string const& message)
    {
        rulings_.report(ruling, key, message, diagnostics_);
    }

    PartTree& tree_;
    OperationSource const& source_;
    RulingSet const& rulings_;
    Diagnostics& diagnostics_;
    std::vector<RuledTable> tables_{};
};

} // namespace

std::vector<RuledTable> rule_rows(PartTree& tree,
                                  OperationSource const& source,
                                  RulingSet const& rulings,
                                  Diagnostics& diagnostics)
{
    return RowRuler(tree, source, rulings, diagnostics).run();
}

} // namespace airudder::generator
