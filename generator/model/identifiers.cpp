#include "identifiers.hpp"

#include "../characters.hpp"
#include "reserved_words.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// A name that is made leaves room for a number.
constexpr std::size_t longest_made = max_identifier - 15;

/// Names in namespace airudder; headers beside the groups', both the runtime's
/// and generated ones; and file names that Windows does not allow.
constexpr std::string_view reserved_groups =
    "airudder aux boost boxed client client_options con concepts describe "
    "describe_parts "
    "detail documented endpoint endpoints enumeration error example "
    "examples find for_each from_string header headers identify issue "
    "issues json list make_request map "
    "method nul parse parse_options parse_webhook printable prn receiver "
    "receiver_options record request response result runtime serialize "
    "serialize_options serialize_to spec_edited src std tag_invoke time "
    "to_string transport unmodeled value value_from value_to version webhook "
    "webhooks wire_name ";

/// Types of the runtime that a group's headers use.
constexpr std::string_view reserved_types =
    "Authorization Endpoint HeaderParameter Method RequestPart Unmodeled "
    "Webhook ";

/// Names of the runtime that are not types, and those of the lists and versions.
constexpr std::string_view reserved_variables =
    "airudder boost detail documented endpoints examples for_each "
    "from_string identify json make_request parse serialize serialize_to "
    "spec_edited std tag_invoke to_string value_from value_to version webhooks "
    "wire_name ";

} // namespace

std::optional<std::string> make_identifier(std::string_view name)
{
    std::string out;
    for (char const c : name) {
        if (is_letter_or_digit(c))
            out += c;
        else if (!out.empty() && out.back() != '_')
            out += '_';
    }
    if (out.empty())
        return std::nullopt;
    if (is_digit(out.front()))
        out.insert(0, 1, '_');
    if (out.size() > longest_made)
        out.resize(longest_made);
    if (out.back() != '_')
        out += '_';
    return out;
}

bool is_reserved_group(std::string_view name)
{
    static auto const all = split_words(reserved_groups);
    return all.contains(name) || is_reserved_word(name);
}

bool is_reserved_type(std::string_view name)
{
    static auto const all = split_words(reserved_types);
    return all.contains(name) || is_reserved_word(name);
}

bool is_reserved_variable(std::string_view name)
{
    static auto const all = split_words(reserved_variables);
    return all.contains(name) || is_reserved_word(name);
}

} // namespace airudder::generator
