#ifndef AIRUDDER_DETAIL_JSON_VALUE_OPERATIONS_HPP
#define AIRUDDER_DETAIL_JSON_VALUE_OPERATIONS_HPP

#include <airudder/detail/json/value_type.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Comparing and replacing values of any type.
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

inline void renew_item(ItemType const& type, void* item, void* initial)
{
    type.name(item).swap(type.name(initial));
    renew(*type.value, type.value_in(item), type.value_in(initial));
}

/// Moves `initial` to `value`. `initial` is left in an unspecified state.
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
    case Kind::enumeration:
    case Kind::integer_enumeration:
        std::memcpy(value, initial, type.size);
        break;
    case Kind::object:
        static_cast<boost::json::object*>(value)->swap(
            *static_cast<boost::json::object*>(initial));
        break;
    case Kind::record:
        renew_record(static_cast<RecordTable const&>(type), value, initial);
        break;
    case Kind::list:
    case Kind::map:
        static_cast<ListType const&>(type).swap(value, initial);
        break;
    case Kind::any:
        static_cast<boost::json::value*>(value)->swap(
            *static_cast<boost::json::value*>(initial));
        break;
    case Kind::booleans:
        static_cast<BooleansType const&>(type).move(value, initial);
        break;
    case Kind::item:
        renew_item(static_cast<ItemType const&>(type), value, initial);
        break;
    case Kind::boxed:
        static_cast<BoxedType const&>(type).swap(value, initial);
        break;
    case Kind::optional_integer:
    case Kind::optional:
        renew_optional(static_cast<OptionalType const&>(type), value, initial);
        break;
    }
}

/// Adds an element to a list for which room is reserved. Throws std::bad_alloc
/// if there is none: the library broke a promise.
inline void* add_reserved(ListType const& type, void* list)
{
    auto const element = type.add(list);
    if (element == nullptr)
        throw std::bad_alloc();
    return element;
}

/// Moves the `count` elements from `first` on into an empty list, which has room
/// for more. Adds a default element, too, and returns it.
inline void*
refill(ListType const& type, void* list, void* first, std::size_t count)
{
    for (auto at = static_cast<char*>(first); count != 0; --count) {
        renew(*type.element, add_reserved(type, list), at);
        at += type.element->size;
    }
    return add_reserved(type, list);
}

inline void copy(ValueType const& type, void* value, void const* from);

template <class M>
void copy_value(void* value, void const* from)
{
    *static_cast<M*>(value) = *static_cast<M const*>(from);
}

inline void
copy_record(RecordTable const& table, void* record, void const* from)
{
    for (std::size_t index = 0; index != table.count; ++index) {
        auto const& member = table.members[index];
        copy(*member.type, member.in(record), member.in(from));
    }
    copy_value<Unmodeled>(&table.unmodeled(record), &table.unmodeled(from));
}

inline void
copy_optional(OptionalType const& type, void* optional, void const* from)
{
    if (auto const value = get_value(type, from))
        copy(*type.value, type.engage(optional), value);
    else
        type.reset(optional);
}

inline void copy_elements(ListType const& type, void* list, void const* from)
{
    auto const [first, last] = type.elements(from);
    auto const size = type.element->size;
    type.grow(list, 0);
    for (auto at = first; at != last; at += size) {
        auto element = type.add(list);
        if (element == nullptr)
            element =
                type.grow(list, static_cast<std::size_t>(last - first) / size);
        copy(*type.element, element, at);
    }
}

inline void copy_item(ItemType const& type, void* item, void const* from)
{
    type.name(item) = type.name(from);
    copy(*type.value, type.value_in(item), type.value_in(from));
}

/// Copies `from` to `value`.
inline void copy(ValueType const& type, void* value, void const* from)
{
    switch (type.kind) {
    case Kind::text: copy_value<std::string>(value, from); break;
    case Kind::optional_text:
        copy_value<std::optional<std::string>>(value, from);
        break;
    case Kind::integer:
    case Kind::number:
    case Kind::boolean:
    case Kind::enumeration:
    case Kind::integer_enumeration: std::memcpy(value, from, type.size); break;
    case Kind::object: copy_value<boost::json::object>(value, from); break;
    case Kind::any: copy_value<boost::json::value>(value, from); break;
    case Kind::booleans:
        static_cast<BooleansType const&>(type).copy(value, from);
        break;
    case Kind::record:
        copy_record(static_cast<RecordTable const&>(type), value, from);
        break;
    case Kind::list:
    case Kind::map:
        copy_elements(static_cast<ListType const&>(type), value, from);
        break;
    case Kind::item:
        copy_item(static_cast<ItemType const&>(type), value, from);
        break;
    case Kind::optional_integer:
    case Kind::optional:
    case Kind::boxed:
        copy_optional(static_cast<OptionalType const&>(type), value, from);
        break;
    }
}

