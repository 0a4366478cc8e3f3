#include "address.hpp"

#include "../characters.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

bool is_host_char(char c)
{
    return is_letter_or_digit(c) || c == '.' || c == '-' || c == ':';
}

bool is_path_char(char c)
{
    return is_letter_or_digit(c) ||
           std::string_view("/-._~!$&'()*+,;=:@%").find(c) !=
               std::string_view::npos;
}

std::size_t scheme_length(std::string_view url)
{
    for (std::string_view const scheme : {"https://", "http://"})
        if (url.starts_with(scheme))
            return scheme.size();
    return 0;
}

} // namespace

std::optional<Address> read_address(std::string_view url)
{
    auto const leading = leading_url(url);
    if (leading.empty() || leading.size() != url.size())
        return std::nullopt;
    auto const slash = url.find('/', scheme_length(url));
    if (slash == url.npos)
        return Address{std::string(url), "/"};
    return Address{std::string(url.substr(0, slash)),
                   std::string(url.substr(slash))};
}

std::string leading_url(std::string_view text)
{
    auto const scheme = scheme_length(text);
    auto const host = text.begin() + static_cast<std::ptrdiff_t>(scheme);
    auto const host_end = std::find_if_not(host, text.end(), is_host_char);
    if (scheme == 0 || host == host_end)
        return {};
    auto end = host_end;
    if (end != text.end() && *end == '/')
        end = std::find_if_not(host_end, text.end(), is_path_char);
    return {text.begin(), end};
}

} // namespace airudder::generator
