#include "expected_issues.hpp"

#include "decimal.hpp"

#include <algorithm>
#include <set>

namespace airudder::conformance {
namespace {

/// The kind of the JSON values that fit, although some fit only in part.
Json::Kind fitting_kind(Shape const& shape)
{
    auto const& type = shape.type;
    if (type == "record" || type == "open" || type == "map")
        return Json::Kind::object;
    if (type == "array")
        return Json::Kind::array;
    if (type == "boolean")
        return Json::Kind::boolean;
    return type == "string" || type == "enum" ? Json::Kind::string
                                              : Json::Kind::number;
}

Shape::Member const* find_member(Shape const& shape, std::string const& name)
{
    auto const at =
        std::ranges::find(shape.members, name, &Shape::Member::name);
    return at == shape.members.end() ? nullptr : &*at;
}

/// Whether an open object keeps the number as an integer.
bool is_kept_integer(std::string const& number)
{
    return is_plain_integer(number) && (int64_of(number) || uint64_of(number));
}

/// The place of a value, as a chain up to the root.
struct Place {
    Place const* parent = nullptr; // null for the root
    std::string_view name{};       // of a member or of a map's value
    std::size_t index = 0;
    enum class In { object, map, array } in{};
};

std::string pointer_to(Place const& place)
{
    if (!place.parent)
        return "";
    auto const parent = pointer_to(*place.parent);
    return place.in == Place::In::array ? below(parent, place.index)
                                        : below(parent, place.name);
}

std::string member_path_to(Place const& place)
{
    if (!place.parent)
        return "";
    auto const parent = member_path_to(*place.parent);
    if (place.in == Place::In::array)
        return parent + "/-";
    if (place.in == Place::In::map)
        return parent + "/*";
    bool const is_mark = place.name == "-" || place.name == "*";
    return is_mark ? parent + "/~" + std::string(place.name)
                   : below(parent, place.name);
}

class Inspection {
public:
    explicit Inspection(TakeIssue const& take) : take_(take) {}

    void value(Shape const& shape, Json const& value, Place const& place)
    {
        if (shape.type == "any")
            open(value, place);
        else if (!value.is(fitting_kind(shape)))
            report(place, "wrong_type");
        else if (shape.type == "record")
            record(shape, value, place);
        else if (shape.type == "array")
            array(shape.items.front(), value, place);
        else if (shape.type == "map")
            map(shape.items.front(), value, place);
        else if (shape.type == "open")
            open(value, place);
        else if (shape.type == "enum")
            word(shape, value.text, place);
        else if (shape.type == "integer" || shape.type == "integer enum")
            integer(shape, value, place);
        else if (shape.type == "number")
            number(value, place);
    }

private:
    void report(Place const& place, char const* kind)
    {
        take_({pointer_to(place), kind}, member_path_to(place));
    }

    void record(Shape const& shape, Json const& value, Place const& place)
    {
        std::set<std::string_view> seen;
        Place inner{.parent = &place, .in = Place::In::object};
        for (auto const& [name, member] : value.members) {
            inner.name = name;
            auto const* known = find_member(shape, name);
            bool const is_new = seen.insert(name).second;
            if (!is_new)
                report(inner, "duplicate");
            if (known)
                this->value(known->shape, member, inner);
            else if (is_new)
                report(inner, "unknown_member");
        }
        for (auto const& member : shape.members)
            if (member.required && !seen.contains(member.name)) {
                inner.name = member.name;
                report(inner, "missing");
            }
    }

    void array(Shape const& item, Json const& value, Place const& place)
    {
        Place inner{.parent = &place, .in = Place::In::array};
        for (; inner.index < value.elements.size(); ++inner.index)
            this->value(item, value.elements[inner.index], inner);
    }

    void map(Shape const& item, Json const& value, Place const& place)
    {
        std::set<std::string_view> seen;
        Place inner{.parent = &place, .in = Place::In::map};
        for (auto const& [name, member] : value.members) {
            inner.name = name;
            if (!seen.insert(name).second)
                report(inner, "duplicate");
            this->value(item, member, inner);
        }
    }

    void integer(Shape const& shape, Json const& value, Place const& place)
    {
        auto const number = int64_of(value.text);
        if (!number)
            report(place, "wrong_type");
        else if (shape.type == "integer enum")
            word(shape, std::to_string(*number), place);
    }

    void word(Shape const& shape, std::string const& text, Place const& place)
    {
        if (std::ranges::find(shape.values, text) == shape.values.end())
            report(place, "unknown_value");
    }

    void number(Json const& value, Place const& place)
    {
        if (!double_of(value.text))
            report(place, "wrong_type");
        else if (is_rounded(value.text))
            report(place, "rounded");
    }

    /// Any names and any values fit; numbers only as far as a double can hold
    /// them.
    void open(Json const& value, Place const& place)
    {
        if (value.is(Json::Kind::number) && !is_kept_integer(value.text))
            number(value, place);
        Place inner{.parent = &place, .in = Place::In::array};
        for (; inner.index < value.elements.size(); ++inner.index)
            open(value.elements[inner.index], inner);
        std::set<std::string_view> seen;
        inner.in = Place::In::object;
        for (auto const& [name, member] : value.members) {
            inner.name = name;
            if (!seen.insert(name).second)
                report(inner, "duplicate");
            open(member, inner);
        }
    }

    TakeIssue const& take_;
};

} // namespace

std::vector<PlainIssue> expected_issues(Shape const& shape, Json const& value)
{
    std::vector<PlainIssue> out;
    for_each_expected_issue(
        shape, value, [&out](PlainIssue&& issue, std::string&&) {
            out.push_back(std::move(issue));
        });
    return out;
}

void for_each_expected_issue(Shape const& shape,
                             Json const& value,
                             TakeIssue const& take)
{
    Inspection(take).value(shape, value, Place{});
}

} // namespace airudder::conformance
