#include "read_document.hpp"

#include "read_parts.hpp"

#include <array>
#include <set>
#include <utility>

namespace airudder::generator {
namespace {

constexpr std::array<std::string_view, 7> methods{
    "get", "post", "put", "patch", "delete", "head", "options"};

constexpr ReaderTerms openapi_terms{.member = "the keyword ",
                                    .boolean = "a boolean",
                                    .unknown = "unknown keyword",
                                    .says_found = true,
                                    .most_listed = 20};

void read_info(ObjectReader& root,
               Document& document,
               ReadContext const& context)
{
    auto const node = root.get("info");
    if (!node)
        return;
    ObjectReader info(*node, context);
    document.title = info.get_text("title");
    info.get_text("version");
    info.find_string("summary");
    info.find_string("description");
}

void read_servers(ObjectReader& root,
                  Document& document,
                  ReadContext const& context)
{
    auto const servers = root.get_array("servers");
    if (servers.size() > 1)
        root.report_at("servers", "expected at most one server");
    for (auto const& node : servers) {
        ObjectReader server(node, context);
        document.server = server.get_text("url");
        server.find_string("description");
    }
}

void read_tags(ObjectReader& root,
               Document& document,
               ReadContext const& context)
{
    for (auto const& node : root.find_array("tags")) {
        ObjectReader tag(node, context);
        document.tags.push_back(
            {.pointer = node.pointer,
             .name = tag.get_text("name"),
             .description = tag.find_string("description").value_or("")});
    }
}

/// The operations of one path or webhook, in text order.
void read_path_item(std::string_view path,
                    Node const& node,
                    bool webhook,
                    Document& document,
                    ReadContext const& context)
{
    ObjectReader item(node, context);
    if (node.value->kind != JsonText::Kind::object)
        return;
    if (node.value->members.empty())
        item.report("expected at least one method");
    for (auto const& member : node.value->members) {
        for (auto const method : methods) {
            if (member.name != method)
                continue;
            auto operation = read_operation(*item.find(method), context);
            operation.webhook = webhook;
            operation.path = path;
            operation.method = method;
            document.operations.push_back(std::move(operation));
        }
    }
}

void read_operations(ObjectReader& root,
                     std::string_view keyword,
                     Document& document,
                     ReadContext const& context)
{
    for (auto const& [path, item] : root.find_members(keyword))
        read_path_item(path, item, keyword == "webhooks", document, context);
}

/// Reports more groups than any API has. The types that each of them uses are
/// searched for one group at a time.
void check_groups(ObjectReader& root, Document const& document)
{
    constexpr std::size_t most = 1'000;
    std::set<std::string_view> groups;
    for (auto const& operation : document.operations)
        groups.insert(group_of(operation.operation_id));
    if (groups.size() > most)
        root.report_at("tags",
                       "expected at most " + std::to_string(most) +
                           " groups of operations, found " +
                           std::to_string(groups.size()));
}

/// Checks the only security scheme: a token in the header Authorization.
void read_token_scheme(Node const& node, ReadContext const& context)
{
    ObjectReader scheme(node, context);
    scheme.find_string("description");
    auto const expect = [&](std::string_view name, std::string_view value) {
        auto const found = scheme.get_text(name);
        if (!found.empty() && found != value)
            scheme.report_at(name,
                             "expected " + std::string(value) + ", found " +
                                 in_quotes(found));
    };
    expect("type", "apiKey");
    expect("in", "header");
    expect("name", "Authorization");
}

void read_components(ObjectReader& root,
                     Document& document,
                     ReadContext const& context)
{
    auto const node = root.find("components");
    if (!node)
        return;
    ObjectReader components(*node, context);
    if (auto const schemes = components.find("securitySchemes")) {
        ObjectReader scheme(*schemes, context);
        if (auto const token = scheme.find("token")) {
            document.token_scheme = true;
            read_token_scheme(*token, context);
        }
    }
    for (auto const& [name, schema] : components.find_members("schemas"))
        document.components.push_back(read_component(name, schema, context));
}

} // namespace

Document read_document(JsonText const& text,
                       std::string_view file,
                       Diagnostics& diagnostics)
{
    ReadContext const context{
        .file = file, .diagnostics = diagnostics, .terms = openapi_terms};
    Document document{.file = std::string(file), .text = &text};
    ObjectReader root({.value = &text}, context);
    auto const version = root.get_text("openapi");
    if (!version.empty() && !version.starts_with("3.1."))
        root.report_at("openapi",
                       "expected OpenAPI 3.1, found " + in_quotes(version));
    read_info(root, document, context);
    read_servers(root, document, context);
    read_tags(root, document, context);
    read_operations(root, "paths", document, context);
    read_operations(root, "webhooks", document, context);
    check_groups(root, document);
    read_components(root, document, context);
    return document;
}

} // namespace airudder::generator
