#include "placement.hpp"

#include "listed_rows.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <tuple>

namespace airudder::generator {
namespace {

/// A container that may still get rows.
struct Open {
    Member* member{};  // null: no example and no ruling shows its members
    std::size_t row{}; // that opened it; npos if none did
};

constexpr auto npos = static_cast<std::size_t>(-1);

/// How bad a reading is; compared in this order.
struct Cost {
    std::size_t homeless{}; // rows that no example member explains
    std::size_t halves{};   // containers listed neither wholly nor not at all

    auto operator<=>(Cost const&) const = default;
};

class Search {
public:
    Search(Member& root,
           Table const& table,
           std::vector<RuledRow> const& ruled,
           std::uint64_t page)
        : root_(root), rows_(table.rows), ruled_(ruled), page_(page),
          placed_(table.rows.size()), listed_(page)
    {
    }

    std::vector<PlacedRow> run()
    {
        stack_.push_back({&root_, npos});
        do
            walk();
        while (!exhausted() && back());
        if (exhausted())
            for (auto const& choice : choices_)
                doubt(choice.row, choice.options[choice.options.size() - 1]);
        return std::move(best_);
    }

private:
    /// A row that several open containers could take.
    struct Choice {
        std::size_t row{};
        std::vector<Open> options{}; // innermost first
        std::size_t taken{};
        std::vector<Open> stack{};
        Cost cost{};
    };

    bool exhausted() const { return steps_ > 4 * rows_.size() + 50'000; }

    /// Goes on to the last row, or until the reading is worse than the best.
    void walk()
    {
        while (next_ < rows_.size()) {
            if (!best_.empty() && (cost_ > best_cost_ || exhausted()))
                return;
            ++steps_;
            step();
        }
        finish();
    }

    void step()
    {
        auto const row = next_++;
        auto const& ruled = ruled_[row];
        if (ruled.illustration || !rows_[row].row->name)
            return place(row, PlacedRow::Kind::illustration, nullptr, nullptr);
        if (ruled.at)
            return place_ruled(row, *ruled.at);
        auto options = candidates(*rows_[row].row->name);
        if (options.empty())
            return place_homeless(row);
        auto const first = options.front();
        if (options.size() > 1)
            choices_.push_back({row, std::move(options), 0, stack_, cost_});
        place_in(row, first);
    }

    /// Open containers whose example has such a member, innermost first.
    std::vector<Open> candidates(std::string const& name) const
    {
        std::vector<Open> options;
        for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
            auto const* const child =
                open->member ? open->member->find(name) : nullptr;
            if (child && child->in_example_of(page_) && !taken_.contains(child))
                options.push_back(*open);
        }
        return options;
    }

    void place_in(std::size_t row, Open const& open)
    {
        while (stack_.back().member != open.member)
            close();
        auto* const child = open.member->find(*rows_[row].row->name);
        place(row, PlacedRow::Kind::member, open.member, child);
    }

    void place_ruled(std::size_t row, Member& at)
    {
        std::vector<Member*> chain; // objects from the root to the parent
        for (auto* up = at.parent; up; up = up->parent)
            if (!up->element)
                chain.insert(chain.begin(), up);
        std::size_t common = 0;
        while (common < chain.size() && common < stack_.size() &&
               stack_[common].member == chain[common])
            ++common;
        while (stack_.size() > std::max<std::size_t>(common, 1))
            close();
        for (; common < chain.size(); ++common)
            stack_.push_back({chain[common], npos});
        place(row, PlacedRow::Kind::member, at.parent, &at);
    }

    void place_homeless(std::size_t row)
    {
        ++cost_.homeless;
        if (stack_.size() > 1)
            return place(row, PlacedRow::Kind::open, guess(row), nullptr);
        place(row,
              PlacedRow::Kind::fresh,
              &root_,
              root_.find(*rows_[row].row->name));
    }

    /// Where a row that nothing explains most likely belongs: in the container
    /// opened right before, or where the row before was guessed to be, or in
    /// the innermost open one that has rows already.
    Member* guess(std::size_t row)
    {
        auto const& inner = stack_.back();
        bool const just_opened =
            row != 0 && inner.row == row - 1 && !rows_[row - 1].row->children;
        bool const again =
            row != 0 && guessed_row_ == row - 1 && guessed_ == inner.member;
        if (just_opened || again || !inner.member)
            guessed_ = inner.member;
        else
            guessed_ = innermost_listed();
        guessed_row_ = row;
        return guessed_;
    }

