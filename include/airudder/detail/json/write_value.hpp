#ifndef AIRUDDER_DETAIL_JSON_WRITE_VALUE_HPP
#define AIRUDDER_DETAIL_JSON_WRITE_VALUE_HPP

#include <airudder/detail/json/enumeration.hpp>
#include <airudder/detail/json/output.hpp>
#include <airudder/detail/json/record_table.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Writers of values of any type, but of what is in records.
namespace airudder::detail {

inline char*
write_value(Output& out, char* at, boost::json::value const& value);

inline char* write_boolean(Output& out, char* at, bool value)
{
    return out.put(at, std::string_view(value ? "true" : "false"));
}

[[gnu::noinline]] inline char*
write_integer(Output& out, char* at, std::int64_t value)
{
    return out.put(at, value);
}

[[gnu::noinline]] inline char* write_number(Output& out, char* at, double value)
{
    return out.put(at, value);
}

inline char* write_null(Output& out, char* at)
{
    return out.put(at, std::string_view("null"));
}

[[gnu::noinline]] inline char*
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
    case boost::json::kind::null: return write_null(out, at);
    case boost::json::kind::bool_:
        return write_boolean(out, at, value.get_bool());
    case boost::json::kind::int64:
        return write_integer(out, at, value.get_int64());
    case boost::json::kind::uint64: return out.put(at, value.get_uint64());
    case boost::json::kind::double_:
        return write_number(out, at, value.get_double());
    case boost::json::kind::array:
        return write_value(out, at, value.get_array());
    case boost::json::kind::object:
        return write_value(out, at, value.get_object());
    case boost::json::kind::string: break;
    }
    auto const& string = value.get_string();
    return out.put_string(at, {string.data(), string.size()});
}

inline char*
write_value(Output& out, char* at, ValueType const& type, void const* value);

inline char* write_record(Output& out,
                          char* at,
                          RecordTable const& table,
                          void const* record);

[[gnu::noinline]] inline char*
write_list(Output& out, char* at, ListType const& type, void const* list)
{
    auto const& element = *type.element;
    auto const elements = type.elements(list);
    at = out.put(at, '[');
    for (auto value = elements.first; value != elements.last;
         value += element.size)
        at = out.put(write_value(out, at, element, value), ',');
    return out.close(at, ']');
}

/// Writes an enumerator; null for `unknown`.
inline char* write_enumerator(Output& out,
                              char* at,
                              EnumerationType const& type,
                              void const* value)
{
    auto const entry = enumerator_at(value, type);
    return entry == nullptr ? write_null(out, at)
                            : out.put_string(at, entry->name);
}

inline char* write_optional(Output& out,
                            char* at,
                            OptionalType const& type,
                            void const* optional)
{
    auto const value = get_value(type, optional);
    return value == nullptr ? write_null(out, at)
                            : write_value(out, at, *type.value, value);
}

inline char*
write_value(Output& out, char* at, ValueType const& type, void const* value)
{
    switch (type.kind) {
    case Kind::text:
        return out.put_string(at, *static_cast<std::string const*>(value));
    case Kind::integer:
        return write_integer(out, at, *static_cast<std::int64_t const*>(value));
    case Kind::number:
        return write_number(out, at, *static_cast<double const*>(value));
    case Kind::boolean:
        return write_boolean(out, at, *static_cast<bool const*>(value));
    case Kind::enumeration:
        return write_enumerator(
            out, at, static_cast<EnumerationType const&>(type), value);
    case Kind::object:
        return write_value(
            out, at, *static_cast<boost::json::object const*>(value));
    case Kind::record:
        return write_record(
            out, at, static_cast<RecordTable const&>(type), value);
    case Kind::list:
        return write_list(out, at, static_cast<ListType const&>(type), value);
    case Kind::optional_text:
    case Kind::optional_integer:
    case Kind::optional: break;
    }
    return write_optional(
        out, at, static_cast<OptionalType const&>(type), value);
}

} // namespace airudder::detail

#include <airudder/detail/json/write_member.hpp>

#endif // AIRUDDER_DETAIL_JSON_WRITE_VALUE_HPP
