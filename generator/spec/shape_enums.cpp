#include "shape.hpp"

#include <algorithm>

/// Enums: where their glued values end.
namespace airudder::generator {
namespace {

namespace json = boost::json;

/// `glued` cut around the values that examples show, as a beginning.
json::array cut(std::string const& glued, std::vector<std::string> const& shown)
{
    for (auto const& value : shown)
        if (auto const at = glued.find(value); at != std::string::npos) {
            json::array parts;
            if (at != 0)
                parts.emplace_back(glued.substr(0, at));
            parts.emplace_back(value);
            if (at + value.size() < glued.size())
                parts.emplace_back(glued.substr(at + value.size()));
            return parts;
        }
    return {json::value(glued)};
}

} // namespace

Shape ShapeMaker::enumeration(Member const& member,
                              std::string const& glued,
                              Said const& said)
{
    auto const path = path_of(member);
    if (glued.empty()) {
        report(
            member,
            "expected the values of the enum " + path,
            ruling_skeleton("type",
                            path_of(*said.at),
                            json::value(said.fact),
                            said.at == &member ? "string" : "array [string]"));
        return {};
    }
    auto const* const ruling = rulings_.find("enum", member);
    if (!ruling) {
        report(member,
               "expected to know where the values of " + path + " end, found " +
                   in_quotes(glued),
               ruling_skeleton(
                   "enum", path, json::value(glued), cut(glued, member.texts)));
        return {};
    }
    if (!rulings_.check_was(*ruling, json::value(glued), diagnostics_) ||
        !check_values(*ruling, glued))
        return {};
    auto result = Shape::of(Shape::Kind::enumeration, member);
    for (auto const& value : ruling->is.get_array())
        result.values.emplace_back(value.get_string());
    result.same_as = rulings_.find("same_as", member);
    name_type(member, result);
    name_values(member, result);
    return result;
}

/// The values, glued again, must be what the page has.
bool ShapeMaker::check_values(Ruling const& ruling, std::string const& glued)
{
    std::string text;
    std::vector<std::string> values;
    for (auto const& value : ruling.is.get_array())
        values.emplace_back(value.get_string()), text += values.back();
    std::ranges::sort(values);
    bool const distinct = std::ranges::adjacent_find(values) == values.end() &&
                          (values.empty() || !values.front().empty());
    if (text == glued && distinct)
        return true;
    rulings_.report(ruling,
                    "is",
                    distinct ? "expected values that make " + in_quotes(glued) +
                                   " when glued, found " + in_quotes(text)
                             : "expected values that differ and are not empty",
                    diagnostics_);
    return false;
}

} // namespace airudder::generator
