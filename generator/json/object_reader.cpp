#include "object_reader.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <utility>

namespace airudder::generator {
namespace {

/// So many unknown keywords of one object are listed one by one.
constexpr std::size_t most_listed = 20;

} // namespace

std::string_view kind_name(JsonText const& value)
{
    if (value.kind == JsonText::Kind::object)
        return "an object";
    if (value.kind == JsonText::Kind::array)
        return "an array";
    switch (value.scalar.empty() ? '\0' : value.scalar.front()) {
    case '"': return "a string";
    case 't':
    case 'f': return "a boolean";
    case 'n': return "null";
    default: return "a number";
    }
}

std::optional<std::string> string_of(JsonText const& value)
{
    if (value.kind != JsonText::Kind::scalar || !value.scalar.starts_with('"'))
        return std::nullopt;
    if (value.scalar.find('\\') == std::string::npos)
        return value.scalar.substr(1, value.scalar.size() - 2);
    return std::string(boost::json::parse(value.scalar).get_string());
}

void report_type(Node const& node,
                 std::string_view expected,
                 ReadContext const& context)
{
    context.report(node.pointer,
                   "expected " + std::string(expected) + ", found " +
                       std::string(kind_name(*node.value)));
}

ObjectReader::ObjectReader(Node const& node, ReadContext const& context)
    : node_(node), context_(context)
{
    if (!is_object()) {
        report_type(node_, "an object", context_);
        return;
    }
    for (auto const& member : node_.value->members)
        unread_.emplace(member.name, &member.value);
}

ObjectReader::~ObjectReader()
{
    std::size_t listed = 0;
    for (auto const& [name, value] : unread_) {
        if (++listed > most_listed) {
            report("expected no unknown keyword, found " +
                   std::to_string(unread_.size()) + " of them");
            return;
        }
        context_.report(child_pointer(node_.pointer, name), "unknown keyword");
    }
}

bool ObjectReader::is_object() const
{
    return node_.value->kind == JsonText::Kind::object;
}

bool ObjectReader::has(std::string_view name) const
{
    return unread_.contains(name) || read_.contains(name);
}

std::optional<Node> ObjectReader::find(std::string_view name)
{
    if (auto node = unread_.extract(name))
        read_.insert(std::move(node));
    auto const found = read_.find(name);
    if (found == read_.end())
        return std::nullopt;
    return Node{.value = found->second,
                .pointer = child_pointer(node_.pointer, name)};
}

std::optional<Node> ObjectReader::get(std::string_view name)
{
    auto found = find(name);
    if (!found && is_object())
        report("expected the keyword " + in_quotes(name));
    return found;
}

std::optional<std::string> ObjectReader::string_at(std::string_view name)
{
    auto const node = find(name);
    if (!node)
        return std::nullopt;
    auto text = string_of(*node->value);
    if (!text)
        report_type(*node, "a string", context_);
    return text;
}

std::string ObjectReader::find_string(std::string_view name)
{
    return string_at(name).value_or("");
}

std::string ObjectReader::get_string(std::string_view name)
{
    if (!get(name))
        return {};
    auto const text = string_at(name);
    if (text && text->empty())
        context_.report(child_pointer(node_.pointer, name),
                        "expected a string that is not empty");
    return text.value_or("");
}

bool ObjectReader::find_bool(std::string_view name, bool otherwise)
{
    auto const node = find(name);
    if (!node)
        return otherwise;
    if (kind_name(*node->value) != "a boolean")
        report_type(*node, "a boolean", context_);
    return node->value->scalar == "true";
}

std::vector<std::pair<std::string, Node>> ObjectReader::all()
{
    std::vector<std::pair<std::string, Node>> members;
    for (auto const& member : node_.value->members)
        members.emplace_back(
            member.name,
            Node{.value = &member.value,
                 .pointer = child_pointer(node_.pointer, member.name)});
    read_.merge(unread_);
    return members;
}

std::vector<Node> ObjectReader::find_array(std::string_view name)
{
    std::vector<Node> nodes;
    auto const node = find(name);
    if (!node)
        return nodes;
    if (node->value->kind != JsonText::Kind::array)
        report_type(*node, "an array", context_);
    for (auto const& element : node->value->elements)
        nodes.push_back({.value = &element,
                         .pointer = child_pointer(
                             node->pointer, std::to_string(nodes.size()))});
    return nodes;
}

std::vector<Node> ObjectReader::get_array(std::string_view name)
{
    get(name);
    return find_array(name);
}

} // namespace airudder::generator
