#ifndef AIRUDDER_BENCH_MIRROR_HPP
#define AIRUDDER_BENCH_MIRROR_HPP

#include "mirror_task.hpp"
#include "mirror_workflow.hpp"
#include "works.hpp"

/// The generated structs as a user would describe them for Boost.JSON's own
/// conversion. They have no optionals, because the examples have all members,
/// and they do not keep unknown members.
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
