#ifndef AIRUDDER_JSON_READ_VALUE_HPP
#define AIRUDDER_JSON_READ_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/json/keys.hpp>
#include <airudder/json/read_open.hpp>
#include <airudder/json/read_record.hpp>
#include <airudder/json/read_scalar.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

/// Readers of records, optionals and lists: thin, typed, above the core.
namespace airudder::detail {

template <Record T>
Outcome read_value(Decoder& decoder, T& record, Place const& place);

template <class T>
Outcome
read_value(Decoder& decoder, std::optional<T>& value, Place const& place);

template <class T>
Outcome read_value(Decoder& decoder, std::vector<T>& list, Place const& place);

template <class T>
inline constexpr bool is_optional = false;

template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// A record as it is before anything is read into it.
template <Record T>
T const& fresh()
{
    static T const record{};
    return record;
}

/// Owner and type of a pointer to member.
template <class>
struct PointerTraits;

template <class T, class M>
struct PointerTraits<M T::*> {
    using Owner = T;
    using Type = M;
};

template <auto Pointer>
Outcome read_member(Decoder& decoder, void* record, Place const& place)
{
    using Owner = typename PointerTraits<decltype(Pointer)>::Owner;
    return read_value(decoder, static_cast<Owner*>(record)->*Pointer, place);
}

template <auto Pointer>
void reset_member(void* record)
{
    using Owner = typename PointerTraits<decltype(Pointer)>::Owner;
    static_cast<Owner*>(record)->*Pointer = fresh<Owner>().*Pointer;
}

template <class Descriptor>
constexpr bool is_required() noexcept
{
    using Type = typename PointerTraits<
        std::remove_const_t<decltype(Descriptor::pointer)>>::Type;
    return !is_optional<Type>;
}

template <class T>
Unmodeled& unmodeled_of(void* record)
{
    return static_cast<T*>(record)->unmodeled;
}

template <class T, class List>
struct TableOf;

template <class T, template <class...> class L, class... Descriptors>
struct TableOf<T, L<Descriptors...>> {
    static constexpr std::size_t count = sizeof...(Descriptors);

    static_assert(count <= NameTable::most_names,
                  "a record has at most 64 members");

    // One more, for there is no array of nothing.
    static constexpr MemberEntry members[count + 1]{
        {key_of<Descriptors>.view().substr(1),
         member_name<Descriptors>(),
         &read_member<Descriptors::pointer>,
         &reset_member<Descriptors::pointer>}...,
        {}};

    static constexpr NameTable names = [] {
        NameTable table;
        for (std::size_t index = 0; index != count; ++index)
            table.add(members[index].name, index);
        return table;
    }();

    static constexpr std::uint64_t required = [] {
        std::uint64_t bits = 0;
        std::uint64_t bit = 1;
        ((bits |= is_required<Descriptors>() ? bit : 0, bit <<= 1), ...);
        return bits;
    }();

    static constexpr RecordTable table{
        members, count, required, &names, &unmodeled_of<T>};
};

template <Record T>
inline constexpr RecordTable const& table_of = TableOf<T, Members<T>>::table;

template <Record T>
Outcome read_value(Decoder& decoder, T& record, Place const& place)
{
    if (decoder.reader.peek() == '{')
        return read_record(decoder, table_of<T>, &record, place);
    return read_whole(decoder, table_of<T>, &record, place);
}

/// An optional record that is no object is no record, rather than one with a
/// whole value.
template <class T>
Outcome read_present(Decoder& decoder, T& value, Place const& place)
{
    if constexpr (Record<T>) {
        if (decoder.reader.peek() != '{')
            return decoder.misfit(place, "an object");
    }
    return read_value(decoder, value, place);
}

template <class T>
Outcome
read_value(Decoder& decoder, std::optional<T>& value, Place const& place)
{
    auto const outcome = read_present(decoder, value.emplace(), place);
    if (outcome == Outcome::instead)
        value.reset();
    return outcome;
}

/// Adds a default element; grows fast while the list is small.
template <class T>
void* append_element(Decoder& decoder, void* list)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    auto const capacity = elements.capacity();
    if (elements.size() == capacity) {
        auto const larger =
            std::max<std::size_t>(capacity * (capacity < 64 ? 4 : 2), 4);
        if (!decoder.charge(larger * sizeof(T)))
            return nullptr;
        elements.reserve(larger);
        decoder.release(capacity * sizeof(T));
    }
    return &elements.emplace_back();
}

template <class T>
Outcome read_element(Decoder& decoder, void* element, Place const& place)
{
    return read_value(decoder, *static_cast<T*>(element), place);
}

template <class T>
Outcome read_value(Decoder& decoder, std::vector<T>& list, Place const& place)
{
    static_assert(!std::is_same_v<T, bool>,
                  "std::vector<bool> has no addressable elements");
    static constexpr ListOperations operations{&append_element<T>,
                                               &read_element<T>};
    list.clear();
    return read_list(decoder, operations, &list, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_VALUE_HPP
