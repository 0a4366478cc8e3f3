#ifndef AIRUDDER_JSON_WRITE_VALUE_HPP
#define AIRUDDER_JSON_WRITE_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/json/keys.hpp>
#include <airudder/json/output.hpp>
#include <airudder/json/record_table.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Writers of everything but records.
namespace airudder::detail {

template <Record T>
char* write_value(Output& out, char* at, T const& record);

template <class T>
char* write_value(Output& out, char* at, std::vector<T> const& list);

inline char*
write_value(Output& out, char* at, boost::json::value const& value);

inline char* write_value(Output& out, char* at, std::string const& value)
{
    return out.put_string(at, value);
}

inline char* write_value(Output& out, char* at, bool const& value)
{
    return out.put(at, std::string_view(value ? "true" : "false"));
}

inline char* write_value(Output& out, char* at, std::int64_t const& value)
{
    return out.put(at, value);
}

inline char* write_value(Output& out, char* at, double const& value)
{
    return out.put(at, value);
}

template <Enumeration E>
char* write_value(Output& out, char* at, E const& value)
{
    auto const text = text_of(value);
    return out.put(at, text.empty() ? std::string_view("null") : text);
}

inline char*
write_value(Output& out, char* at, boost::json::object const& object)
{
    at = out.put(at, '{');
    for (auto const& member : object) {
        auto const key = member.key();
        at = out.put_name(at, {key.data(), key.size()});
        at = out.put(write_value(out, at, member.value()), ',');
    }
    return out.close(at, '}');
}

inline char* write_value(Output& out, char* at, boost::json::array const& array)
{
    at = out.put(at, '[');
    for (auto const& element : array)
        at = out.put(write_value(out, at, element), ',');
    return out.close(at, ']');
}

inline char* write_value(Output& out, char* at, boost::json::value const& value)
{
    switch (value.kind()) {
    case boost::json::kind::null: return out.put(at, std::string_view("null"));
    case boost::json::kind::bool_:
        return write_value(out, at, value.get_bool());
    case boost::json::kind::int64: return out.put(at, value.get_int64());
    case boost::json::kind::uint64: return out.put(at, value.get_uint64());
    case boost::json::kind::double_: return out.put(at, value.get_double());
    case boost::json::kind::array:
        return write_value(out, at, value.get_array());
    case boost::json::kind::object:
        return write_value(out, at, value.get_object());
    case boost::json::kind::string: break;
    }
    auto const& string = value.get_string();
    return out.put_string(at, {string.data(), string.size()});
}

/// Writes `count` elements of `size` bytes.
inline char* write_list(Output& out,
                        char* at,
                        void const* elements,
                        std::size_t count,
                        std::size_t size,
                        char* (*write)(Output&, char* at, void const* element))
{
    at = out.put(at, '[');
    auto element = static_cast<char const*>(elements);
    for (; count != 0; --count, element += size)
        at = out.put(write(out, at, element), ',');
    return out.close(at, ']');
}

template <class T>
char* write_element(Output& out, char* at, void const* element)
{
    return write_value(out, at, *static_cast<T const*>(element));
}

template <class T>
char* write_value(Output& out, char* at, std::vector<T> const& list)
{
    return write_list(
        out, at, list.data(), list.size(), sizeof(T), &write_element<T>);
}

/// Writes `"name":value,`.
template <class T>
char* write_member(Output& out,
                   char* at,
                   MemberEntry const& member,
                   T const& value)
{
    at = out.put_key(at, member.key, member.head);
    return out.put(write_value(out, at, value), ',');
}

/// Writes nothing for `unknown`.
template <Enumeration E>
char* write_member(Output& out,
                   char* at,
                   MemberEntry const& member,
                   E const& value)
{
    auto const text = text_of(value);
    if (text.empty())
        return at;
    at = out.put_key(at, member.key, member.head);
    return out.put(out.put(at, text), ',');
}

/// Writes nothing for nullopt.
template <class T>
char* write_member(Output& out,
                   char* at,
                   MemberEntry const& member,
                   std::optional<T> const& value)
{
    return value ? write_member(out, at, member, *value) : at;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_VALUE_HPP
