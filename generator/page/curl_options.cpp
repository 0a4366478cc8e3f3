#include "curl_options.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

using Option = CurlOption;
using Effect = CurlEffect;

constexpr std::array known_options{
    Option{"location", 'L', Effect::nothing},
    Option{"insecure", 'k', Effect::nothing},
    Option{"silent", 's', Effect::nothing},
    Option{"show-error", 'S', Effect::nothing},
    Option{"include", 'i', Effect::nothing},
    Option{"verbose", 'v', Effect::nothing},
    Option{"fail", 'f', Effect::nothing},
    Option{"globoff", 'g', Effect::nothing},
    Option{"compressed", '\0', Effect::nothing},
    Option{"http1.1", '\0', Effect::nothing},
    Option{"http2", '\0', Effect::nothing},
    Option{"output", 'o', Effect::ignored},
    Option{"max-time", 'm', Effect::ignored},
    Option{"connect-timeout", '\0', Effect::ignored},
    Option{"request", 'X', Effect::method},
    Option{"header", 'H', Effect::header},
    Option{"data", 'd', Effect::data},
    Option{"data-raw", '\0', Effect::data},
    Option{"data-ascii", '\0', Effect::data},
    Option{"data-binary", '\0', Effect::data},
    Option{"json", '\0', Effect::json},
    Option{"data-urlencode", '\0', Effect::url_encoded},
    Option{"form", 'F', Effect::form},
    Option{"form-string", '\0', Effect::form},
    Option{"url", '\0', Effect::url},
    Option{"get", 'G', Effect::get},
    Option{"head", 'I', Effect::head},
    Option{"user", 'u', Effect::user},
    Option{"cookie", 'b', Effect::cookie},
    Option{"user-agent", 'A', Effect::user_agent},
    Option{"referer", 'e', Effect::referer}};

template <class Key, class Member>
CurlOption const* find(Key key, Member member)
{
    auto const found = std::ranges::find(known_options, key, member);
    return found == known_options.end() ? nullptr : &*found;
}

} // namespace

CurlOption const* find_curl_option(std::string_view name)
{
    return find(name, &CurlOption::name);
}

CurlOption const* find_curl_option(char letter)
{
    return find(letter, &CurlOption::letter);
}

bool has_value(CurlEffect effect)
{
    return effect != CurlEffect::nothing && effect != CurlEffect::get &&
           effect != CurlEffect::head;
}

} // namespace airudder::generator
