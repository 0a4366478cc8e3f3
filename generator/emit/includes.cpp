#include "emitters.hpp"

#include <array>

namespace airudder::generator {
namespace {

void add_type(Includes& includes, Type const& type)
{
    switch (type.kind) {
    case Type::Kind::integer: includes.add("cstdint"); break;
    case Type::Kind::string: includes.add("string"); break;
    case Type::Kind::object: includes.add("boost/json/object.hpp"); break;
    case Type::Kind::any: includes.add("boost/json/value.hpp"); break;
    case Type::Kind::list:
        includes.add("vector");
        add_type(includes, type.element.front());
        break;
    case Type::Kind::map:
        includes.add("airudder/map.hpp");
        add_type(includes, type.element.front());
        break;
    case Type::Kind::boolean:
    case Type::Kind::number:
    case Type::Kind::named: break;
    }
}

void add_declaration(Includes& includes, Declaration const& declaration)
{
    auto const add_macro = [&](std::size_t count, std::string_view macro) {
        includes.add(count <= most_in_macro ? macro
                                            : "airudder/describe_parts.hpp");
    };
    auto const* const record = std::get_if<Record>(&declaration);
    if (!record) {
        includes.add("airudder/enumeration.hpp");
        add_macro(std::get<Enumeration>(declaration).enumerators.size(),
                  "boost/describe/enum.hpp");
        return;
    }
    add_macro(record->fields.size(), "boost/describe/class.hpp");
    for (auto const& field : record->fields) {
        add_type(includes, field.type);
        if (field.boxed)
            includes.add("airudder/boxed.hpp");
        else if (!field.required)
            includes.add("optional");
    }
}

} // namespace

void Includes::add(std::string_view name)
{
    auto& set = name.starts_with("airudder/") ? ours_
                : name.starts_with("boost/")  ? boost_
                                              : standard_;
    set.emplace(name);
}

void Includes::print(Printer& printer) const
{
    for (auto const* const set : std::array{&ours_, &boost_, &standard_}) {
        for (auto const& name : *set)
            printer.line("#include <", name, ">");
        if (!set->empty())
            printer.blank();
    }
}

Includes includes_of(Header const& header)
{
    Includes includes;
    includes.add(std::holds_alternative<Endpoint>(header.descriptor)
                     ? "airudder/endpoint.hpp"
                     : "airudder/webhook.hpp");
    if (!header.declarations.empty())
        includes.add("airudder/unmodeled.hpp");
    if (!header.headers.empty())
        includes.add("airudder/header.hpp");
    for (auto const& other : header.includes)
        includes.add("airudder/" + other + ".hpp");
    for (auto const& declaration : header.declarations)
        add_declaration(includes, declaration);
    if (auto const* const endpoint = std::get_if<Endpoint>(&header.descriptor);
        endpoint && endpoint->request_struct) {
        includes.add("boost/describe/class.hpp");
        for (auto const& part : endpoint->request_struct->parts)
            if (part.optional)
                includes.add("optional");
    }
    auto const* const webhook = std::get_if<Webhook>(&header.descriptor);
    if (has_wire_names(header) || (webhook && !webhook->delivery_key.empty()))
        includes.add("string_view");
    return includes;
}

void open_guard(Printer& printer, std::string_view guard)
{
    printer.line("#ifndef ", guard);
    printer.line("#define ", guard);
    printer.blank();
}

void close_guard(Printer& printer, std::string_view guard)
{
    printer.blank();
    printer.line("#endif // ", guard);
}

} // namespace airudder::generator
