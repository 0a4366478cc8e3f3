#include "json_dom.hpp"

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace json_dom {
namespace {

/// A token without its escapes; nothing if one is neither ~0 nor ~1.
std::optional<std::string> unescaped(std::string_view token)
{
    std::string out;
    for (std::size_t at = 0; at < token.size(); ++at) {
        if (token[at] != '~') {
            out += token[at];
            continue;
        }
        if (++at == token.size() || (token[at] != '0' && token[at] != '1'))
            return std::nullopt;
        out += token[at] == '0' ? '~' : '/';
    }
    return out;
}

Value const* member_at(Value const& object, std::string_view token)
{
    auto const name = unescaped(token);
    return name ? object.find(*name) : nullptr;
}

/// The element whose index a token is: digits, no zero in front of others.
Value const* element_at(Value const& array, std::string_view token)
{
    if (token.starts_with('0') && token != "0")
        return nullptr;
    std::size_t index = 0;
    auto const end = token.data() + token.size();
    auto const [behind, error] = std::from_chars(token.data(), end, index);
    bool const whole = error == std::errc{} && behind == end;
    return whole && index < array.elements.size() ? &array.elements[index]
                                                  : nullptr;
}

} // namespace

Value const* resolve(Value const& root, std::string_view pointer)
{
    auto at = &root;
    while (at != nullptr && !pointer.empty()) {
        if (pointer.front() != '/')
            return nullptr;
        pointer.remove_prefix(1);
        auto const token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        at = at->kind == '{' ? member_at(*at, token) : element_at(*at, token);
    }
    return at;
}

Value const* resolve_parent(Value const& root, std::string_view pointer)
{
    return resolve(root, pointer.substr(0, pointer.rfind('/')));
}

std::string last_token(std::string_view pointer)
{
    return unescaped(pointer.substr(pointer.rfind('/') + 1)).value();
}

} // namespace json_dom
