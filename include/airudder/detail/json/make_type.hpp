#ifndef AIRUDDER_DETAIL_JSON_MAKE_TYPE_HPP
#define AIRUDDER_DETAIL_JSON_MAKE_TYPE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/enumeration.hpp>
#include <airudder/detail/json/read_list.hpp>
#include <airudder/detail/json/read_open.hpp>
#include <airudder/detail/json/read_scalar.hpp>
#include <airudder/detail/json/renew.hpp>
#include <airudder/detail/json/value_type.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// Types of values as data, made at compile time.
namespace airudder::detail {

template <class T, class List>
struct TableOf;

/// Becomes a T{} where it stands: `T()` would write zeros first. Made in one
/// place, for g++ 12 warns of optionals that it sees being moved.
template <class T>
struct Fresh {
    [[gnu::noinline]] operator T() const { return T{}; }
};

template <class M>
Step read_leaf(Decoder& decoder,
               char const* at,
               void* value,
               ValueType const&,
               Place const& place)
{
    return read_value(decoder, at, *static_cast<M*>(value), place);
}

template <class M>
Step read_optional_leaf(Decoder& decoder,
                        char const* at,
                        void* value,
                        ValueType const&,
                        Place const& place)
{
    auto& optional = *static_cast<std::optional<M>*>(value);
    auto const step = read_value(decoder, at, optional.emplace(), place);
    if (step.outcome == Outcome::instead)
        optional.reset();
    return step;
}

template <class M>
inline constexpr Kind kind_of_leaf = Kind::object;
template <>
inline constexpr Kind kind_of_leaf<std::string> = Kind::text;
template <>
inline constexpr Kind kind_of_leaf<std::int64_t> = Kind::integer;
template <>
inline constexpr Kind kind_of_leaf<double> = Kind::number;
template <>
inline constexpr Kind kind_of_leaf<bool> = Kind::boolean;

template <class M>
inline constexpr bool is_leaf =
    std::is_same_v<M, boost::json::object> || kind_of_leaf<M> != Kind::object;

/// What a value of a type is, as data. The first of these is about leaves.
///
/// They refer to each other by address alone: no constant reads another one,
/// which may be in the making, for a record may contain itself.
template <class M>
struct TypeOf {
    static constexpr ValueType value{&read_leaf<M>, kind_of_leaf<M>, sizeof(M)};
};

/// Of members, which are read as such.
template <>
struct TypeOf<std::string> {
    static constexpr ValueType value{nullptr, Kind::text, sizeof(std::string)};
};

template <Enumeration E>
struct TypeOf<E> {
    static constexpr EnumerationType value{
        {&read_enumerator, Kind::enumeration, sizeof(E)},
        EnumeratorTable<Enumerators<E>>::entries,
        EnumeratorTable<Enumerators<E>>::count};
};

template <Record T>
struct TypeOf<T> : TableOf<T, Members<T>> {
};

/// The same in a list.
template <class M>
struct ElementOf : TypeOf<M> {
};

template <>
struct ElementOf<std::string> {
    static constexpr ValueType value{
        &read_leaf<std::string>, Kind::text, sizeof(std::string)};
};

template <class T>
void* get_optional(void* optional)
{
    auto& value = *static_cast<std::optional<T>*>(optional);
    return value.has_value() ? &*value : nullptr;
}

template <class T>
void* engage_optional(void* optional)
{
    auto& value = *static_cast<std::optional<T>*>(optional);
    return value.has_value() ? &*value : &value.emplace(Fresh<T>{});
}

template <class T>
[[gnu::cold]] void reset_optional(void* optional)
{
    static_cast<std::optional<T>*>(optional)->reset();
}

template <class T>
constexpr auto reader_of_optional() noexcept
{
    if constexpr (is_leaf<T>)
        return &read_optional_leaf<T>;
    else
        return &read_optional;
}

template <class T>
inline constexpr Kind kind_of_optional = Kind::optional;
template <>
inline constexpr Kind kind_of_optional<std::string> = Kind::optional_text;
template <>
inline constexpr Kind kind_of_optional<std::int64_t> = Kind::optional_integer;

template <class T>
constexpr OptionalType
make_optional_type(decltype(ValueType::read) read) noexcept
{
    return {{read, kind_of_optional<T>, sizeof(std::optional<T>)},
            &TypeOf<T>::value,
            &get_optional<T>,
            &engage_optional<T>,
            &reset_optional<T>};
}

template <class T>
struct TypeOf<std::optional<T>> {
    static constexpr OptionalType value =
        make_optional_type<T>(reader_of_optional<T>());
};

template <>
struct TypeOf<std::optional<std::string>> {
    static constexpr OptionalType value =
        make_optional_type<std::string>(nullptr);
};

template <>
struct ElementOf<std::optional<std::string>> {
    static constexpr OptionalType value =
        make_optional_type<std::string>(&read_optional_leaf<std::string>);
};

template <class T>
void swap_lists(void* one, void* other)
{
    static_cast<std::vector<T>*>(one)->swap(
        *static_cast<std::vector<T>*>(other));
}

template <class T>
[[gnu::noinline]] void* add_element(void* list)
{
    static_assert(!std::is_same_v<T, bool>,
                  "std::vector<bool> has no addressable elements");
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (elements.size() == elements.capacity())
        return nullptr;
    return &elements.emplace_back(Fresh<T>{});
}

/// An empty list with capacity. As the compiler knows that it is empty, it
/// drops the code that moves elements.
template <class T>
[[gnu::noinline]] std::vector<T> make_list(std::size_t capacity)
{
    std::vector<T> list;
    list.reserve(capacity);
    return std::vector<T>(std::move(list));
}

/// Not by constructors of elements: the code that moves them is there anyway.
template <class T>
[[gnu::cold, gnu::noinline]] void move_list(std::vector<T>& list,
                                            std::size_t capacity)
{
    auto larger = make_list<T>(capacity);
    for (auto& element : list)
        if (auto const place = add_element<T>(&larger))
            renew(ElementOf<T>::value, place, &element);
    list.swap(larger);
}

template <class T>
void* grow_list(void* list, std::size_t capacity)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (elements.capacity() == 0)
        // Over one that owns nothing.
        std::construct_at(&elements, make_list<T>(capacity));
    else
        move_list(elements, capacity);
    return add_element<T>(list);
}

template <class T>
Elements get_elements(void const* list)
{
    auto const& elements = *static_cast<std::vector<T> const*>(list);
    auto const first = reinterpret_cast<char const*>(elements.data());
    return {first, first + elements.size() * sizeof(T)};
}

template <class T>
struct TypeOf<std::vector<T>> {
    static constexpr ListType value{
        {&read_list, Kind::list, sizeof(std::vector<T>)},
        &ElementOf<T>::value,
        &add_element<T>,
        &grow_list<T>,
        &swap_lists<T>,
        &get_elements<T>};
};

/// The kind that TypeOf has, told without it.
template <class M>
inline constexpr Kind kind_of_value = kind_of_leaf<M>;
template <Enumeration E>
inline constexpr Kind kind_of_value<E> = Kind::enumeration;
template <Record T>
inline constexpr Kind kind_of_value<T> = Kind::record;
template <class T>
inline constexpr Kind kind_of_value<std::optional<T>> = kind_of_optional<T>;
template <class T>
inline constexpr Kind kind_of_value<std::vector<T>> = Kind::list;

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_MAKE_TYPE_HPP
