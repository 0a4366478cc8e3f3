#include "spec_index.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

DocumentedMember documented_parameter(OperationObject const& operation,
                                      Parameter const& parameter)
{
    DocumentedMember member{.schema = &parameter.schema,
                            .required = parameter.required};
    if (parameter.in != Parameter::In::path)
        return member;
    member.path = operation.path;
    auto const end = member.path.find('{' + parameter.name + '}');
    member.position = static_cast<std::size_t>(
        std::ranges::count(std::string_view(member.path).substr(0, end), '{'));
    return member;
}

} // namespace

SpecIndex::SpecIndex(Document const& from_document, Model const& from_model)
    : document(from_document), model(from_model)
{
    for (std::size_t i = 0; i < model.headers.size(); ++i) {
        auto const& header = model.headers[i];
        operations.emplace(document.operations[i].operation_id, i);
        for (auto const& declaration : header.declarations)
            types.emplace(header.group + '.' + name_of(declaration),
                          DeclaredType{&declaration, &header});
    }
    for (auto const& component : document.components)
        for (auto const& property : component.properties)
            members.emplace(
                property.schema.pointer,
                DocumentedMember{&property.schema, property.required});
    for (auto const& operation : document.operations)
        for (auto const& parameter : operation.parameters)
            members.emplace(parameter.pointer,
                            documented_parameter(operation, parameter));
}

Declaration const* SpecIndex::find(Type const& type) const
{
    if (type.kind != Type::Kind::named)
        return nullptr;
    auto const found = types.find(full_name(type));
    return found == types.end() ? nullptr : found->second.declaration;
}

std::string full_name(Type const& type) { return type.group + '.' + type.name; }

std::string cpp_name(std::string_view full_name)
{
    auto out = "airudder::" + std::string(group_of(full_name)) + "::";
    return out.append(local_name(full_name));
}

RequestStruct const* request_struct_of(Header const& header)
{
    auto const* const endpoint = std::get_if<Endpoint>(&header.descriptor);
    return endpoint && endpoint->request_struct ? &*endpoint->request_struct
                                                : nullptr;
}

std::string unnamed_path(std::string_view path)
{
    std::string out;
    bool inside = false;
    for (char const c : path) {
        inside = inside && c != '}';
        if (!inside)
            out += c;
        inside = inside || c == '{';
    }
    return out;
}

std::string const& name_of(Declaration const& declaration)
{
    return std::visit(
        [](auto const& type) -> auto const& { return type.name; }, declaration);
}

std::string const& pointer_of(Declaration const& declaration)
{
    return std::visit(
        [](auto const& type) -> auto const& { return type.pointer; },
        declaration);
}

std::string const& description_of(Declaration const& declaration)
{
    return std::visit(
        [](auto const& type) -> auto const& { return type.description; },
        declaration);
}

} // namespace airudder::generator
