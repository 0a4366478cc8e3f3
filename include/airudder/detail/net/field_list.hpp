#ifndef AIRUDDER_DETAIL_NET_FIELD_LIST_HPP
#define AIRUDDER_DETAIL_NET_FIELD_LIST_HPP

#include <airudder/detail/request_headers.hpp>
#include <airudder/header.hpp>

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

/// Header fields that are lists (RFC 9110, section 5.6.1).
namespace airudder::detail {

/// Removes surrounding spaces and tabs.
constexpr std::string_view without_white_space(std::string_view text) noexcept
{
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    text.remove_prefix((std::min)(text.find_first_not_of(" \t"), text.size()));
    return text;
}

/// Adds the elements of one field line, except empty ones.
inline void add_elements(std::vector<std::string_view>& elements,
                         std::string_view value)
{
    for (;;) {
        auto const element = value.substr(0, value.find(','));
        if (auto const text = without_white_space(element); !text.empty())
            elements.push_back(text);
        if (element.size() == value.size())
            return;
        value.remove_prefix(element.size() + 1);
    }
}

/// Returns the elements of the list that all field lines with one name form
/// (RFC 9110, section 5.3). A comma in quotes also separates elements: no
/// element that the client knows has quotes.
inline std::vector<std::string_view>
elements_of(std::span<Header const> headers, std::string_view name)
{
    std::vector<std::string_view> elements;
    for (auto const& header : headers)
        if (same_header_name(header.name, name))
            add_elements(elements, header.value);
    return elements;
}

/// Returns the same elements except `identity`, which means that there is no
/// coding (RFC 9110, section 12.5.3).
inline std::vector<std::string_view> codings_of(std::span<Header const> headers,
                                                std::string_view name)
{
    auto codings = elements_of(headers, name);
    std::erase_if(codings, [](std::string_view coding) {
        return same_header_name(coding, "identity");
    });
    return codings;
}

/// How the transfer codings of a message frame its body.
enum class Framing { plain, chunked, unknown };

inline Framing framing_of(std::span<Header const> headers)
{
    auto const codings = codings_of(headers, "Transfer-Encoding");
    if (codings.empty())
        return Framing::plain;
    return codings.size() == 1 && same_header_name(codings[0], "chunked")
               ? Framing::chunked
               : Framing::unknown;
}

/// Returns the first element of a list; empty if there is none.
inline std::string_view first_element(std::span<Header const> headers,
                                      std::string_view name)
{
    auto const elements = elements_of(headers, name);
    return elements.empty() ? std::string_view() : elements.front();
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_NET_FIELD_LIST_HPP
