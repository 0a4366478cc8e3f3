#include "../characters.hpp"
#include "checks.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace airudder::generator {
namespace {

using Kind = Schema::Kind;

bool is_scalar(Kind kind)
{
    return kind == Kind::string || kind == Kind::integer ||
           kind == Kind::number || kind == Kind::boolean;
}

/// Checks that the names in the braces of the path are those of its parameters.
void check_path_names(OperationObject const& operation,
                      CheckContext const& context)
{
    std::set<std::string_view> names;
    std::string_view const path = operation.path;
    for (auto at = path.find('{'); at != path.npos; at = path.find('{', at)) {
        ++at;
        names.insert(path.substr(at, path.find('}', at) - at));
    }
    for (auto const& parameter : operation.parameters)
        if (parameter.in == Parameter::In::path &&
            names.erase(parameter.name) == 0)
            context.report(child_pointer(parameter.pointer, "name"),
                           "expected a name in the path's braces, found " +
                               in_quotes(parameter.name));
    for (auto const name : names)
        context.report(operation.pointer,
                       "expected the path parameter " + in_quotes(name));
}

bool has_control(std::string_view text)
{
    return std::ranges::any_of(text, [](unsigned char c) {
        return (c < 0x20 && c != '\t') || c == 0x7f;
    });
}

bool is_enumeration_or_dangles(Schema const& schema,
                               CheckContext const& context)
{
    auto const* const target = context.target(schema);
    return schema.kind == Kind::ref &&
           (!target || target->kind == Component::Kind::enumeration);
}

void check_header(Parameter const& parameter,
                  OperationObject const& operation,
                  CheckContext const& context)
{
    auto const name = to_lower(parameter.name);
    if (!is_header_name(name))
        context.report(child_pointer(parameter.pointer, "name"),
                       "expected a header name, found " +
                           in_quotes(parameter.name));
    if (name == "authorization" || name == "content-type" || name == "accept")
        context.report(child_pointer(parameter.pointer, "name"),
                       "expected no Authorization, Content-Type or Accept: "
                       "OpenAPI ignores them");
    auto const& schema = parameter.schema;
    bool const is_value =
        is_scalar(schema.kind) || (is_member(operation, parameter) &&
                                   is_enumeration_or_dangles(schema, context));
    if (!is_value)
        context.report(schema.pointer, "expected a string for a header");
    if (schema.x_name && !is_member(operation, parameter))
        context.report(parameter.pointer, "expected no x-name of a header");
    auto const value =
        schema.default_value ? string_of(*schema.default_value) : std::nullopt;
    if (value && has_control(*value))
        context.report(schema.pointer, "expected a default of one line");
}

/// Checks a parameter of the path or the query.
void check_value(Parameter const& parameter,
                 OperationObject const& operation,
                 CheckContext const& context)
{
    bool const in_path = parameter.in == Parameter::In::path;
    std::string const part = in_path ? "path" : "query";
    if (!parameter_type(operation, parameter.in))
        context.report(parameter.pointer,
                       "expected " + part + " parameters only beside an x-" +
                           part + "-type");
    if (in_path && !parameter.required)
        context.report(parameter.pointer,
                       "expected \"required\": true of a path parameter");
    auto const& schema = parameter.schema;
    bool const list = parameter.explode && !in_path &&
                      schema.kind == Kind::array && !schema.items.empty();
    auto const& value = list ? schema.items.front() : schema;
    if (!is_scalar(value.kind) && !is_enumeration_or_dangles(value, context))
        context.report(schema.pointer,
                       "expected a scalar or an enumeration in the " + part);
    else if (list && value.nullable)
        context.report(value.pointer,
                       "expected no null in a list of the query");
    if (parameter.explode && schema.kind != Kind::array)
        context.report(child_pointer(parameter.pointer, "explode"),
                       "expected \"explode\" of a list alone");
}

} // namespace

bool is_path(std::string_view path)
{
    constexpr std::string_view others = "-._~!$&'()*+,;=:@/%";
    bool in_name = false;
    for (char const c : path) {
        if (c == (in_name ? '}' : '{'))
            in_name = !in_name;
        else if (in_name
                     ? c == '/' || c == '{' || c == ' '
                     : !is_letter_or_digit(c) && others.find(c) == others.npos)
            return false;
    }
    return path.starts_with('/') && !in_name && path.find("{}") == path.npos;
}

void check_parameters(OperationObject const& operation,
                      CheckContext const& context)
{
    std::set<std::pair<Parameter::In, std::string>> seen;
    std::set<Parameter::In> members;
    for (auto const& parameter : operation.parameters) {
        bool const header = parameter.in == Parameter::In::header;
        auto const key = header ? to_lower(parameter.name) : parameter.name;
        if (!seen.emplace(parameter.in, key).second)
            context.report(parameter.pointer,
                           "expected each parameter once, found another " +
                               in_quotes(parameter.name));
        if (is_member(operation, parameter))
            members.insert(parameter.in);
        if (header)
            check_header(parameter, operation, context);
        else
            check_value(parameter, operation, context);
    }
    if (operation.path_type && !members.contains(Parameter::In::path))
        context.report(child_pointer(operation.pointer, "x-path-type"),
                       "expected path parameters");
    if (operation.header_type && !members.contains(Parameter::In::header))
        context.report(child_pointer(operation.pointer, "x-header-type"),
                       "expected header parameters without a default");
    if (!operation.webhook && is_path(operation.path))
        check_path_names(operation, context);
}

} // namespace airudder::generator
