#ifndef AIRUDDER_SERIALIZE_HPP
#define AIRUDDER_SERIALIZE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/output.hpp>
#include <airudder/detail/json/write.hpp>

#include <string>

namespace airudder {

namespace detail {

/// Appends a value of any type.
inline void
append_value(std::string& out, ValueType const& type, void const* value)
{
    Output output(out);
    output.finish(write_value(output, output.begin(), type, value));
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
/// Members are written in declaration order, `std::nullopt` and an
/// enumeration's `unknown` not at all, in a list as null. What `unmodeled`
/// keeps is written in place of a member that still has the value it had;
/// members that the record does not know follow. Doubles are written as
/// ECMAScript's Number::toString does, NaN and infinity as null. Strings must
/// be UTF-8 and are written as they are, apart from what JSON has to escape.
///
/// Throws std::bad_alloc only; `out` then has its former text.
template <Record T>
void serialize_to(std::string& out, T const& record)
{
    detail::append_value(out, detail::table_of<T>, &record);
}

/// Returns a record as JSON text; see serialize_to. Throws std::bad_alloc only.
template <Record T>
[[nodiscard]] std::string serialize(T const& record)
{
    return detail::serialized(detail::table_of<T>, &record);
}

} // namespace airudder

#endif // AIRUDDER_SERIALIZE_HPP
