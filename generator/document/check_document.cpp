#include "check_document.hpp"

#include "../characters.hpp"
#include "checks.hpp"

#include <algorithm>
#include <set>

namespace airudder::generator {
namespace {

/// True for scheme://host[:port]. Descriptors hold the path separately.
bool is_origin(std::string_view url)
{
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (!url.starts_with(scheme))
            continue;
        url.remove_prefix(scheme.size());
        return !url.empty() && std::ranges::all_of(url, [](char c) {
            return is_letter_or_digit(c) || c == '.' || c == '-' || c == ':';
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

void check_document(Document const& document, Diagnostics& diagnostics)
{
    auto const graph = build_type_graph(document);
    CheckContext const context{
        .document = document, .graph = graph, .diagnostics = diagnostics};
    if (!document.server.empty() && !is_origin(document.server))
        context.report("/servers/0/url",
                       "expected an origin like https://host, found " +
                           in_quotes(document.server));
    if (graph.tangled)
        context.report("/components/schemas",
                       "expected types that contain each other in fewer "
                       "circles");
    check_tags(context);
    check_operations(context);
    check_components(context);
    check_examples(context);
}

} // namespace airudder::generator
