#include "budgets.hpp"

#include <optional>
#include <stdexcept>

namespace bench {

namespace {

using Works = std::vector<std::string_view>;

/// Our codec may take `limit` times as long as `peer`.
struct Limit {
    std::string_view kind;
    Works works;
    std::string_view peer;
    double limit;
};

Works const documented{"node_push_pretty",
                       "node_push_minified",
                       "waba_pretty",
                       "waba_minified",
                       "items_pretty",
                       "items_minified"};

Works const whole{"node_push", "waba", "items"};
Works const half{"node_push_half"};
Works const escapes{"node_push_escapes", "waba_escapes", "items_escapes"};

std::vector<Limit> const limits{
    {"decode", {"node_push_pretty"}, "floor", 1.25},
    {"decode", {"node_push_minified"}, "floor", 1.95},
    {"decode", {"items_pretty"}, "floor", 1.6},
    {"decode", {"items_minified"}, "floor", 2.6},
    {"decode", {"items_unknown", "items_misfit"}, "floor", 3.2},
    {"decode", documented, "simdjson", 0.85},
    {"decode", documented, "value_to", 0.30},
    {"decode", documented, "rapidjson_sax", 0.60},
    {"decode", documented, "nlohmann", 0.09},
    {"encode", whole, "serialize", 0.32},
    {"encode", half, "serialize", 0.32},
    {"encode", escapes, "serialize", 0.65},
    {"encode", whole, "nlohmann", 0.04}};

std::string
join(std::string_view kind, std::string_view work, std::string_view contender)
{
    std::string text(kind);
    return text.append("/").append(work).append("/").append(contender);
}

/// Looks up times and compares them.
class Finder {
public:
    Finder(Times const& times, bool everything)
        : times_(times), everything_(everything)
    {
    }

    /// The shortest time; nothing if it was not measured. Throws
    /// std::logic_error if everything should have been.
    std::optional<double> least(std::string const& name) const
    {
        auto const found = times_.find(name);
        if (found != times_.end())
            return spread_of(found->second).least;
        if (everything_)
            throw std::logic_error("expected times of " + name);
        return std::nullopt;
    }

    void add_ratio(std::vector<Budget>& budgets,
                   std::string const& name,
                   std::string const& ours,
                   std::string const& peer,
                   double limit) const
    {
        auto const mine = least(ours);
        auto const others = least(peer);
        if (mine && others)
            budgets.push_back({name, *mine / *others, limit});
    }

private:
    Times const& times_;
    bool everything_;
};

/// Compares the time per item of many items with that of few. The time to copy
/// an item is subtracted from both.
void add_growth(std::vector<Budget>& budgets, Finder const& finder)
{
    auto const many = finder.least("decode/items_100000/ours");
    auto const many_copied = finder.least("decode/items_100000/copy");
    auto const few = finder.least("decode/items_minified/ours");
    auto const few_copied = finder.least("decode/items_minified/copy");
    if (many && many_copied && few && few_copied)
        budgets.push_back({"decode/items_100000/growth_per_item",
                           (*many - *many_copied) / 100 / (*few - *few_copied),
                           1.5});
}

} // namespace

std::vector<Budget> time_budgets(Times const& times, bool everything)
{
    Finder const finder(times, everything);
    std::vector<Budget> budgets;
    for (auto const& limit : limits)
        for (auto const work : limit.works)
            finder.add_ratio(budgets,
                             join(limit.kind, work, "ours_x_") +
                                 std::string(limit.peer),
                             join(limit.kind, work, "ours"),
                             join(limit.kind, work, limit.peer),
                             limit.limit);
    add_growth(budgets, finder);
    return budgets;
}

} // namespace bench
