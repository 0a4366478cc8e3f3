#ifndef AIRUDDER_JSON_WRITE_VALUE_HPP
#define AIRUDDER_JSON_WRITE_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/json/keys.hpp>
#include <airudder/json/output.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Writers of everything but records.
namespace airudder::detail {

template <Record T>
void write_value(Output& out, T const& record);

template <class T>
void write_value(Output& out, std::vector<T> const& list);

inline void write_value(Output& out, boost::json::value const& value);

inline void write_value(Output& out, std::string const& value)
{
    out.put_string(value);
}

inline void write_value(Output& out, bool const& value)
{
    out.put(std::string_view(value ? "true" : "false"));
}

inline void write_value(Output& out, std::int64_t const& value)
{
    out.put(value);
}

inline void write_value(Output& out, double const& value) { out.put(value); }

template <Enumeration E>
void write_value(Output& out, E const& value)
{
    auto const text = text_of(value);
    out.put(text.empty() ? std::string_view("null") : text);
}

inline void write_value(Output& out, boost::json::object const& object)
{
    auto const opened = out.open();
    for (auto const& member : object) {
        auto const key = member.key();
        out.put(',');
        out.put_string({key.data(), key.size()});
        out.put(':');
        write_value(out, member.value());
    }
    out.close(opened, "{}");
}

inline void write_value(Output& out, boost::json::array const& array)
{
    auto const opened = out.open();
    for (auto const& element : array) {
        out.put(',');
        write_value(out, element);
    }
    out.close(opened, "[]");
}

inline void write_value(Output& out, boost::json::value const& value)
{
    switch (value.kind()) {
    case boost::json::kind::null: return out.put(std::string_view("null"));
    case boost::json::kind::bool_: return write_value(out, value.get_bool());
    case boost::json::kind::int64: return out.put(value.get_int64());
    case boost::json::kind::uint64: return out.put(value.get_uint64());
    case boost::json::kind::double_: return out.put(value.get_double());
    case boost::json::kind::array: return write_value(out, value.get_array());
    case boost::json::kind::object: return write_value(out, value.get_object());
    case boost::json::kind::string: break;
    }
    auto const& string = value.get_string();
    out.put_string({string.data(), string.size()});
}

template <class T>
void write_value(Output& out, std::vector<T> const& list)
{
    auto const opened = out.open();
    for (auto const& element : list) {
        out.put(',');
        write_value(out, element);
    }
    out.close(opened, "[]");
}

/// Writes `,"name":value`.
template <class T>
void write_member(Output& out, std::string_view key, T const& value)
{
    out.put(key);
    write_value(out, value);
}

/// Writes nothing for `unknown`.
template <Enumeration E>
void write_member(Output& out, std::string_view key, E const& value)
{
    auto const text = text_of(value);
    if (text.empty())
        return;
    out.put(key);
    out.put(text);
}

/// Writes nothing for nullopt.
template <class T>
void write_member(Output& out,
                  std::string_view key,
                  std::optional<T> const& value)
{
    if (value)
        write_member(out, key, *value);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_VALUE_HPP
