#include "row_search.hpp"

#include "type_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace airudder::generator {
namespace {

constexpr auto npos = static_cast<std::size_t>(-1);

/// A container to which further rows can belong.
struct Open {
    Member* member{};
    std::size_t row{}; // the row that opened it; npos if none did
};

/// The cost of a reading. Members are compared in this order.
struct Cost {
    std::size_t homeless{}; // rows that no example member explains
    std::size_t halves{};   // containers listed in part

    auto operator<=>(Cost const&) const = default;
};

/// Counts the members of each container that a reading lists.
class Listing {
public:
    explicit Listing(std::optional<std::size_t> page) : page_(page) {}

    void add(Place const& place) { change(place, 1); }
    void remove(Place const& place) { change(place, -1); }

    bool any(Member const& container) const
    {
        auto const found = counts_.find(&container);
        return found != counts_.end() && found->second.rows != 0;
    }

    /// 0 if a reading lists all or none of a container's members and as many as
    /// its own row states; otherwise more.
    std::size_t halves(Member const& container,
                       std::optional<std::size_t> stated)
    {
        if (!any(container))
            return 0;
        auto& count = counts_[&container];
        if (count.members < 0)
            count.members = std::ranges::count_if(
                container.members,
                [this](auto const& one) { return one->in_example_of(page_); });
        auto const rows = static_cast<std::size_t>(count.rows);
        return std::size_t{count.shown < count.members} +
               std::size_t{stated && *stated != rows};
    }

private:
    struct Count {
        std::ptrdiff_t rows{};
        std::ptrdiff_t shown{};      // rows of members that examples show
        std::ptrdiff_t members = -1; // members shown; -1: not counted
    };

    void change(Place const& place, std::ptrdiff_t by)
    {
        auto& count = counts_[place.container];
        count.rows += by;
        if (place.member->in_example_of(page_))
            count.shown += by;
    }

    std::optional<std::size_t> page_;
    std::unordered_map<Member const*, Count> counts_{};
};

class Search {
public:
    Search(Member& root,
           Table const& table,
           std::optional<std::size_t> page,
           FreshMembers& fresh,
           Ruling const* without)
        : root_(root.self()), rows_(table), page_(page), fresh_(fresh),
          without_(without), places_(table.size()), listing_(page)
    {
    }

    std::vector<Place> run()
    {
        stack_.push_back({&root_, npos});
        do
            walk();
        while (!exhausted() && back());
        if (exhausted())
            for (auto const& choice : choices_)
                doubt(choice.row, choice.options.back().member);
        return std::move(best_);
    }

private:
    /// A row that can belong to several open containers.
    struct Choice {
        std::size_t row{};
        std::vector<Open> options{}; // innermost first
        std::size_t taken{};
        std::vector<Open> stack{};
        Cost cost{};
    };

    bool exhausted() const { return steps_ > 4 * rows_.size() + 50'000; }

    /// Places the remaining rows; stops if the reading is worse than the best.
    void walk()
    {
        while (next_ < rows_.size()) {
            if (!best_.empty() && (cost_ > best_cost_ || exhausted()))
                return;
            ++steps_;
            step(next_++);
        }
        finish();
    }

    void step(std::size_t index)
    {
        auto const& row = rows_[index];
        bool const ruled = row.ruling && row.ruling != without_;
        if (ruled && row.place.member)
            return place_ruled(index, row.place);
        if (ruled || !row.row->name)
            return put(index, {.kind = Place::Kind::illustration});
        auto options = candidates(*row.row->name);
        if (options.empty())
            return place_homeless(index);
        auto const first = options.front();
        if (options.size() > 1)
            choices_.push_back({index, std::move(options), 0, stack_, cost_});
        place_in(index, first);
    }

    /// Open containers whose example has such a member, innermost first.
    std::vector<Open> candidates(std::string const& name) const
    {
        std::vector<Open> options;
        for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
            auto const* const member = open->member->find(name);
            if (member && member->in_example_of(page_) &&
                !taken_.contains(member))
                options.push_back(*open);
        }
        return options;
    }

    void place_in(std::size_t index, Open const& open)
    {
        while (stack_.back().member != open.member)
            close();
        put(index,
            {.kind = Place::Kind::member,
             .container = open.member,
             .member = open.member->find(*rows_[index].row->name)});
    }

