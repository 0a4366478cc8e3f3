#ifndef AIRUDDER_SERIALIZE_HPP
#define AIRUDDER_SERIALIZE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/as_bad_alloc.hpp>
#include <airudder/detail/json/output.hpp>
#include <airudder/detail/json/write.hpp>

#include <string>

namespace airudder {

namespace detail {

/// Appends a value of any type.
inline void
append_value(std::string& out, ValueType const& type, void const* value)
{
    as_bad_alloc([&] {
        Output output(out);
        output.finish(write_value(output, output.begin(), type, value));
    });
}

inline std::string serialized(ValueType const& type, void const* value)
{
    std::string out;
    append_value(out, type, value);
    return out;
}

} // namespace detail

/// Appends a record as JSON text, without white space between its tokens.
///
/// Members are written in declaration order. `std::nullopt` and an
/// enumeration's `unknown` are left out, except in a list, where they are
/// written as null. Text that `unmodeled` keeps replaces the value of a member
/// that has not changed since. Members that the record does not know follow.
/// Doubles are written as by ECMAScript's Number::toString (ECMA-262,
/// 6.1.6.1.20), NaN and infinity as null. Strings must be UTF-8; only the
/// characters that JSON requires to be escaped are.
///
/// `out` may be a part of `record`, which is written as it was before.
///
/// Throws std::bad_alloc, and boost::system::system_error with
/// boost::json::error::too_deep if objects and arrays are nested deeper than
/// 1024 levels, which no record is that was parsed. `out` then keeps its former
/// text.
template <Record T>
void serialize_to(std::string& out, T const& record)
{
    detail::append_value(out, detail::table_of<T>, &record);
}

/// Returns a record as JSON text. Throws what serialize_to throws.
template <Record T>
[[nodiscard]] std::string serialize(T const& record)
{
    return detail::serialized(detail::table_of<T>, &record);
}

/// For any other type, an error when it is compiled.
template <class T>
void serialize_to(std::string&, T const&)
{
    static_assert(Record<T>,
                  "expected a struct with BOOST_DESCRIBE_STRUCT and a member "
                  "airudder::Unmodeled");
}

template <class T>
std::string serialize(T const& value)
{
    std::string out;
    serialize_to(out, value);
    return out;
}

} // namespace airudder

#endif // AIRUDDER_SERIALIZE_HPP
