#ifndef AIRUDDER_CONFORMANCE_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_SHAPE_HPP

#include <string>
#include <vector>

namespace airudder::conformance {

/// What JSON values a type describes, whether the spec or a generated header
/// states it.
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
