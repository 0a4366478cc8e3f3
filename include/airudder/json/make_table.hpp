#ifndef AIRUDDER_JSON_MAKE_TABLE_HPP
#define AIRUDDER_JSON_MAKE_TABLE_HPP

#include <airudder/describe.hpp>
#include <airudder/json/decoder.hpp>
#include <airudder/json/keys.hpp>
#include <airudder/json/record_table.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

/// Tables of record types, made at compile time. A record type costs its table
/// and two small functions, a type of members a few more, however many records
/// have it.
namespace airudder::detail {

/// Becomes a T{} where it stands: `T()` would write zeros first. Made in one
/// place, for g++ 12 warns of optionals that it sees being moved.
template <class T>
struct Fresh {
    [[gnu::noinline]] operator T() const { return T{}; }
};

template <class M>
Step read_member(Decoder& decoder,
                 char const* at,
                 void* member,
                 Place const& place)
{
    return read_value(decoder, at, *static_cast<M*>(member), place);
}

template <class M>
[[gnu::cold]] void renew_member(void* member, void* initial)
{
    static_assert(std::is_nothrow_move_constructible_v<M>);
    auto const value = static_cast<M*>(member);
    // Rather than by assignment: constructors are there anyway.
    std::destroy_at(value);
    std::construct_at(value, std::move(*static_cast<M*>(initial)));
}

template <class M>
inline constexpr MemberType member_type{
    &read_member<M>, &renew_member<M>, Text::none, true};

template <class M>
inline constexpr MemberType member_type<std::optional<M>>{
    &read_member<std::optional<M>>,
    &renew_member<std::optional<M>>,
    Text::none,
    false};

template <>
inline constexpr MemberType member_type<std::string>{
    nullptr, &renew_member<std::string>, Text::always, true};

template <>
inline constexpr MemberType member_type<std::optional<std::string>>{
    nullptr, &renew_member<std::optional<std::string>>, Text::optional, false};

template <class T>
union Layout {
    char bytes[sizeof(T)];
    T record;
};

// clang misses a definition, also where a record's type is of one file only.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal"
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif

/// Where a record would be: there is none, its address is all that counts.
template <class T>
extern Layout<T> layout;

/// Where a member is in its record, looked for from `begin` on: a pointer to
/// member does not tell at compile time.
template <class T, class M>
constexpr std::size_t offset_of(M T::*member, std::size_t begin) noexcept
{
    void const* const wanted = &(layout<T>.record.*member);
    while (static_cast<void const*>(layout<T>.bytes + begin) != wanted)
        begin = (begin + 1) % sizeof(T);
    return begin;
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

/// Calls `use` with a fresh record.
template <class T>
[[gnu::cold]] void with_initial(void (*use)(void* initial, void* context),
                                void* context)
{
    T initial = Fresh<T>{};
    use(&initial, context);
}

template <class T, class List>
struct TableOf;

template <class T, template <class...> class L, class... Descriptors>
struct TableOf<T, L<Descriptors...>> {
    static constexpr std::size_t count = sizeof...(Descriptors);

    static_assert(count <= NameTable::most_names,
                  "a record has at most 64 members");

    /// The entry of the next member, which is seldom far from `end`, where the
    /// one before it ended.
    template <class Descriptor, class M>
    static constexpr MemberEntry
    next_entry(M T::*member, std::size_t& index, std::size_t& end) noexcept
    {
        auto const offset = offset_of(member, end);
        end = offset + sizeof(M);
        return make_entry(member_type<M>,
                          offset,
                          key_of<Descriptor>.view(),
                          member_name<Descriptor>(),
                          index++);
    }

    using Entries = std::array<MemberEntry, count + 1>;

    static constexpr Entries members = [] {
        [[maybe_unused]] std::size_t index = 0;
        [[maybe_unused]] std::size_t end = 0;
        // An initializer list is evaluated from left to right.
        return Entries{
            next_entry<Descriptors>(Descriptors::pointer, index, end)...,
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
        for (std::size_t index = 0; index != count; ++index)
            if (members[index].type->is_required)
                bits |= members[index].bit;
        return bits;
    }();

    static constexpr RecordTable table{members.data(),
                                       count,
                                       required,
                                       &names,
                                       offset_of(&T::unmodeled, 0),
                                       &with_initial<T>};
};

template <Record T>
inline constexpr RecordTable const& table_of = TableOf<T, Members<T>>::table;

} // namespace airudder::detail

#endif // AIRUDDER_JSON_MAKE_TABLE_HPP
