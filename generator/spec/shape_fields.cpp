#include "shape.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

/// Members of a record: presence, default, name.
namespace airudder::generator {
namespace {

namespace json = boost::json;

std::string_view word(Presence presence)
{
    switch (presence) {
    case Presence::required: return "required";
    case Presence::optional: return "optional";
    case Presence::unstated: break;
    }
    return "unstated";
}

/// What the rows say; one that says nothing does not count beside another.
std::string stated_presence(Member const& member)
{
    auto stated = Presence::unstated;
    for (auto const& described : member.rows) {
        auto const presence = described.row->row->presence;
        if (presence == Presence::unstated)
            continue;
        if (stated != Presence::unstated && stated != presence)
            return "required or optional";
        stated = presence;
    }
    return std::string(word(stated));
}

} // namespace

Shape::Field ShapeMaker::field(Member const& member)
{
    note_renamed(member);
    Shape::Field result;
    result.at = &member;
    result.shape = shape(member, said(member));
    result.required = required(member);
    result.fallback = fallback(member, result.shape);
    result.name = ruled_name(member);
    return result;
}

bool ShapeMaker::required(Member const& member)
{
    auto const stated = stated_presence(member);
    bool const lacking = member.shown < member.parent->objects;
    if (auto const* const ruling = rulings_.find("presence", member))
        return ruled_presence(member, *ruling, stated, lacking);
    if (stated == "required or optional")
        report(
            member,
            "expected to know whether " + path_of(member) +
                " is required: the pages differ",
            ruling_skeleton(
                "presence", path_of(member), json::value(stated), "optional"));
    if (stated != "required")
        return false;
    if (lacking)
        departures_.push_back({&member,
                               "required",
                               "optional",
                               "an example of the page lacks it"});
    return !lacking;
}

bool ShapeMaker::ruled_presence(Member const& member,
                                Ruling const& ruling,
                                std::string const& stated,
                                bool lacking)
{
    rulings_.check_was(ruling, json::value(stated), diagnostics_);
    bool const required = ruling.is == json::value("required");
    if (!required && ruling.is != json::value("optional"))
        rulings_.report(ruling,
                        "is",
                        "expected \"required\" or \"optional\"",
                        diagnostics_);
    else if (required && lacking)
        rulings_.report(ruling,
                        "is",
                        "expected \"optional\": an example lacks the member",
                        diagnostics_);
    if (ruling.is != json::value(stated))
        depart(member, ruling, ruling.is);
    return required;
}

std::string ShapeMaker::fallback(Member const& member, Shape const& shape)
{
    std::optional<std::string> stated;
    for (auto const& described : member.rows) {
        auto const& text = described.row->row->default_value;
        if (text && stated && *text != *stated)
            report(member,
                   "expected one default, found " + in_quotes(*stated) +
                       " and " + in_quotes(*text));
        if (text && !stated)
            stated = text;
    }
    if (!stated)
        return {};
    auto const* const ruling = rulings_.find("default", member);
    if (!ruling)
        return fallback(member, shape, *stated);
    rulings_.check_was(*ruling, json::value(*stated), diagnostics_);
    depart(member, *ruling, ruling->is);
    return ruling->is.is_null()
               ? std::string()
               : fallback(member, shape, std::string(ruling->is.get_string()));
}

/// The default as JSON of the type.
std::string ShapeMaker::fallback(Member const& member,
                                 Shape const& shape,
                                 std::string const& text)
{
    auto const read = read_json_text(text);
    auto const* const value = std::get_if<JsonText>(&read);
    bool const number =
        value && value->kind == JsonText::Kind::scalar &&
        value->scalar.find_first_not_of("-0123456789.eE+") == std::string::npos;
    bool const integer =
        number && value->scalar.find_first_of(".eE") == std::string::npos;
    switch (shape.kind) {
    case Shape::Kind::string: return json::serialize(json::string(text));
    case Shape::Kind::integer:
        if (integer)
            return value->scalar;
        break;
    case Shape::Kind::number:
        if (number)
            return value->scalar;
        break;
    case Shape::Kind::boolean:
        if (text == "true" || text == "false")
            return text;
        break;
    case Shape::Kind::none: return {};
    default: break;
    }
    report(member,
           "expected a default that is a plain value of the type of " +
               path_of(member) + ", found " + in_quotes(text),
           ruling_skeleton(
               "default", path_of(member), json::value(text), nullptr));
    return {};
}

std::string ShapeMaker::ruled_name(Member const& member)
{
    auto const* const ruling = rulings_.find("name", member);
    if (!ruling)
        return {};
    rulings_.check_was(*ruling, json::value(member.name), diagnostics_);
    std::string name(ruling->is.get_string());
    if (!is_cpp_identifier(name))
        rulings_.report(
            *ruling, "is", "expected a C++ identifier", diagnostics_);
    return name;
}

void ShapeMaker::note_renamed(Member const& member)
{
    for (auto const* const ruling : rulings_.all("renamed", member))
        depart(member, *ruling, ruling->is);
}

void ShapeMaker::name_values(Member const& member, Shape& shape)
{
    for (auto const* const ruling : rulings_.all("value_name", member)) {
        std::string const was(ruling->was.get_string());
        std::string const is(ruling->is.get_string());
        if (std::ranges::find(shape.values, was) == shape.values.end())
            rulings_.report(
                *ruling, "was", "expected a value of the enum", diagnostics_);
        if (!is_cpp_identifier(is))
            rulings_.report(
                *ruling, "is", "expected a C++ identifier", diagnostics_);
        shape.value_names.emplace(was, is);
    }
}

void ShapeMaker::depart(Member const& member,
                        Ruling const& ruling,
                        json::value const& is)
{
    departures_.push_back({&member, ruling.was, is, ruling.because});
}

} // namespace airudder::generator
