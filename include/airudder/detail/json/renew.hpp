#ifndef AIRUDDER_DETAIL_JSON_RENEW_HPP
#define AIRUDDER_DETAIL_JSON_RENEW_HPP

#include <airudder/detail/json/record_table.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

/// Giving members back the values that they have before they are read.
namespace airudder::detail {

inline void renew(ValueType const& type, void* value, void* initial);

template <class M>
void move_value(void* value, void* initial)
{
    *static_cast<M*>(value) = std::move(*static_cast<M*>(initial));
}

inline void renew_record(RecordTable const& table, void* record, void* initial)
{
    for (std::size_t index = 0; index != table.count; ++index) {
        auto const& member = table.members[index];
        renew(*member.type, member.in(record), member.in(initial));
    }
    move_value<Unmodeled>(&table.unmodeled(record), &table.unmodeled(initial));
}

inline void
renew_optional(OptionalType const& type, void* optional, void* initial)
{
    if (auto const value = type.get(initial))
        renew(*type.value, type.engage(optional), value);
    else
        type.reset(optional);
}

/// Makes a value what another one is, which is left with any value.
inline void renew(ValueType const& type, void* value, void* initial)
{
    switch (type.kind) {
    case Kind::text: move_value<std::string>(value, initial); break;
    case Kind::optional_text:
        move_value<std::optional<std::string>>(value, initial);
        break;
    case Kind::integer:
    case Kind::number:
    case Kind::boolean:
    case Kind::enumeration: std::memcpy(value, initial, type.size); break;
    case Kind::object:
        static_cast<boost::json::object*>(value)->swap(
            *static_cast<boost::json::object*>(initial));
        break;
    case Kind::record:
        renew_record(static_cast<RecordTable const&>(type), value, initial);
        break;
    case Kind::list:
        static_cast<ListType const&>(type).swap(value, initial);
        break;
    case Kind::optional_integer:
    case Kind::optional:
        renew_optional(static_cast<OptionalType const&>(type), value, initial);
        break;
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_RENEW_HPP
