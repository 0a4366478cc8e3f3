#ifndef AIRUDDER_VALUE_HPP
#define AIRUDDER_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/as_bad_alloc.hpp>
#include <airudder/detail/json/type_of.hpp>
#include <airudder/detail/json/write.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/json/conversion.hpp>
#include <boost/json/error.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <string>
#include <string_view>

namespace airudder {

namespace detail {

/// JSON text in which doubles differ from integers, as they do in a
/// boost::json::value.
template <class T>
std::string typed_text(T const& value)
{
    std::string text;
    as_bad_alloc([&] {
        Output output(text, Doubles::marked);
        output.finish(write_value(output, output.begin(), value));
    });
    return text;
}

[[noreturn]] inline void throw_conversion_error(boost::json::error error)
{
    boost::throw_exception(
        boost::system::system_error(boost::json::make_error_code(error)));
}

/// Reports why JSON text that `typed_text` wrote cannot be read: it may be
/// nested too deeply, or contain strings that are not UTF-8.
[[noreturn]] inline void throw_unreadable(Decoder const& decoder)
{
    auto const error = decoder.error();
    auto const expected = decoder.reader.failure().expected;
    bool const deep =
        expected != nullptr && expected == std::string_view(Reader::too_deep);
    auto const code =
        deep ? boost::json::error::too_deep : boost::json::error::syntax;
    boost::throw_exception(boost::system::system_error(
        boost::json::make_error_code(code), error.message));
}

/// Reads JSON text that `typed_text` wrote, keeping the value's storage.
inline void read_written(std::string_view text, boost::json::value& value)
{
    Decoder decoder(text, no_limits());
    as_bad_alloc([&] {
        if (read_json(decoder, decoder.reader.begin(), value, Place{}).failed())
            throw_unreadable(decoder);
    });
}

/// The same for a record with default values.
inline void
read_written(std::string_view text, RecordTable const& table, void* record)
{
    Decoder decoder(text, no_limits());
    decoder.ignore_spelling();
    as_bad_alloc([&] {
        auto const begin = decoder.reader.begin();
        if (table.read(decoder, begin, record, table, Place{}).failed())
            throw_unreadable(decoder);
    });
}

} // namespace detail

/// The result of boost::json::value_to<T>(value): the record that `parse` reads
/// from the value's text, except that integers and doubles are interchangeable.
/// Throws boost::system::system_error if the value is not an object, is nested
/// deeper than 1024 levels, or has a string that is not UTF-8; otherwise
/// std::bad_alloc only.
template <Record T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& value)
{
    if (!value.is_object())
        detail::throw_conversion_error(boost::json::error::not_object);
    T record{};
    detail::read_written(
        detail::typed_text(value), detail::table_of<T>, &record);
    return record;
}

/// The result of boost::json::value_to<T>(value): the enumerator with that
/// value, or `unknown` if there is none. Throws boost::system::system_error if
/// the value is not a string, or not a number if the enumeration's values are
/// integers.
template <Enumeration T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& value)
{
    T enumerator{};
    auto const& type = detail::TypeOf<T>::value;
    if constexpr (has_integer_values<T>) {
        if (!value.is_number())
            detail::throw_conversion_error(boost::json::error::not_number);
        auto const text = detail::typed_text(value);
        detail::Decoder decoder(text, detail::no_limits());
        type.read(decoder,
                  decoder.reader.begin(),
                  &enumerator,
                  type,
                  detail::Place{});
    } else {
        if (!value.is_string())
            detail::throw_conversion_error(boost::json::error::not_string);
        auto const& text = value.get_string();
        detail::set_enumerator(&enumerator, type, {text.data(), text.size()});
    }
    return enumerator;
}

/// The result of boost::json::value_from(record): the value of the text that
/// `serialize` writes, with doubles for members of type double. Numbers beyond
/// a double's range become null. Throws boost::system::system_error if the
/// result is nested deeper than 1024 levels, or a string is not UTF-8;
/// otherwise std::bad_alloc only.
template <Record T>
void tag_invoke(boost::json::value_from_tag,
                boost::json::value& value,
                T const& record)
{
    detail::read_written(detail::typed_text(record), value);
}

/// The result of boost::json::value_from(enumerator): its text or integer, or
/// null for `unknown`.
template <Enumeration T>
void tag_invoke(boost::json::value_from_tag,
                boost::json::value& value,
                T enumerator)
{
    detail::read_written(detail::typed_text(enumerator), value);
}

} // namespace airudder

#endif // AIRUDDER_VALUE_HPP
