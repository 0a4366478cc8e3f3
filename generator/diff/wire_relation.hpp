#ifndef AIRUDDER_GENERATOR_DIFF_WIRE_RELATION_HPP
#define AIRUDDER_GENERATOR_DIFF_WIRE_RELATION_HPP

#include "change.hpp"
#include "type_pairs.hpp"

namespace airudder::generator {

/// How the JSON of a type relates to that of the type before.
enum class WireRelation {
    equal,
    generalized, // all JSON of the old type is also of the new type
    specialized, // all JSON of the new type is also of the old type
    different,
};

/// Types that correspond are equal: changes inside them are their own.
WireRelation wire_relation(Type const& was,
                           Type const& is,
                           SpecIndex const& before,
                           SpecIndex const& after,
                           TypePairs const& pairs);

struct WireEffects {
    WireEffect sent{};
    WireEffect received{};
};

/// The effects where a value is sent and where it is received; none where it is
/// not.
WireEffects effects(Usage const& usage, WireEffect sent, WireEffect received);

/// The effects of another type.
WireEffects effects(Usage const& usage, WireRelation relation);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_WIRE_RELATION_HPP
