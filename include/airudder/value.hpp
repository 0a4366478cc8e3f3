#ifndef AIRUDDER_VALUE_HPP
#define AIRUDDER_VALUE_HPP

#include <airudder/json/read_open.hpp>
#include <airudder/json/write_record.hpp>
#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/json/conversion.hpp>
#include <boost/json/error.hpp>
#include <boost/json/value.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <string>

namespace airudder {

namespace detail {

inline std::string text_of(boost::json::value const& value)
{
    std::string text;
    Output output(text);
    write_value(output, value);
    output.finish();
    return text;
}

[[noreturn]] inline void throw_conversion_error(boost::json::error error)
{
    boost::throw_exception(
        boost::system::system_error(boost::json::make_error_code(error)));
}

/// Reads JSON text that was written here, keeping the value's storage.
inline void read_written(std::string_view text, boost::json::value& value)
{
    Decoder decoder(text, no_limits());
    if (read_json(decoder, value, Place{}) == Outcome::failed)
        throw_conversion_error(boost::json::error::too_deep);
}

} // namespace detail

/// What boost::json::value_to<T>(value) gives: the record that `parse` makes
/// of the value's text. Throws boost::system::system_error if the value is no
/// object, or nested deeper than 1024 levels.
template <Record T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& value)
{
    if (!value.is_object())
        detail::throw_conversion_error(boost::json::error::not_object);
    auto result = parse<T>(detail::text_of(value), detail::no_limits());
    if (!result)
        detail::throw_conversion_error(boost::json::error::too_deep);
    return *std::move(result);
}

/// The enumerator of a text, `unknown` if there is none. Throws
/// boost::system::system_error if the value is no string.
template <Enumeration T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& value)
{
    if (!value.is_string())
        detail::throw_conversion_error(boost::json::error::not_string);
    auto const& text = value.get_string();
    T enumerator{};
    detail::enumerator_from({text.data(), text.size()}, enumerator);
    return enumerator;
}

/// What boost::json::value_from(record) gives: the value of the text that
/// `serialize` makes of it. Numbers beyond a double's range become null.
template <Record T>
void tag_invoke(boost::json::value_from_tag,
                boost::json::value& value,
                T const& record)
{
    detail::read_written(serialize(record), value);
}

/// The text of an enumerator, null for `unknown`.
template <Enumeration T>
void tag_invoke(boost::json::value_from_tag,
                boost::json::value& value,
                T enumerator)
{
    std::string text;
    detail::Output output(text);
    write_value(output, enumerator);
    output.finish();
    detail::read_written(text, value);
}

} // namespace airudder

#endif // AIRUDDER_VALUE_HPP
