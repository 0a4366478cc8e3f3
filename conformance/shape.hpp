#ifndef AIRUDDER_CONFORMANCE_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_SHAPE_HPP

#include <string>
#include <vector>

namespace airudder::conformance {

/// The JSON values that a type describes, according to the spec or to a
/// generated header.
struct Shape {
    struct Member;

    std::string type{}; // as the spec says it; "record", "enum", "open"
    std::vector<Member> members;       // record
    std::vector<std::string> values{}; // enum, without `unknown`
    std::vector<Shape> items;          // array: one
};

struct Shape::Member {
    std::string name{};
    bool required{};
    Shape shape{};
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_SHAPE_HPP
