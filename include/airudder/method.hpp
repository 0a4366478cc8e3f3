#ifndef AIRUDDER_METHOD_HPP
#define AIRUDDER_METHOD_HPP

#include <airudder/detail/requirements.hpp>

#include <string_view>

namespace airudder {

/// HTTP request method (RFC 9110, section 9; PATCH: RFC 5789).
enum class Method {
    get,
    post,
    put,
    patch,
    delete_,
    head,
    options,
};

/// The method's token as HTTP writes it, e.g. "POST"; empty for a value that
/// is none of the enumerators.
constexpr std::string_view to_string(Method method) noexcept
{
    switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
    case Method::head: return "HEAD";
    case Method::options: return "OPTIONS";
    }
    return {};
}

} // namespace airudder

#endif // AIRUDDER_METHOD_HPP
