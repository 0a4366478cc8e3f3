#include "emitters.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

std::string member_type(Field const& field, std::string_view group)
{
    auto const type = spell(field.type, group);
    return field.required ? type : "std::optional<" + type + ">";
}

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

/// Separates members with documentation from the others by blank lines.
void print_fields(Printer& printer, Record const& record, Header const& header)
{
    bool documented_before = false;
    for (auto const& field : record.fields) {
        auto const text = doc_of(field);
        bool const first = &field == &record.fields.front();
        if (!first && (documented_before || !text.empty()))
            printer.blank();
        printer.doc(text);
        printer.line(member_type(field, header.group), " ", field.name, "{};");
        documented_before = !text.empty();
    }
    if (!record.fields.empty())
        printer.blank();
}

void print_description_macro(Printer& printer, Record const& record)
{
    std::string members = "(";
    for (auto const& field : record.fields)
        members += (&field == &record.fields.front() ? "" : ", ") + field.name;
    members += ')';
    auto const flat =
        "BOOST_DESCRIBE_STRUCT(" + record.name + ", (), " + members + ")";
    if (flat.size() <= Printer::code_width) {
        printer.line(flat);
        return;
    }
    printer.line("BOOST_DESCRIBE_STRUCT(");
    auto const inner = printer.indent();
    printer.line(record.name, ",");
    printer.line("(),");
    for (auto const& field : record.fields)
        printer.line(&field == &record.fields.front() ? "(" : " ",
                     field.name,
                     &field == &record.fields.back() ? "))" : ",");
}

void print_record(Printer& printer, Record const& record, Header const& header)
{
    printer.doc(record.description);
    printer.line("struct ", record.name, " {");
    {
        auto const inner = printer.indent();
        print_fields(printer, record, header);
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
    std::vector<std::string> items{enumeration.name};
    for (auto const& enumerator : enumeration.enumerators)
        items.push_back(enumerator.name);
    printer.list("BOOST_DESCRIBE_ENUM(", items, ")");
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
    case Type::Kind::list:
        return "std::vector<" + spell(type.element.front(), group) + ">";
    case Type::Kind::named: break;
    }
    return type.group == group ? type.name : type.group + "::" + type.name;
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
    for (auto const& declaration : header.declarations) {
        if (auto const* const record = std::get_if<Record>(&declaration))
            print_record(printer, *record, header);
        else
            print_enumeration(printer, std::get<Enumeration>(declaration));
    }
}

} // namespace airudder::generator
