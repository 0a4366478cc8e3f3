#include "emitters.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// Calls `f(entity, wire)` for each name that JSON spells differently.
template <class F>
void for_each_wire_name(Header const& header, F f)
{
    auto const entity = [&](std::string_view prefix,
                            std::string const& type,
                            std::string const& name) {
        auto text = std::string(prefix) + header.group;
        return text + "::" + type + "::" + name;
    };
    for (auto const& declaration : header.declarations) {
        if (auto const* const record = std::get_if<Record>(&declaration)) {
            for (auto const& field : record->fields)
                if (field.name != field.wire)
                    f(entity("&", record->name, field.name), field.wire);
        } else {
            auto const& enumeration = std::get<Enumeration>(declaration);
            for (auto const& enumerator : enumeration.enumerators)
                if (enumerator.name != enumerator.wire)
                    f(entity("", enumeration.name, enumerator.name),
                      enumerator.wire);
        }
    }
}

/// Prints a string_view. States its length if it holds a NUL.
void print_wire_name(Printer& printer,
                     std::string const& entity,
                     std::string const& wire)
{
    auto const before =
        "inline constexpr std::string_view wire_name<" + entity + ">";
    bool const has_nul = wire.find('\0') != std::string::npos;
    printer.line("template <>");
    if (has_nul)
        printer.line(before,
                     "{",
                     literal(wire),
                     ", ",
                     std::to_string(wire.size()),
                     "};");
    else
        printer.line(before, " = ", literal(wire), ";");
    printer.blank();
}

} // namespace

bool has_wire_names(Header const& header)
{
    bool found = false;
    for_each_wire_name(header, [&](auto const&, auto const&) { found = true; });
    return found;
}

void print_wire_names(Printer& printer, Header const& header)
{
    for (auto const& declaration : header.declarations) {
        auto const* const enumeration = std::get_if<Enumeration>(&declaration);
        if (!enumeration || !enumeration->integers)
            continue;
        printer.line("template <>");
        printer.line("inline constexpr bool has_integer_values<",
                     header.group,
                     "::",
                     enumeration->name,
                     "> = true;");
        printer.blank();
    }
    for_each_wire_name(header, [&](auto const& entity, auto const& wire) {
        print_wire_name(printer, entity, wire);
    });
}

} // namespace airudder::generator
