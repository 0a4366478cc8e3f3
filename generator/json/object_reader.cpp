#include "object_reader.hpp"

#include <algorithm>
#include <set>

namespace airudder::generator {

std::vector<Node> elements_of(Node const& node)
{
    std::vector<Node> elements;
    for (auto const& element : node.value->elements)
        elements.push_back(
            {.value = &element,
             .pointer =
                 child_pointer(node.pointer, std::to_string(elements.size()))});
    return elements;
}

std::vector<NamedNode> members_of(Node const& node)
{
    std::vector<NamedNode> members;
    for (auto const& member : node.value->members)
        members.emplace_back(
            member.name,
            Node{.value = &member.value,
                 .pointer = child_pointer(node.pointer, member.name)});
    return members;
}

void ReadContext::report_type(Node const& node, std::string_view expected) const
{
    auto message = "expected " + std::string(expected);
    if (terms.says_found)
        message.append(", found ").append(kind_name(*node.value));
    report(node.pointer, message);
}

std::optional<std::string> read_string(Node const& node,
                                       ReadContext const& context)
{
    auto text = string_of(*node.value);
    if (!text)
        context.report_type(node, "a string");
    return text;
}

ObjectReader::ObjectReader(Node const& node, ReadContext const& context)
    : node_(node), context_(context), read_(node.value->members.size())
{
    if (!is_object())
        context_.report_type(node_, "an object");
}

ObjectReader::~ObjectReader()
{
    auto const& members = node_.value->members;
    std::set<std::string_view> unread;
    for (std::size_t i = 0; i < members.size(); ++i)
        if (!read_[i])
            unread.insert(members[i].name);
    std::size_t listed = 0;
    for (auto const name : unread) {
        if (++listed > context_.terms.most_listed) {
            report("expected no unknown keyword, found " +
                   std::to_string(unread.size()) + " of them");
            return;
        }
        report_at(name, context_.terms.unknown);
    }
}

bool ObjectReader::is_object() const
{
    return node_.value->kind == JsonText::Kind::object;
}

bool ObjectReader::has(std::string_view name) const
{
    auto const& members = node_.value->members;
    return std::ranges::find(members, name, &JsonText::Member::name) !=
           members.end();
}

JsonText const* ObjectReader::take(std::string_view name)
{
    auto const& members = node_.value->members;
    auto const found =
        std::ranges::find(members, name, &JsonText::Member::name);
    if (found == members.end())
        return nullptr;
    read_[static_cast<std::size_t>(found - members.begin())] = true;
    return &found->value;
}

Node ObjectReader::node_of(std::string_view name, JsonText const& value) const
{
    return {.value = &value, .pointer = pointer(name)};
}

std::optional<Node> ObjectReader::find(std::string_view name)
{
    auto const* const value = take(name);
    return value ? std::optional(node_of(name, *value)) : std::nullopt;
}

std::optional<Node> ObjectReader::get(std::string_view name)
{
    auto found = find(name);
    if (!found && is_object())
        report("expected " + std::string(context_.terms.member) +
               in_quotes(name));
    return found;
}

std::optional<std::string> ObjectReader::find_string(std::string_view name)
{
    auto const* const value = take(name);
    if (!value)
        return std::nullopt;
    auto text = string_of(*value);
    if (!text)
        context_.report_type(node_of(name, *value), "a string");
    return text;
}

std::string ObjectReader::get_string(std::string_view name)
{
    get(name);
    return find_string(name).value_or("");
}

std::optional<std::string> ObjectReader::find_text(std::string_view name)
{
    auto text = find_string(name);
    if (text && text->empty())
        report_at(name, "expected a string that is not empty");
    return text;
}

std::string ObjectReader::get_text(std::string_view name)
{
    get(name);
    return find_text(name).value_or("");
}

bool ObjectReader::find_bool(std::string_view name, bool otherwise)
{
    auto const* const value = take(name);
    if (!value)
        return otherwise;
    if (kind_name(*value) == "a boolean")
        return value->scalar == "true";
    context_.report_type(node_of(name, *value), context_.terms.boolean);
    return otherwise;
}

std::optional<std::size_t> ObjectReader::find_count(std::string_view name)
{
    auto const* const value = take(name);
    if (!value)
        return std::nullopt;
    auto const count = count_of(*value);
    if (!count)
        context_.report_type(node_of(name, *value), "a count");
    return count;
}

std::vector<Node> ObjectReader::find_array(std::string_view name)
{
    auto const node = find(name);
    if (!node)
        return {};
    if (node->value->kind != JsonText::Kind::array)
        context_.report_type(*node, "an array");
    return elements_of(*node);
}

std::vector<Node> ObjectReader::get_array(std::string_view name)
{
    get(name);
    return find_array(name);
}

std::vector<std::string> ObjectReader::find_strings(std::string_view name)
{
    std::vector<std::string> strings;
    auto const* const value = take(name);
    if (value && value->kind != JsonText::Kind::array)
        context_.report_type(node_of(name, *value), "an array");
    if (!value)
        return strings;
    for (auto const& element : value->elements) {
        if (auto text = string_of(element))
            strings.push_back(std::move(*text));
        else
            report_at(name, "expected strings");
    }
    return strings;
}

std::vector<NamedNode> ObjectReader::find_members(std::string_view name)
{
    auto const node = find(name);
    if (!node)
        return {};
    if (node->value->kind != JsonText::Kind::object)
        context_.report_type(*node, "an object");
    return members_of(*node);
}

std::vector<NamedNode> ObjectReader::get_members(std::string_view name)
{
    get(name);
    return find_members(name);
}

void ObjectReader::skip_rest() { read_.assign(read_.size(), true); }

std::string ObjectReader::pointer(std::string_view name) const
{
    return child_pointer(node_.pointer, name);
}

void ObjectReader::report(std::string_view message) const
{
    context_.report(node_.pointer, message);
}

void ObjectReader::report_at(std::string_view name,
                             std::string_view message) const
{
    context_.report(pointer(name), message);
}

} // namespace airudder::generator
