#include "needed_rulings.hpp"

#include <boost/json/serialize.hpp>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// Where a placed row would have gone by itself.
json::value automatic_place(RowPlace const& place)
{
    return place.path ? json::value(*place.path) : json::value(nullptr);
}

void check_placement(Ruling const& ruling,
                     RulingSet const& rulings,
                     OperationText const& with,
                     OperationText const& without,
                     Diagnostics& diagnostics)
{
    for (std::size_t i = 0; i < with.places.size(); ++i)
        if (with.places[i].ruling == &ruling)
            rulings.check_was(
                ruling, automatic_place(without.places[i]), diagnostics);
}

} // namespace

void check_needed(OperationSource const& source,
                  std::vector<Part> const& parts,
                  OperationText const& built,
                  Diagnostics& diagnostics)
{
    auto const print = fingerprint(built);
    RulingSet const all(source.decisions, RulingSet::none);
    for (std::size_t i = 0; i < source.decisions.rulings.size(); ++i) {
        auto const& ruling = source.decisions.rulings[i];
        Diagnostics scratch;
        auto const without = build_operation(source, parts, i, scratch);
        if (scratch.empty() && fingerprint(without) == print)
            all.report(ruling,
                       "",
                       "expected a ruling that is needed: without this " +
                           ruling.kind + " at " + in_quotes(ruling.at) +
                           " the spec is the same; remove it",
                       diagnostics);
        else if (ruling.kind == "placement")
            check_placement(ruling, all, built, without, diagnostics);
    }
}

} // namespace airudder::generator
