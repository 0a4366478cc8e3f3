#include "shape.hpp"

#include <algorithm>

/// Objects: records and open ones.
namespace airudder::generator {
namespace {

namespace json = boost::json;

/// Names of the members that an example shows.
json::array shown_names(Member const& member)
{
    json::array names;
    for (auto const& child : member.members)
        if (child->pages != 0)
            names.emplace_back(child->name);
    return names;
}

} // namespace

bool ShapeMaker::is_open(Member const& member)
{
    return rulings_.find("open", member) ||
           rulings_.find("illustration", member);
}

Shape ShapeMaker::object(Member const& member)
{
    if (is_open(member))
        return open(member);
    if (member.members.empty()) {
        if (!member.parent && member.kinds == kind_object)
            return Shape::of(Shape::Kind::open, member);
        if (!settled_)
            return {};
        report(member,
               "expected to know the members of " + path_of(member) +
                   ", or that it is open",
               ruling_skeleton("open", path_of(member), json::array(), {}));
        return {};
    }
    return record(member);
}

Shape ShapeMaker::open(Member const& member)
{
    if (auto const* const ruling = rulings_.find("open", member))
        rulings_.check_was(*ruling, shown_names(member), diagnostics_);
    if (auto const* const ruling = rulings_.find("illustration", member))
        depart(member, *ruling, "object of any keys");
    json::array listed;
    for (auto const& child : member.members)
        if (!child->rows.empty())
            listed.emplace_back(child->name);
    if (!listed.empty())
        report(member,
               "expected no rows for the members of the open object " +
                   path_of(member),
               ruling_skeleton("illustration", path_of(member), listed, {}));
    return Shape::of(Shape::Kind::open, member);
}

Shape ShapeMaker::record(Member const& member)
{
    auto result = Shape::of(Shape::Kind::record, member);
    result.same_as = rulings_.find("same_as", member);
    shared_ += result.same_as ? 1 : 0;
    for (auto const& child : member.members)
        result.fields.push_back(field(*child));
    shared_ -= result.same_as ? 1 : 0;
    check_counts(member, member);
    name_type(member, result);
    check_names(result);
    return result;
}

void ShapeMaker::check_counts(Member const& member, Member const& container)
{
    if (!settled_ || is_open(container))
        return;
    for (auto const& described : member.rows) {
        auto const page = std::uint64_t{1} << described.page;
        auto const shown_on = [&](std::uint64_t bits) {
            return static_cast<std::size_t>(std::ranges::count_if(
                container.members,
                [&](auto const& child) { return child->in_example_of(bits); }));
        };
        auto actual = described.listed;
        if (actual == 0)
            actual = shown_on(page);
        if (actual == 0)
            actual = shown_on(~std::uint64_t{});
        if (described.row->row->children && actual != 0 &&
            *described.row->row->children != actual)
            check_count(member, described, actual);
    }
}

void ShapeMaker::check_count(Member const& member,
                             Described const& described,
                             std::size_t actual)
{
    auto const stated = *described.row->row->children;
    for (auto const* const ruling : rulings_.all("count", member)) {
        if (ruling->was.as_int64() != static_cast<std::int64_t>(stated))
            continue;
        if (ruling->is.as_int64() == static_cast<std::int64_t>(actual))
            return depart(member, *ruling, ruling->is);
        return rulings_.report(*ruling,
                               "is",
                               "expected the members that are there, " +
                                   std::to_string(actual),
                               diagnostics_);
    }
    auto const rulings = rulings_.all("count", member);
    if (!rulings.empty())
        rulings_.check_was(*rulings.front(), json::value(stated), diagnostics_);
    report(member,
           "expected " + std::to_string(stated) + " members in " +
               path_of(member) + ", found " + std::to_string(actual),
           ruling_skeleton("count",
                           path_of(member),
                           json::value(stated),
                           json::value(actual)));
}

} // namespace airudder::generator
