#include "delivery_key.hpp"

#include "../json/json_build.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace airudder::generator {
namespace {

/// Whether a JSON Pointer into a record leads to a string.
bool leads_to_string(Shape const& record, std::string_view pointer)
{
    auto const* shape = &record;
    for (auto const& name : pointer_tokens(pointer)) {
        auto const& fields = (shape->target ? *shape->target : *shape).fields;
        auto const found = std::ranges::find_if(fields, [&](auto const& field) {
            return field.member->name == name;
        });
        if (found == fields.end())
            return false;
        shape = &found->shape;
    }
    return shape->kind == Shape::Kind::string ||
           (shape->kind == Shape::Kind::enumeration && !shape->integers);
}

} // namespace

JsonText delivery_key(Shape const& body, Parts const& parts, RulingSet& rulings)
{
    auto const* const ruling = rulings.find("delivery_key", "/body");
    auto pointers = array_text();
    if (!ruling)
        return pointers;
    auto const report = [&](std::string const& message) {
        rulings.report_stale(*ruling, "is", message);
        return array_text();
    };
    std::set<std::string> seen;
    for (auto const& element : ruling->is.get_array()) {
        std::string const pointer(element.get_string());
        auto const path = "/body" + pointer;
        if (!leads_to_string(body, pointer))
            return report(
                "expected pointers to strings of the body, found " +
                in_quotes(pointer) +
                (find_member(parts, path) ? "" : candidates_for(parts, path)));
        if (!seen.insert(pointer).second)
            return report("expected each pointer once, found another " +
                          in_quotes(pointer));
        pointers.elements.push_back(string_text(pointer));
    }
    if (!pointers.elements.empty())
        rulings.need(*ruling);
    return pointers;
}

} // namespace airudder::generator
