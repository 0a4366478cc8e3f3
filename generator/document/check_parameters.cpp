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

/// True for a token as defined in RFC 9110, section 5.6.2.
bool is_token(std::string_view name)
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [=](char c) {
        return is_letter_or_digit(c) || others.find(c) != others.npos;
    });
}

bool is_scalar(Kind kind)
{
    return kind == Kind::string || kind == Kind::integer ||
           kind == Kind::number || kind == Kind::boolean;
}

bool has_control(std::string_view text)
{
    return std::ranges::any_of(text, [](unsigned char c) {
        return (c < 0x20 && c != '\t') || c == 0x7f;
    });
}

void check_header(Parameter const& parameter, CheckContext const& context)
{
    auto const name = to_lower(parameter.name);
    if (!is_token(name))
        context.report(child_pointer(parameter.pointer, "name"),
                       "expected a header name, found " +
                           in_quotes(parameter.name));
    if (name == "authorization" || name == "content-type" || name == "accept")
        context.report(child_pointer(parameter.pointer, "name"),
                       "expected no Authorization, Content-Type or Accept: "
                       "OpenAPI ignores them");
    auto const& schema = parameter.schema;
    if (!is_scalar(schema.kind))
        context.report(schema.pointer, "expected a string for a header");
    if (schema.x_name)
        context.report(parameter.pointer, "expected no x-name of a header");
    auto const value =
        schema.default_value ? string_of(*schema.default_value) : std::nullopt;
    if (value && has_control(*value))
        context.report(schema.pointer, "expected a default of one line");
}

void check_query(Parameter const& parameter,
                 OperationObject const& operation,
                 CheckContext const& context)
{
    if (!operation.query_type)
        context.report(parameter.pointer,
                       "expected query parameters only beside an "
                       "x-query-type");
    auto const& schema = parameter.schema;
    auto const* const target = context.target(schema);
    bool const is_enumeration =
        target && target->kind == Component::Kind::enumeration;
    bool const dangles = schema.kind == Kind::ref && !target;
    if (!is_scalar(schema.kind) && !is_enumeration && !dangles)
        context.report(schema.pointer,
                       "expected a scalar or an enumeration in the query");
}

} // namespace

void check_parameters(OperationObject const& operation,
                      CheckContext const& context)
{
    std::set<std::pair<bool, std::string>> seen;
    for (auto const& parameter : operation.parameters) {
        bool const header = parameter.in == Parameter::In::header;
        auto const key = header ? to_lower(parameter.name) : parameter.name;
        if (!seen.emplace(header, key).second)
            context.report(parameter.pointer,
                           "expected each parameter once, found another " +
                               in_quotes(parameter.name));
        if (header)
            check_header(parameter, context);
        else
            check_query(parameter, operation, context);
    }
}

} // namespace airudder::generator
