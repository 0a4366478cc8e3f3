#ifndef AIRUDDER_GENERATOR_PAGE_CURL_OPTIONS_HPP
#define AIRUDDER_GENERATOR_PAGE_CURL_OPTIONS_HPP

#include <string_view>

namespace airudder::generator {

/// What an option of curl does to the request.
enum class CurlEffect {
    nothing, // of no interest to the request, no value
    ignored, // the same, with a value
    method,
    header,
    data,        // appended to the body, joined by '&'
    url_encoded, // one field of an urlencoded form
    form,        // one field of a multipart form
    url,
    get, // data go to the query
    head,
    user,
    cookie,
    user_agent,
    referer,
    json
};

/// An option, as "--name" and perhaps as "-l".
struct CurlOption {
    std::string_view name;
    char letter; // or NUL
    CurlEffect effect;
};

/// The option of that name or letter, or null.
CurlOption const* find_curl_option(std::string_view name);
CurlOption const* find_curl_option(char letter);

/// True if the option takes a value.
bool has_value(CurlEffect effect);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_CURL_OPTIONS_HPP
