#ifndef AIRUDDER_JSON_READ_VALUE_HPP
#define AIRUDDER_JSON_READ_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/json/keys.hpp>
#include <airudder/json/read_open.hpp>
#include <airudder/json/read_record.hpp>
#include <airudder/json/read_scalar.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Readers of records, optionals and lists: thin, typed, above the core.
namespace airudder::detail {

template <Record T>
Step read_value(Decoder&, char const* at, T& record, Place const&);

template <class T>
Step read_value(Decoder&, char const* at, std::optional<T>&, Place const&);

template <class T>
Step read_value(Decoder&, char const* at, std::vector<T>&, Place const&);

template <class T>
inline constexpr bool is_optional = false;

template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Out of line, for a record has many members of few types.
template <class M>
[[gnu::noinline, gnu::cold]] void renew(M& member, M& initial)
{
    static_assert(std::is_nothrow_move_constructible_v<M>);
    // Rather than by assignment: constructors are there anyway.
    std::destroy_at(&member);
    std::construct_at(&member, std::move(initial));
}

/// Becomes a T{} where it stands: `T()` would write zeros first. Made in one
/// place, for g++ 12 warns of optionals that it sees being moved.
template <class T>
struct Fresh {
    [[gnu::noinline]] operator T() const { return T{}; }
};

/// Owner and type of a pointer to member.
template <class>
struct PointerTraits;

template <class T, class M>
struct PointerTraits<M T::*> {
    using Owner = T;
    using Type = M;
};

template <auto Pointer>
Step read_member(Decoder& decoder,
                 char const* at,
                 void* record,
                 Place const& place)
{
    using Owner = typename PointerTraits<decltype(Pointer)>::Owner;
    return read_value(
        decoder, at, static_cast<Owner*>(record)->*Pointer, place);
}

/// Whether a member is a string, maybe an optional one.
template <class M>
inline constexpr bool is_text = std::is_same_v<M, std::string> ||
                                std::is_same_v<M, std::optional<std::string>>;

/// Sets a member that is a string.
template <auto Pointer>
void set_member(void* record, char const* text, std::size_t size)
{
    using Owner = typename PointerTraits<decltype(Pointer)>::Owner;
    set_text(static_cast<Owner*>(record)->*Pointer, text, size);
}

template <auto Pointer>
constexpr MemberEntry make_member_entry(std::string_view key,
                                        std::string_view name,
                                        std::size_t index) noexcept
{
    if constexpr (is_text<typename PointerTraits<decltype(Pointer)>::Type>)
        return make_entry(&set_member<Pointer>, nullptr, key, name, index);
    else
        return make_entry(nullptr, &read_member<Pointer>, key, name, index);
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

    using Entries = std::array<MemberEntry, count + 1>;

    static constexpr Entries members = [] {
        std::size_t index = 0;
        // An initializer list is evaluated from left to right.
        return Entries{
            make_member_entry<Descriptors::pointer>(key_of<Descriptors>.view(),
                                                    member_name<Descriptors>(),
                                                    index++)...,
            no_member};
    }();

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

    /// Gives the member with this bit its default value.
    [[gnu::cold]] static void reset(void* record,
                                    [[maybe_unused]] std::uint64_t bit)
    {
        [[maybe_unused]] T initial = Fresh<T>{};
        [[maybe_unused]] auto& present = *static_cast<T*>(record);
        [[maybe_unused]] std::uint64_t next = 1;
        ((bit == next ? renew(present.*Descriptors::pointer,
                              initial.*Descriptors::pointer)
                      : void(),
          next <<= 1),
         ...);
    }

    static constexpr RecordTable table{
        members.data(), count, required, &names, &unmodeled_of<T>, &reset};
};

template <Record T>
inline constexpr RecordTable const& table_of = TableOf<T, Members<T>>::table;

template <Record T>
Step read_value(Decoder& decoder, char const* at, T& record, Place const& place)
{
    if (decoder.reader.peek(at) == '{')
        return read_record(decoder, at, table_of<T>, &record, place);
    return read_whole(decoder, at, table_of<T>, &record, place);
}

/// An optional record that is no object is no record, rather than one with a
/// whole value.
template <class T>
Step read_present(Decoder& decoder,
                  char const* at,
                  T& value,
                  Place const& place)
{
    if constexpr (Record<T>) {
        if (decoder.reader.peek(at) != '{')
            return decoder.misfit(at, place, "an object");
    }
    return read_value(decoder, at, value, place);
}

template <class T>
Step read_value(Decoder& decoder,
                char const* at,
                std::optional<T>& value,
                Place const& place)
{
    auto const step = read_present(decoder, at, value.emplace(), place);
    if (step.outcome == Outcome::instead)
        value.reset();
    return step;
}

/// Adds a default element, found at `at`, to a list that began at `begin`.
template <class T>
void* append_element(Decoder& decoder,
                     void* list,
                     char const* begin,
                     char const* at)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    auto const capacity = elements.capacity();
    if (elements.size() == capacity) {
        auto const larger = decoder.grown_list(capacity, sizeof(T), begin, at);
        if (!decoder.charge(larger * sizeof(T), at))
            return nullptr;
        elements.reserve(larger);
        decoder.release(capacity * sizeof(T));
    }
    // Spares the code that grows the list in yet another way.
    if (elements.size() == elements.capacity())
        __builtin_unreachable();
    return &elements.emplace_back(Fresh<T>{});
}

template <class T>
Step read_element(Decoder& decoder,
                  char const* at,
                  void* element,
                  Place const& place)
{
    return read_value(decoder, at, *static_cast<T*>(element), place);
}

template <class T>
Step read_value(Decoder& decoder,
                char const* at,
                std::vector<T>& list,
                Place const& place)
{
    static_assert(!std::is_same_v<T, bool>,
                  "std::vector<bool> has no addressable elements");
    static constexpr ListOperations operations{&append_element<T>,
                                               &read_element<T>};
    list.clear();
    return read_list(decoder, at, operations, &list, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_VALUE_HPP
