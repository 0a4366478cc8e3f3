#ifndef AIRUDDER_DETAIL_JSON_MAKE_TABLE_HPP
#define AIRUDDER_DETAIL_JSON_MAKE_TABLE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/keys.hpp>
#include <airudder/detail/json/make_type.hpp>
#include <airudder/detail/json/read_record.hpp>
#include <airudder/detail/json/record_table.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Tables of record types, made at compile time.
namespace airudder::detail {

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

/// Where a record would be: there is none, its address is all that counts. A
/// pointer to member does not tell at compile time where the member is.
template <class T>
extern Layout<T> layout;

/// What a member's entry is made of.
struct Described {
    std::string_view name;

    /// In `layout`.
    void const* address;

    ValueType const* type;
    Kind kind;
    bool is_required;
};

/// Where a member is in its record of `size` bytes, looked for from `at` on.
constexpr std::size_t offset_of(void const* member,
                                char const* record,
                                std::size_t size,
                                std::size_t at) noexcept
{
    while (static_cast<void const*>(record + at) != member)
        at = at + 1 == size ? 0 : at + 1;
    return at;
}

template <class M>
inline constexpr bool is_required = true;
template <class M>
inline constexpr bool is_required<std::optional<M>> = false;

/// All members of a record, and one extra, because arrays cannot be empty.
template <std::size_t Count>
struct DescribedMembers {
    Described members[Count + 1];
};

/// The names that do not fit into the entries of members.
template <class List>
struct StoredNames;

template <template <class...> class L, class... Descriptors>
struct StoredNames<L<Descriptors...>> {
    // One more, for there is no array of nothing.
    static constexpr std::size_t size =
        (stored_size(
             json_name(wire_name<Descriptors::pointer>, Descriptors::name)) +
         ... + 1);

    static_assert(size <= 0xFFFF, "names take less than 64 KiB");

    static constexpr FixedText<size> text = [] {
        FixedText<size> all;
        [[maybe_unused]] auto out = all.bytes;
        ((out = write_stored(
              out,
              json_name(wire_name<Descriptors::pointer>, Descriptors::name))),
         ...);
        return all;
    }();
};

/// What a record's table shows.
template <std::size_t Count>
struct TableData {
    static constexpr std::size_t slot_count = std::bit_ceil(4 * Count);

    MemberEntry members[Count + 1];
    std::uint8_t slots[slot_count];
    std::uint64_t required;
};

constexpr void add_name(std::uint8_t* slots,
                        std::size_t mask,
                        std::string_view name,
                        std::size_t index) noexcept
{
    auto slot = slot_of(name, mask);
    while (slots[slot] != 0)
        slot = (slot + 1) & mask;
    slots[slot] = static_cast<std::uint8_t>(index + 1);
}

template <std::size_t Count>
constexpr TableData<Count> make_data(DescribedMembers<Count> const& described,
                                     char const* stored,
                                     char const* record,
                                     std::size_t size) noexcept
{
    TableData<Count> data{};
    std::size_t offset = 0;
    for (std::size_t index = 0; index != Count; ++index) {
        auto const& member = described.members[index];
        auto& entry = data.members[index];
        // Seldom far from where the one before it is.
        offset = offset_of(member.address, record, size, offset);
        entry = make_entry(member.name, stored);
        entry.type = member.type;
        entry.offset = static_cast<std::uint32_t>(offset);
        entry.kind = member.kind;
        entry.index = static_cast<std::uint8_t>(index);
        stored += stored_size(member.name);
        add_name(data.slots, data.slot_count - 1, member.name, index);
        if (member.is_required)
            data.required |= std::uint64_t{1} << index;
    }
    data.members[Count] = no_member();
    return data;
}

/// Calls `use` with a fresh record.
template <class T>
[[gnu::cold]] void with_initial(void (*use)(void* initial, void* context),
                                void* context)
{
    T initial = Fresh<T>{};
    use(&initial, context);
}

/// The type of the member that a pointer to member leads to.
template <class T, class M>
M member_of(M T::*);

template <class Descriptor>
using MemberOf = decltype(member_of(Descriptor::pointer));

template <class T, template <class...> class L, class... Descriptors>
struct TableOf<T, L<Descriptors...>> {
    static constexpr std::size_t count = sizeof...(Descriptors);

    static_assert(count <= most_members, "a record has at most 64 members");

    static constexpr DescribedMembers<count> describe() noexcept
    {
        return {{{json_name(wire_name<Descriptors::pointer>, Descriptors::name),
                  &(layout<T>.record.*Descriptors::pointer),
                  &TypeOf<MemberOf<Descriptors>>::value,
                  kind_of_value<MemberOf<Descriptors>>,
                  is_required<MemberOf<Descriptors>>}...,
                 {}}};
    }

    static constexpr TableData<count> data =
        make_data<count>(describe(),
                         StoredNames<L<Descriptors...>>::text.bytes,
                         layout<T>.bytes,
                         sizeof(T));

    static constexpr RecordTable value{
        {&read_record_value, Kind::record, sizeof(T)},
        data.members,
        count,
        data.required,
        data.slots,
        data.slot_count - 1,
        offset_of(&layout<T>.record.unmodeled, layout<T>.bytes, sizeof(T), 0),
        &with_initial<T>};
};

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

template <Record T>
inline constexpr RecordTable const& table_of = TypeOf<T>::value;

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_MAKE_TABLE_HPP
