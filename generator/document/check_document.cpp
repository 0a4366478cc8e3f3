#include "check_document.hpp"

#include "checks.hpp"

#include <algorithm>
#include <set>

namespace airudder::generator {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// scheme://host[:port], since descriptors hold the path below it.
bool is_origin(std::string_view url)
{
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (!url.starts_with(scheme))
            continue;
        url.remove_prefix(scheme.size());
        return !url.empty() && std::ranges::all_of(url, [](char c) {
            return is_lower(c) || is_upper(c) || is_digit(c) || c == '.' ||
                   c == '-' || c == ':';
        });
    }
    return false;
}

void check_tags(CheckContext const& context)
{
    std::set<std::string_view> groups;
    for (auto const& operation : context.document.operations)
        groups.insert(group_of(operation.operation_id));
    std::set<std::string_view> seen;
    for (auto const& tag : context.document.tags) {
        if (!seen.insert(tag.name).second)
            context.report(tag.pointer,
                           "expected each tag once, found another " +
                               in_quotes(tag.name));
        else if (!groups.contains(tag.name))
            context.report(tag.pointer,
                           "expected a group of operations, found " +
                               in_quotes(tag.name));
    }
}

} // namespace

Component const* CheckContext::target(Schema const& schema) const
{
    auto const found = graph.index.find(schema.ref);
    return found == graph.index.end() ? nullptr
                                      : &document.components[found->second];
}

bool is_snake_case(std::string_view name)
{
    return !name.empty() && is_lower(name.front()) &&
           std::ranges::all_of(name, [](char c) {
               return is_lower(c) || is_digit(c) || c == '_';
           });
}

bool is_pascal_case(std::string_view name)
{
    return !name.empty() && is_upper(name.front()) &&
           std::ranges::all_of(name, [](char c) {
               return is_lower(c) || is_upper(c) || is_digit(c);
           });
}

void check_document(Document const& document, Diagnostics& diagnostics)
{
    auto const graph = build_type_graph(document);
    CheckContext const context{
        .document = document, .graph = graph, .diagnostics = diagnostics};
    if (!is_origin(document.server))
        context.report("/servers/0/url",
                       "expected an origin like https://host, found " +
                           in_quotes(document.server));
    check_tags(context);
    check_operations(context);
    check_components(context);
    check_examples(context);
    check_telling_members(context);
}

} // namespace airudder::generator