    Member* innermost_listed() const
    {
        for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
            if (open->member && listed_.any(*open->member))
                return open->member;
        }
        return &root_;
    }

    /// Notes the place; a container becomes the innermost open one.
    void place(std::size_t row,
               PlacedRow::Kind kind,
               Member* container,
               Member* child)
    {
        placed_[row] = {kind, container, nullptr};
        children_.push_back(child);
        bool const counted =
            kind == PlacedRow::Kind::member || kind == PlacedRow::Kind::fresh;
        if (!counted)
            return;
        listed_.add(*container, child);
        if (child && child->in_example_of(page_))
            taken_[child] = row;
        auto* const inner =
            child && child->element ? child->element.get() : child;
        bool const record =
            inner && (inner->objects != 0 || !inner->members.empty());
        if (record || is_container(read_type_words(rows_[row].row->type)))
            stack_.push_back({inner, row});
    }

    std::optional<std::size_t> stated(Open const& open) const
    {
        return open.row == npos ? std::nullopt : rows_[open.row].row->children;
    }

    /// Closes the innermost container.
    void close()
    {
        auto const open = stack_.back();
        stack_.pop_back();
        if (open.member)
            cost_.halves += listed_.halves(open.member, stated(open));
    }

    /// All rows have a place: keeps the reading if it is the best.
    void finish()
    {
        while (stack_.size() > 1)
            close();
        cost_.halves += listed_.halves(&root_, std::nullopt);
        if (best_.empty() || cost_ < best_cost_) {
            best_ = placed_;
            best_cost_ = cost_;
            return;
        }
        if (cost_ == best_cost_)
            for (std::size_t row = 0; row < placed_.size(); ++row)
                if (placed_[row].container != best_[row].container)
                    doubt(row, {placed_[row].container, 0});
    }

    void doubt(std::size_t row, Open const& other)
    {
        if (best_[row].kind == PlacedRow::Kind::ambiguous)
            return;
        best_[row].kind = PlacedRow::Kind::ambiguous;
        best_[row].other = other.member;
    }

    /// Takes the next option of the last choice that has one.
    bool back()
    {
        while (!choices_.empty()) {
            auto& choice = choices_.back();
            undo(choice.row);
            stack_ = choice.stack;
            cost_ = choice.cost;
            if (++choice.taken < choice.options.size()) {
                next_ = choice.row + 1;
                place_in(choice.row, choice.options[choice.taken]);
                return true;
            }
            choices_.pop_back();
        }
        return false;
    }

    /// Takes back the places of `row` and all after it.
    void undo(std::size_t row)
    {
        while (children_.size() > row) {
            auto* const child = children_.back();
            children_.pop_back();
            auto const& placed = placed_[children_.size()];
            if (placed.kind != PlacedRow::Kind::member &&
                placed.kind != PlacedRow::Kind::fresh)
                continue;
            listed_.remove(*placed.container, child);
            if (child)
                taken_.erase(child);
        }
    }

    Member& root_;
    std::vector<TableRow> const& rows_;
    std::vector<RuledRow> const& ruled_;
    std::uint64_t page_;

    std::size_t next_{};
    std::size_t steps_{};
    Cost cost_{};
    std::vector<Open> stack_{};
    std::vector<PlacedRow> placed_;
    std::vector<Member*> children_{}; // of the rows placed so far
    std::unordered_map<Member const*, std::size_t> taken_{};
    ListedRows listed_;
    std::vector<Choice> choices_{};
    Member* guessed_{};
    std::size_t guessed_row_ = npos;

    std::vector<PlacedRow> best_{};
    Cost best_cost_{};
};

} // namespace

std::vector<PlacedRow> place_rows(Member& root,
                                  Table const& table,
                                  std::vector<RuledRow> const& ruled,
                                  std::uint64_t page)
{
    if (table.rows.empty())
        return {};
    return Search(root, table, ruled, page).run();
}

} // namespace airudder::generator
