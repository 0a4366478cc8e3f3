#include "stated_types.hpp"

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

} // namespace

StatedTypes::StatedTypes(RulingSet const& rulings, Ruling const* without)
    : rulings_(rulings), without_(without)
{
}

bool StatedTypes::applies(Ruling const& ruling, Member const& member)
{
    auto const kind = read_type_words(ruling.is.get_string()).kind;
    return ruling.was == json::value(type_fact(member)) &&
           (kind != Kind::array || member.element);
}

StatedTypes::Stated StatedTypes::stated(Member const& member) const
{
    TypeWords array;
    if (member.is_element()) {
        auto const above = stated(*member.parent);
        array = read_type_words(above.words);
        if (!element_words(array).empty() && !find(member) &&
            !contradicts(member, array))
            return {above.source, std::string(element_words(array))};
    }
    if (auto const* const ruling = own_ruling(member))
        return {&member, std::string(ruling->is.get_string())};
    if (member.is_element() && contradicts(member, array))
        return {&member,
                std::string(element_words(array)) + " or " +
                    stated_words(member)};
    if (!member.is_element() && member.kinds == kind_array &&
        stated_words(member).empty())
        return {&member, "array"}; // what its elements are is asked apart
    return {&member, type_fact(member)};
}

std::string StatedTypes::words(Member const& member) const
{
    return stated(member).words;
}

TypeWords StatedTypes::read(Member const& member) const
{
    return read_type_words(words(member));
}

Member const& StatedTypes::source(Member const& member) const
{
    return *stated(member).source;
}

Ruling const* StatedTypes::ruling(Member const& member) const
{
    return own_ruling(source(member));
}

std::string StatedTypes::glued(Member const& member) const
{
    return is_plain(member) ? std::string() : glued_values(source(member));
}

std::vector<std::string> StatedTypes::values(Member const& member) const
{
    return is_plain(member) ? std::vector<std::string>() : twin_values(member);
}

/// Whether a ruling states a type that is not an enum. The word "integer" does
/// not say whether it is one.
bool StatedTypes::is_plain(Member const& member) const
{
    if (!ruling(member))
        return false;
    auto const words = read(member);
    return !words.enumeration &&
           !(words.kind == Kind::integer && rulings_.find("enum", member));
}

Ruling const* StatedTypes::find(Member const& member) const
{
    auto const* const ruling = rulings_.find("type", member);
    return ruling == without_ ? nullptr : ruling;
}

/// Also null if it does not apply.
Ruling const* StatedTypes::own_ruling(Member const& member) const
{
    auto const* const ruling = find(member);
    return ruling && applies(*ruling, member) ? ruling : nullptr;
}

bool differs(StatedTypes const& with,
             StatedTypes const& without,
             Member const& member)
{
    auto const kind = with.read(member).kind;
    auto const other = without.read(member);
    bool const contrary = (member.kinds & ~allowed_kinds(other.kind)) != 0 &&
                          !without.ruling(member);
    if (kind != other.kind || contrary)
        return true;
    if (kind == Kind::array)
        return member.element && differs(with, without, *member.element);
    return with.glued(member) != without.glued(member) ||
           with.values(member) != without.values(member) ||
           (kind == Kind::string && other.enumeration &&
            with.glued(member).empty());
}

} // namespace airudder::generator
