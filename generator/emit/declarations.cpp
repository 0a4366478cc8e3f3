#include "emitters.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>

namespace airudder::generator {
namespace {

/// The description, followed by the documented default.
std::string doc_of(Field const& field)
{
    auto text = field.description;
    if (field.default_text.empty())
        return text;
    if (!text.empty() && !text.ends_with('.'))
        text += '.';
    return text + (text.empty() ? "" : " ") + "Default: " + field.default_text +
           '.';
}

/// Names of records.
using Names = std::set<std::string>;

/// Whether a member is a list of records that are defined later. It has no
/// `{}`: clang would need the definition there.
bool lists_later(Field const& field, std::string_view group, Names const& later)
{
    auto const* type = &field.type;
    while (type->kind == Type::Kind::list)
        type = &type->element.front();
    return type != &field.type && type->group == group &&
           later.contains(type->name);
}

/// Separates members with documentation from the others by blank lines.
void print_fields(Printer& printer,
                  Record const& record,
                  Header const& header,
                  Names const& later)
{
    bool documented_before = false;
    for (auto const& field : record.fields) {
        auto const text = doc_of(field);
        bool const first = &field == &record.fields.front();
        if (!first && (documented_before || !text.empty()))
            printer.blank();
        printer.doc(text);
        printer.line(member_type(field, header.group),
                     " ",
                     field.name,
                     lists_later(field, header.group, later) ? ";" : "{};");
        documented_before = !text.empty();
    }
    if (!record.fields.empty())
        printer.blank();
}

/// Prints `macro(first, second, (names…))`.
void print_macro(Printer& printer,
                 std::string_view macro,
                 std::string const& first,
                 std::string const& second,
                 std::span<std::string const> names)
{
    auto flat = std::string(macro) + '(' + first + ", " + second + ", (";
    for (auto const& name : names)
        flat += (&name == &names.front() ? "" : ", ") + name;
    flat += "))";
    if (flat.size() <= Printer::code_width) {
        printer.line(flat);
        return;
    }
    printer.line(macro, "(");
    auto const inner = printer.indent();
    printer.line(first, ",");
    printer.line(second, ",");
    for (auto const& name : names)
        printer.line(&name == &names.front() ? "(" : " ",
                     name,
                     &name == &names.back() ? "))" : ",");
}

/// Prints `macro(type, number, (names…))` for each part of the names, then
/// `join(type, count)`.
void print_parts(Printer& printer,
                 std::string_view macro,
                 std::string_view join,
                 std::string const& type,
                 std::span<std::string const> names)
{
    std::size_t count = 0;
    while (!names.empty()) {
        auto const size = std::min(names.size(), most_in_macro);
        print_macro(
            printer, macro, type, std::to_string(count++), names.first(size));
        names = names.subspan(size);
    }
    printer.line(join, "(", type, ", ", std::to_string(count), ")");
}

void print_description_macro(Printer& printer, Record const& record)
{
    std::vector<std::string> names;
    for (auto const& field : record.fields)
        names.push_back(field.name);
    if (names.size() <= most_in_macro)
        print_macro(printer, "BOOST_DESCRIBE_STRUCT", record.name, "()", names);
    else
        print_parts(printer,
                    "AIRUDDER_DESCRIBE_PART",
                    "AIRUDDER_DESCRIBE_STRUCT",
                    record.name,
                    names);
}

void print_description_macro(Printer& printer, Enumeration const& enumeration)
{
    std::vector<std::string> names;
    for (auto const& enumerator : enumeration.enumerators)
        names.push_back(enumerator.name);
    if (names.size() <= most_in_macro) {
        names.insert(names.begin(), enumeration.name);
        printer.list("BOOST_DESCRIBE_ENUM(", names, ")");
    } else {
        print_parts(printer,
                    "AIRUDDER_DESCRIBE_ENUM_PART",
                    "AIRUDDER_DESCRIBE_ENUM",
                    enumeration.name,
                    names);
    }
}

/// `later` are the records that are defined later.
void print_record(Printer& printer,
                  Record const& record,
                  Header const& header,
                  Names const& later)
{
    printer.doc(record.description);
    printer.line("struct ", record.name, " {");
    {
        auto const inner = printer.indent();
        print_fields(printer, record, header, later);
        printer.doc("JSON that has no member here or does not fit one.");
        printer.line("Unmodeled unmodeled{};");
        printer.blank();
        printer.line(
            "bool operator==(", record.name, " const&) const = default;");
    }
    printer.line("};");
    printer.blank();
    print_description_macro(printer, record);
    printer.blank();
}

void print_enumeration(Printer& printer, Enumeration const& enumeration)
{
    printer.doc(enumeration.description);
    printer.line("enum class ", enumeration.name, " {");
    {
        auto const inner = printer.indent();
        printer.doc("Absent, or a value this version does not know; "
                    "`unmodeled` has its text.");
        printer.line("unknown,");
        printer.blank();
        for (auto const& enumerator : enumeration.enumerators)
            printer.line(enumerator.name, ",");
    }
    printer.line("};");
    printer.blank();
    print_description_macro(printer, enumeration);
    printer.blank();
}

void add_named(std::vector<std::string>& names,
               Type const& type,
               std::string_view group)
{
    if (type.kind == Type::Kind::named && type.group == group)
        names.push_back(type.name);
    for (auto const& element : type.element)
        add_named(names, element, group);
}

Names records_of(Header const& header)
{
    Names names;
    for (auto const& declaration : header.declarations)
        if (auto const* const record = std::get_if<Record>(&declaration))
            names.insert(record->name);
    return names;
}

/// Declares the records that other records of this header use before their
/// definition.
void print_forward_declarations(Printer& printer, Header const& header)
{
    auto later = records_of(header);
    bool printed = false;
    for (auto const& declaration : header.declarations) {
        auto const* const record = std::get_if<Record>(&declaration);
        if (!record)
            continue;
        later.erase(record->name);
        std::vector<std::string> used;
        for (auto const& field : record->fields)
            add_named(used, field.type, header.group);
        for (auto const& name : used) {
            if (later.erase(name) == 0)
                continue;
            printer.line("struct ", name, ";");
            printed = true;
        }
    }
    if (printed)
        printer.blank();
}

} // namespace

std::string spell(Type const& type, std::string_view group)
{
    switch (type.kind) {
    case Type::Kind::boolean: return "bool";
    case Type::Kind::integer: return "std::int64_t";
    case Type::Kind::number: return "double";
    case Type::Kind::string: return "std::string";
    case Type::Kind::object: return "boost::json::object";
    case Type::Kind::any: return "boost::json::value";
    case Type::Kind::list:
        return "std::vector<" + spell(type.element.front(), group) + ">";
    case Type::Kind::map:
        return "airudder::Map<" + spell(type.element.front(), group) + ">";
    case Type::Kind::named: break;
    }
    return type.group == group ? type.name : type.group + "::" + type.name;
}

std::string member_type(Field const& field, std::string_view group)
{
    auto const type = spell(field.type, group);
    if (field.boxed)
        return "airudder::Boxed<" + type + ">";
    return field.required ? type : "std::optional<" + type + ">";
}

std::string part_type(RequestStruct::Part const& part, std::string_view group)
{
    auto const type = spell(part.type, group);
    return part.optional ? "std::optional<" + type + ">" : type;
}

void print_declarations(Printer& printer, Header const& header)
{
    if (header.declarations.empty())
        return;
    // These names must be in the types' namespace, where argument-dependent
    // lookup finds them.
    auto const is_enumeration = [](Declaration const& declaration) {
        return std::holds_alternative<Enumeration>(declaration);
    };
    bool const has_enumerations =
        std::ranges::any_of(header.declarations, is_enumeration);
    if (has_enumerations)
        printer.line("using airudder::operator<<;");
    printer.line("using airudder::tag_invoke;");
    if (has_enumerations)
        printer.line("using airudder::to_string;");
    printer.blank();
    print_forward_declarations(printer, header);
    auto later = records_of(header);
    for (auto const& declaration : header.declarations) {
        if (auto const* const record = std::get_if<Record>(&declaration)) {
            later.erase(record->name);
            print_record(printer, *record, header, later);
        } else {
            print_enumeration(printer, std::get<Enumeration>(declaration));
        }
    }
}

} // namespace airudder::generator
