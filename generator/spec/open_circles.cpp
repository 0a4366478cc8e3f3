#include "open_circles.hpp"

#include "rulings.hpp"

#include <map>

namespace airudder::generator {
namespace {

/// A record whose fields are being visited.
struct CircleStep {
    Shape* record{};
    std::size_t next{}; // field
};

void settle_circle(Member const& member, Findings& findings)
{
    findings.settle(member,
                    {.text = "expected an optional member where an object "
                             "contains another of its type",
                     .answer = Ruling{.kind = "presence",
                                      .at = path_of(member),
                                      .was = "required",
                                      .is = "optional"},
                     .assumed = "optional",
                     .because = "an object that requires another of its type "
                                "never ends"});
}

} // namespace

void open_circles(std::vector<Shape*> const& records, Findings& findings)
{
    std::map<Shape const*, bool> left; // records that were entered; true: done
    std::vector<CircleStep> stack;
    auto const enter = [&](Shape& record) {
        if (left.emplace(&record, false).second)
            stack.push_back({&record, 0});
    };
    for (auto* const start : records) {
        enter(*start);
        while (!stack.empty()) {
            auto& [record, next] = stack.back();
            if (next == record->fields.size()) {
                left[record] = true;
                stack.pop_back();
                continue;
            }
            auto& field = record->fields[next++];
            if (!field.required || field.shape.kind != Shape::Kind::record)
                continue;
            auto& value =
                field.shape.target ? *field.shape.target : field.shape;
            auto const known = left.find(&value);
            if (known == left.end()) {
                enter(value);
            } else if (!known->second) {
                field.required = false;
                settle_circle(*field.member, findings);
            }
        }
    }
}

} // namespace airudder::generator
