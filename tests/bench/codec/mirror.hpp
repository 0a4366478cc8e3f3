#ifndef AIRUDDER_BENCH_MIRROR_HPP
#define AIRUDDER_BENCH_MIRROR_HPP

#include "mirror_task.hpp"
#include "mirror_workflow.hpp"
#include "works.hpp"

/// The structs that are decoded and encoded as somebody would describe them
/// for Boost.JSON's own conversion: no optionals, for the examples have all
/// members, and nothing is kept.
namespace mirror {

/// The mirror of a generated struct.
template <class T>
struct Of;
template <>
struct Of<bench::NodePush> {
    using Type = NodePush;
};
template <>
struct Of<bench::Waba> {
    using Type = Waba;
};
template <>
struct Of<bench::Items> {
    using Type = Items;
};

} // namespace mirror

#endif // AIRUDDER_BENCH_MIRROR_HPP