// `same` compares bit by bit: 0 and -0 differ, NaN equals itself, and the order
// in an open object counts. It tells whether a user has changed something.
// Boost.JSON's own comparison (1.81) copies the values.

inline bool same(ValueType const& type, void const* left, void const* right);

inline bool same(boost::json::value const& left,
                 boost::json::value const& right);

inline bool same(boost::json::object const& left,
                 boost::json::object const& right)
{
    if (left.size() != right.size())
        return false;
    auto other = right.begin();
    for (auto const& member : left) {
        if (member.key() != other->key() ||
            !same(member.value(), other->value()))
            return false;
        ++other;
    }
    return true;
}

inline bool same(boost::json::array const& left,
                 boost::json::array const& right)
{
    if (left.size() != right.size())
        return false;
    auto other = right.begin();
    for (auto const& value : left)
        if (!same(value, *other++))
            return false;
    return true;
}

inline bool same(boost::json::value const& left,
                 boost::json::value const& right)
{
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case boost::json::kind::null: return true;
    case boost::json::kind::bool_: return left.get_bool() == right.get_bool();
    case boost::json::kind::int64: return left.get_int64() == right.get_int64();
    case boost::json::kind::uint64:
        return left.get_uint64() == right.get_uint64();
    case boost::json::kind::double_:
        return std::bit_cast<std::uint64_t>(left.get_double()) ==
               std::bit_cast<std::uint64_t>(right.get_double());
    case boost::json::kind::string:
        return left.get_string() == right.get_string();
    case boost::json::kind::object:
        return same(left.get_object(), right.get_object());
    case boost::json::kind::array: break;
    }
    return same(left.get_array(), right.get_array());
}

inline bool
same_elements(ListType const& type, void const* left, void const* right)
{
    auto const [first, last] = type.elements(left);
    auto const [other, other_last] = type.elements(right);
    if (last - first != other_last - other)
        return false;
    std::size_t const size = static_cast<std::size_t>(last - first);
    for (std::size_t at = 0; at != size; at += type.element->size)
        if (!same(*type.element, first + at, other + at))
            return false;
    return true;
}

inline bool
same_items(ItemType const& type, void const* left, void const* right)
{
    return type.name(left) == type.name(right) &&
           same(*type.value, type.value_in(left), type.value_in(right));
}

/// Whether all members of two records of the same type are the same.
inline bool
same_members(RecordTable const& table, void const* left, void const* right)
{
    std::size_t index = 0;
    auto const is_same = [&] {
        auto const& member = table.members[index];
        return same(*member.type, member.in(left), member.in(right));
    };
    while (index != table.count && is_same())
        ++index;
    return index == table.count;
}

inline bool same(ValueType const& type, void const* left, void const* right)
{
    switch (type.kind) {
    case Kind::text:
        return *static_cast<std::string const*>(left) ==
               *static_cast<std::string const*>(right);
    case Kind::integer:
    case Kind::number:
    case Kind::boolean:
    case Kind::enumeration:
    case Kind::integer_enumeration:
        return std::memcmp(left, right, type.size) == 0;
    case Kind::object:
        return same(*static_cast<boost::json::object const*>(left),
                    *static_cast<boost::json::object const*>(right));
    case Kind::any:
        return same(*static_cast<boost::json::value const*>(left),
                    *static_cast<boost::json::value const*>(right));
    case Kind::booleans:
        return *static_cast<std::vector<bool> const*>(left) ==
               *static_cast<std::vector<bool> const*>(right);
    case Kind::list:
    case Kind::map:
        return same_elements(static_cast<ListType const&>(type), left, right);
    case Kind::item:
        return same_items(static_cast<ItemType const&>(type), left, right);
    case Kind::record: {
        auto const& table = static_cast<RecordTable const&>(type);
        return same_members(table, left, right) &&
               table.unmodeled(left) == table.unmodeled(right);
    }
    case Kind::optional_text:
    case Kind::optional_integer:
    case Kind::optional:
    case Kind::boxed: break;
    }
    auto const& optional = static_cast<OptionalType const&>(type);
    auto const one = get_value(optional, left);
    auto const other = get_value(optional, right);
    return one == nullptr || other == nullptr
               ? one == other
               : same(*optional.value, one, other);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_VALUE_OPERATIONS_HPP
