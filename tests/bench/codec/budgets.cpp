#include "budgets.hpp"

#include <optional>
#include <stdexcept>

namespace bench {

namespace {

using Works = std::vector<std::string_view>;

/// `ours` may take `limit` times as long as `peer`.
struct Limit {
    std::string_view kind;
    Works works;
    std::string_view ours;
    std::string_view peer;
    double limit;
};

Works const node_push{"node_push_pretty", "node_push_minified"};
Works const items{"items_pretty", "items_minified"};
Works const documented{"node_push_pretty",
                       "node_push_minified",
                       "waba_pretty",
                       "waba_minified",
                       "items_pretty",
                       "items_minified"};

Works const few_records{
    "node_push", "waba", "node_push_escapes", "waba_escapes", "node_push_half"};
Works const many_records{"items", "items_escapes", "items_half"};
Works const whole_records{"node_push",
                          "waba",
                          "items",
                          "node_push_escapes",
                          "waba_escapes",
                          "items_escapes"};
Works const half_records{"node_push_half", "items_half"};

std::vector<Limit> const limits{
    {"decode", {"node_push_pretty"}, "ours", "floor", 1.10},
    {"decode", {"node_push_minified"}, "ours", "floor", 1.85},
    {"decode", {"items_pretty"}, "ours", "floor", 1.45},
    {"decode", {"items_minified"}, "ours", "floor", 2.45},
    {"decode", {"items_unknown", "items_misfit"}, "ours", "floor", 3.0},
    {"decode", documented, "ours", "simdjson", 0.85},
    {"decode", node_push, "ours", "value_to", 0.30},
    {"decode", items, "ours", "value_to", 0.24},
    {"decode", documented, "ours", "rapidjson_sax", 0.55},
    {"decode", documented, "ours", "nlohmann", 0.09},
    {"encode", few_records, "ours", "serialize", 0.32},
    {"encode", few_records, "ours_to", "serialize", 0.28},
    {"encode", many_records, "ours_to", "serializer", 0.45},
    {"encode", whole_records, "ours_to", "rapidjson_writer", 0.20},
    {"encode", half_records, "ours_to", "rapidjson_writer", 0.20},
    {"encode", whole_records, "ours", "value_from", 0.08},
    {"encode", whole_records, "ours", "nlohmann", 0.03}};

std::string
join(std::string_view kind, std::string_view work, std::string_view contender)
{
    std::string text(kind);
    return text.append("/").append(work).append("/").append(contender);
}

/// Looks up times and holds them against each other.
class Finder {
public:
    Finder(Times const& times, bool everything)
        : times_(times), everything_(everything)
    {
    }

    /// The least of the times; none if this was not asked for. Throws if
    /// everything was.
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

/// An unknown member in each record, against none.
void add_unknown(std::vector<Budget>& budgets, Finder const& finder)
{
    for (std::string const work : {"node_push", "waba", "items"})
        finder.add_ratio(budgets,
                         "encode/" + work + "_unknown/ours_to_x_empty",
                         join("encode", work + "_unknown", "ours_to"),
                         join("encode", work, "ours_to"),
                         1.5);
}

/// Time per item, less that of copying it, of many items by that of few.
void add_growth(std::vector<Budget>& budgets, Finder const& finder)
{
    auto const many = finder.least("decode/items_100000/ours");
    auto const many_copied = finder.least("decode/items_100000/copy");
    auto const few = finder.least("decode/items_minified/ours");
    auto const few_copied = finder.least("decode/items_minified/copy");
    if (many && many_copied && few && few_copied)
        budgets.push_back({"decode/items_100000/growth_per_item",
                           (*many - *many_copied) / 100 / (*few - *few_copied),
                           1.2});
}

} // namespace

std::vector<Budget> time_budgets(Times const& times, bool everything)
{
    Finder const finder(times, everything);
    std::vector<Budget> budgets;
    for (auto const& limit : limits)
        for (auto const work : limit.works)
            finder.add_ratio(budgets,
                             join(limit.kind, work, limit.ours) + "_x_" +
                                 std::string(limit.peer),
                             join(limit.kind, work, limit.ours),
                             join(limit.kind, work, limit.peer),
                             limit.limit);
    add_unknown(budgets, finder);
    add_growth(budgets, finder);
    return budgets;
}

} // namespace bench
