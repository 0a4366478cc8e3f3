#include "ruled_names.hpp"

#include "../characters.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The identifier that a ruling states.
std::string ruled_identifier(Ruling const& ruling, RulingSet& rulings)
{
    std::string name(ruling.is.get_string());
    if (!is_cpp_identifier(name))
        rulings.report(
            ruling, "is", "expected an identifier " + identifier_limit());
    return name;
}

/// Reports a name that another ruling gives.
void report_given(Ruling const& ruling,
                  std::string const& name,
                  std::string_view other,
                  RulingSet& rulings)
{
    rulings.report_stale(ruling,
                         "is",
                         "expected another C++ name than " + name + ", which " +
                             in_quotes(other) + " has");
}

/// The value with that name; null if none has it.
std::string const* value_named(Shape const& enumeration,
                               std::string const& name)
{
    auto const& names = enumeration.value_names;
    auto const found = std::ranges::find_if(
        names, [&](auto const& one) { return one.second == name; });
    return found == names.end() ? nullptr : &found->first;
}

/// The names of integers that the twin's words make.
void name_by_words(Shape& enumeration, RulingSet& rulings)
{
    for (auto const& value : enumeration.values) {
        auto const word = snake_words(word_for(*enumeration.member, value));
        auto const number =
            value.starts_with('-') ? "minus_" + value.substr(1) : value;
        if (!is_operation_name(word) || enumeration.value_names.contains(value))
            continue;
        auto const name = word + '_' + number;
        auto const* const other = value_named(enumeration, name);
        if (!other)
            enumeration.value_names.emplace(value, name);
        else if (auto const ruling = enumeration.named.find(*other);
                 ruling != enumeration.named.end())
            rulings.report_stale(
                *ruling->second,
                "is",
                "expected another C++ name than " + name + ", which value " +
                    in_quotes(value) +
                    " would have by its word; the ruling still applies");
    }
}

/// The unqualified names of the types that a record uses, each with one of them.
std::map<std::string_view, Shape const*> types_in(Shape const& record)
{
    std::map<std::string_view, Shape const*> types;
    for (auto const& field : record.fields) {
        auto const* type = &field.shape;
        while (!type->element.empty())
            type = &type->element.front();
        if (!type->name.empty())
            types.emplace(bare_name(type->name), type);
    }
    return types;
}

void forget_name(Shape::Field& field)
{
    field.name.clear();
    field.named = nullptr;
}

} // namespace

void name_member(Shape::Field& field, RulingSet& rulings)
{
    auto const* const ruling = rulings.find("name", *field.member);
    if (!ruling)
        return;
    rulings.need(*ruling);
    if (!rulings.check_was(*ruling, json::value(field.member->name)))
        return;
    field.name = ruled_identifier(*ruling, rulings);
    field.named = ruling;
}

void name_values(Shape& enumeration, bool of_other, RulingSet& rulings)
{
    auto const& values = enumeration.values;
    for (auto const* const ruling :
         rulings.all("value_name", *enumeration.member)) {
        std::string const was(ruling->was.get_string());
        if (std::ranges::find(values, was) == values.end()) {
            rulings.report_stale(
                *ruling, "was", "expected a value of the enum");
            continue;
        }
        auto name = ruled_identifier(*ruling, rulings);
        if (auto const* const other = value_named(enumeration, name)) {
            report_given(*ruling, name, *other, rulings);
            continue;
        }
        if (!of_other)
            rulings.need(*ruling);
        enumeration.value_names.emplace(was, std::move(name));
        enumeration.named.emplace(was, ruling);
    }
    if (enumeration.integers)
        name_by_words(enumeration, rulings);
}

void check_names(Shape& record, TypeNames& names, RulingSet& rulings)
{
    auto const types = types_in(record);
    std::map<std::string, std::string_view> given;
    for (auto& field : record.fields) {
        if (!field.named)
            continue;
        auto const [other, is_new] =
            given.emplace(field.name, field.member->name);
        if (is_new && !types.contains(field.name))
            continue;
        if (!is_new)
            report_given(*field.named, field.name, other->second, rulings);
        else
            rulings.report_stale(*field.named,
                                 "is",
                                 "expected another C++ name than " +
                                     field.name +
                                     ", which a type of the members has");
        forget_name(field);
    }
    for (auto const& field : record.fields) {
        auto const type = types.find(field.member->name);
        if (!field.named && type != types.end())
            names.report_name_of_member(*type->second, rulings);
    }
}

} // namespace airudder::generator
