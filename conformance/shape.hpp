#ifndef AIRUDDER_CONFORMANCE_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_SHAPE_HPP

#include <functional>
#include <string>
#include <vector>

namespace airudder::conformance {

/// The JSON values that a type describes, according to the spec or to a
/// generated header. A shape may lead back to itself, so shapes refer to those
/// of their members; `Shapes` and `ShapeOf` own them.
struct Shape {
    struct Member;
    using Ref = std::reference_wrapper<Shape const>;

    /// As the spec says it, or "record", "enum", "integer enum", "open" (any
    /// object), "any" (any value) or "map".
    std::string type{};
    std::vector<Member> members{};     // record
    std::vector<std::string> values{}; // enums, without `unknown`
    std::vector<Ref> items{};          // array and map: one
};

struct Shape::Member {
    std::string name{};
    bool required{};
    Shape const& shape;
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_SHAPE_HPP
