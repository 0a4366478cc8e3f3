#ifndef AIRUDDER_CONFORMANCE_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_SHAPE_HPP

#include <string>
#include <vector>

namespace airudder::conformance {

struct Shape;

/// Refers to a shape, because a record may contain itself.
class ShapeReference {
public:
    ShapeReference(Shape const& shape) noexcept : shape_(&shape) {}
    ShapeReference(Shape&&) = delete;

    operator Shape const&() const noexcept { return *shape_; }
    Shape const* operator->() const noexcept { return shape_; }

private:
    Shape const* shape_;
};

/// The JSON values that a type describes, according to the spec or to a
/// generated header.
struct Shape {
    struct Member;

    /// As the spec says it, or "record", "enum", "integer enum", "open", "map"
    /// or "any".
    std::string type{};

    std::vector<Member> members;       // record
    std::vector<std::string> values{}; // enum, without `unknown`
    std::vector<ShapeReference> items; // array, map: one
};

struct Shape::Member {
    std::string name{};
    bool required{};
    ShapeReference shape;
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_SHAPE_HPP