    void place_ruled(std::size_t index, Place const& place)
    {
        std::vector<Member*> chain; // objects from the root to the container
        for (auto* up = place.container; up; up = up->parent)
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
        put(index, place);
    }

    void place_homeless(std::size_t index)
    {
        ++cost_.homeless;
        if (stack_.size() > 1)
            return put(index,
                       {.kind = Place::Kind::open, .container = guess(index)});
        put(index,
            {.kind = Place::Kind::fresh,
             .container = &root_,
             .member = &fresh(*rows_[index].row)});
    }

    /// A new member of the root for a row that the examples do not explain.
    Member& fresh(Row const& row)
    {
        if (auto* const member = root_.find(*row.name))
            return *member;
        auto& member = fresh_[*row.name];
        if (!member) {
            member = std::make_unique<Member>();
            member->name = *row.name;
            member->parent = &root_;
        }
        if (row.type.starts_with("array") &&
            is_container(read_type_words(row.type)))
            member->elements();
        return *member;
    }

    /// The most likely container of a row that no example explains: the one
    /// opened by the previous row, or the one guessed for the previous row, or
    /// the innermost open one that already has rows.
    Member* guess(std::size_t index)
    {
        auto const& inner = stack_.back();
        bool const just_opened = index != 0 && inner.row == index - 1 &&
                                 !rows_[index - 1].row->children;
        bool const again =
            index != 0 && guessed_row_ == index - 1 && guessed_ == inner.member;
        guessed_ = just_opened || again ? inner.member : innermost_listed();
        guessed_row_ = index;
        return guessed_;
    }

    Member* innermost_listed() const
    {
        for (auto open = stack_.rbegin(); open != stack_.rend(); ++open)
            if (listing_.any(*open->member))
                return open->member;
        return &root_;
    }

    /// Sets a row's place. If the row is a container, opens it.
    void put(std::size_t index, Place const& place)
    {
        places_[index] = place;
        auto* const member = place.member;
        if (!member)
            return;
        listing_.add(place);
        if (member->in_example_of(page_))
            taken_.insert(member);
        bool const list =
            member->element &&
            (member->self().objects == 0 || (member->kinds & kind_array) != 0);
        auto& inner = (list ? *member->element : *member).self();
        if (inner.objects != 0 || !inner.members.empty() ||
            is_container(read_type_words(rows_[index].row->type)))
            stack_.push_back({&inner, index});
    }

    /// Closes the innermost container.
    void close()
    {
        auto const [member, row] = stack_.back();
        stack_.pop_back();
        cost_.halves += listing_.halves(
            *member, row == npos ? std::nullopt : rows_[row].row->children);
    }

    /// Ends a complete reading and keeps it if it is the best.
    void finish()
    {
        while (!stack_.empty())
            close();
        if (best_.empty() || cost_ < best_cost_) {
            best_ = places_;
            best_cost_ = cost_;
        } else if (cost_ == best_cost_) {
            for (std::size_t i = 0; i < places_.size(); ++i)
                if (places_[i].container != best_[i].container)
                    doubt(i, places_[i].container);
        }
    }

    void doubt(std::size_t index, Member* other)
    {
        auto& place = best_[index];
        if (place.kind == Place::Kind::ambiguous)
            return;
        place.kind = Place::Kind::ambiguous;
        place.other = other;
    }

    /// Returns to the last choice with another option and takes that.
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

    /// Removes the places of row `index` and all later ones.
    void undo(std::size_t index)
    {
        while (next_ > index) {
            auto const& place = places_[--next_];
            if (!place.member)
                continue;
            listing_.remove(place);
            taken_.erase(place.member);
        }
    }

    Member& root_;
    Table const& rows_;
    std::optional<std::size_t> page_;
    FreshMembers& fresh_;
    Ruling const* without_;

    std::size_t next_{}; // the first row without a place
    std::size_t steps_{};
    Cost cost_{};
    std::vector<Open> stack_{};
    std::vector<Place> places_;
    std::unordered_set<Member const*> taken_{};
    Listing listing_;
    std::vector<Choice> choices_{};
    Member* guessed_{};
    std::size_t guessed_row_ = npos;

    std::vector<Place> best_{};
    Cost best_cost_{};
};

} // namespace

std::vector<Place> find_places(Member& root,
                               Table const& table,
                               std::optional<std::size_t> page,
                               FreshMembers& fresh,
                               Ruling const* without)
{
    return Search(root, table, page, fresh, without).run();
}

} // namespace airudder::generator
