#include "../characters.hpp"
#include "../json/json_text.hpp"
#include "operation_pair.hpp"

#include <map>

namespace airudder::generator {
namespace {

/// The headers that no record has as members, by name in lower case.
std::map<std::string, Parameter const*>
headers_of(OperationObject const& operation)
{
    std::map<std::string, Parameter const*> headers;
    for (auto const& parameter : operation.parameters)
        if (parameter.in == Parameter::In::header &&
            !is_member(operation, parameter))
            headers.emplace(to_lower(parameter.name), &parameter);
    return headers;
}

std::string value_of(Parameter const& header)
{
    auto const& value = header.schema.default_value;
    return value ? string_of(*value).value_or(minified(*value)) : std::string();
}

Change
at_header(OperationPair const& pair, Parameter const& header, bool in_old)
{
    auto change = pair.at("");
    change.pointer = header.pointer;
    change.in_old = in_old;
    return change;
}

/// make_request sends documented values, and asks for required headers that
/// have none.
CppEffect header_effect(OperationPair const& pair, bool is_optional)
{
    return pair.is_webhook() || is_optional ? CppEffect::compatible
                                            : CppEffect::silent_change;
}

void add_header(OperationPair const& pair, Parameter const& header)
{
    auto const value = value_of(header);
    pair.comparison.add(
        at_header(pair, header, false),
        Rule::header_added,
        header_effect(pair, value.empty() && !header.required),
        effects(pair.request_usage(),
                header.required ? WireEffect::breaking : WireEffect::compatible,
                WireEffect::compatible),
        "",
        header.name,
        value.empty() ? "" : "with the value",
        value);
}

void compare_header(OperationPair const& pair,
                    Parameter const& was,
                    Parameter const& is)
{
    auto const change = at_header(pair, is, false);
    pair.comparison.compare_description(
        was.description, is.description, change);
    if (value_of(was) != value_of(is))
        pair.comparison.add(change,
                            Rule::header_value_changed,
                            header_effect(pair, false),
                            effects(pair.request_usage(),
                                    WireEffect::may_break,
                                    WireEffect::compatible),
                            value_of(was),
                            value_of(is),
                            "the header",
                            is.name);
    if (was.required != is.required)
        pair.comparison.add(
            change,
            is.required ? Rule::header_became_required
                        : Rule::header_became_optional,
            header_effect(pair, !is.required || !value_of(is).empty()),
            effects(pair.request_usage(),
                    is.required ? WireEffect::breaking : WireEffect::compatible,
                    is.required ? WireEffect::compatible
                                : WireEffect::breaking),
            "",
            "",
            "the header",
            is.name);
    if (was.schema.kind != is.schema.kind || was.schema.ref != is.schema.ref)
        pair.comparison.add(change,
                            Rule::header_type_changed,
                            CppEffect::documentation,
                            effects(pair.request_usage(),
                                    WireEffect::breaking,
                                    WireEffect::breaking),
                            "",
                            "",
                            "the header",
                            is.name);
}

} // namespace

void compare_headers(OperationPair const& pair)
{
    auto const before = headers_of(pair.was.object);
    auto const after = headers_of(pair.is.object);
    for (auto const& [key, header] : after) {
        auto const found = before.find(key);
        if (found == before.end())
            add_header(pair, *header);
        else
            compare_header(pair, *found->second, *header);
    }
    for (auto const& [key, header] : before)
        if (!after.contains(key))
            pair.comparison.add(at_header(pair, *header, true),
                                Rule::header_removed,
                                header_effect(pair, value_of(*header).empty()),
                                effects(pair.request_usage(),
                                        WireEffect::may_break,
                                        header->required
                                            ? WireEffect::breaking
                                            : WireEffect::may_break),
                                header->name);
}

} // namespace airudder::generator
