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

/// Whether a path has URL characters alone. So have the names in braces, which
/// OpenAPI allows to be any text: the runtime's templates are URLs.
bool is_path_template(std::string_view path)
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] != '{') {
            if (!is_path_char(path[i]))
                return false;
            continue;
        }
        auto const end = path.find_first_of("{}/ ", i + 1);
        if (end == path.npos || path[end] != '}' || end == i + 1 ||
            !std::ranges::all_of(path.substr(i + 1, end - i - 1), is_path_char))
            return false;
        i = end;
    }
    return true;
}

} // namespace

std::optional<Address> read_address(std::string_view url)
{
    auto const scheme = scheme_length(url);
    auto const slash = std::min(url.find('/', scheme), url.size());
    auto const origin = url.substr(0, slash);
    auto const path = url.substr(slash);
    if (!is_path_template(path) || leading_url(origin) != origin ||
        (origin.empty() && path.empty()))
        return std::nullopt;
    return Address{std::string(origin), path.empty() ? "/" : std::string(path)};
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
