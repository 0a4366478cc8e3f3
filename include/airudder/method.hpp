#ifndef AIRUDDER_METHOD_HPP
#define AIRUDDER_METHOD_HPP

#include <airudder/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <string_view>

namespace airudder {

/// HTTP request method (RFC 9110, section 9; PATCH: RFC 5789).
///
/// `to_string` returns the token that HTTP uses, e.g. "POST", and an empty text
/// for a value that is not an enumerator.
BOOST_DEFINE_ENUM_CLASS(Method, get, post, put, patch, delete_, head, options)

template <>
inline constexpr std::string_view wire_name<Method::get>{"GET"};
template <>
inline constexpr std::string_view wire_name<Method::post>{"POST"};
template <>
inline constexpr std::string_view wire_name<Method::put>{"PUT"};
template <>
inline constexpr std::string_view wire_name<Method::patch>{"PATCH"};
template <>
inline constexpr std::string_view wire_name<Method::delete_>{"DELETE"};
template <>
inline constexpr std::string_view wire_name<Method::head>{"HEAD"};
template <>
inline constexpr std::string_view wire_name<Method::options>{"OPTIONS"};

template <>
inline constexpr std::string_view detail::text_of_others<Method>{};

} // namespace airudder

#endif // AIRUDDER_METHOD_HPP
