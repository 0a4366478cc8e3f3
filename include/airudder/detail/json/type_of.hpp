#ifndef AIRUDDER_DETAIL_JSON_TYPE_OF_HPP
#define AIRUDDER_DETAIL_JSON_TYPE_OF_HPP

#include <airudder/boxed.hpp>
#include <airudder/describe.hpp>
#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/read_map.hpp>
#include <airudder/detail/json/read_open.hpp>
#include <airudder/detail/json/read_record.hpp>
#include <airudder/detail/json/read_value.hpp>
#include <airudder/detail/json/value_operations.hpp>
#include <airudder/detail/json/value_type.hpp>
#include <airudder/detail/parts.hpp>
#include <airudder/map.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Descriptions of value types and tables of records, made at compile time.
namespace airudder::detail {

/// The table of a record's members. For the table of one part of a record,
/// `Start` is an offset from which on the members are to be found.
template <class T, class List, std::size_t Start = 0>
struct TableOf;

template <class T, class Numbers>
struct JoinedTable;

template <class T>
union Layout {
    char bytes[sizeof(T)];
    T record;
};

// clang warns that `layout` has no definition, even for a record type that is
// local to one file.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal"
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif

/// A declared but never defined record, used for its address. A pointer to
/// member does not reveal the member's offset at compile time; the member's
/// address in this record does.
template <class T>
extern Layout<T> layout;

/// Offset of a member in its record of `size` bytes. The search starts at `at`.
constexpr std::size_t offset_of(void const* member,
                                char const* record,
                                std::size_t size,
                                std::size_t at) noexcept
{
    while (static_cast<void const*>(record + at) != member)
        at = at + 1 == size ? 0 : at + 1;
    return at;
}

/// Converts to T{} in place; `T()` would write zeros first. Not inlined,
/// because g++ 12 warns about moved optionals if it sees them.
template <class T>
struct Fresh {
    AIRUDDER_NOINLINE operator T() const { return T{}; }
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
    if (step.outcome == Outcome::rejected)
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
template <>
inline constexpr Kind kind_of_leaf<boost::json::value> = Kind::any;
template <>
inline constexpr Kind kind_of_leaf<std::vector<bool>> = Kind::booleans;

template <class M>
inline constexpr bool is_leaf =
    std::is_same_v<M, boost::json::object> || kind_of_leaf<M> != Kind::object;

/// The ValueType of a C++ type. The primary template is for leaves.
///
/// These constants refer to each other by address only. A record may contain
/// itself, so none of them may read another one, which may still be incomplete.
template <class M>
struct TypeOf {
    static constexpr ValueType value{&read_leaf<M>, kind_of_leaf<M>, sizeof(M)};
};

/// For members: read_record reads strings itself.
template <>
struct TypeOf<std::string> {
    static constexpr ValueType value{nullptr, Kind::text, sizeof(std::string)};
};

template <Enumeration E>
inline constexpr Kind kind_of_enumeration =
    has_integer_values<E> ? Kind::integer_enumeration : Kind::enumeration;

template <Enumeration E>
struct TypeOf<E> {
    static constexpr EnumerationType value{
        {has_integer_values<E> ? &read_integer_enumerator : &read_enumerator,
         kind_of_enumeration<E>,
         sizeof(E)},
        EnumeratorTable<E>::entries,
        EnumeratorTable<E>::count};
};

template <Record T>
struct TypeOf<T> : TableOf<T, Members<T>> {
};

template <Record T>
requires DescribedInParts<T>
struct TypeOf<T>
    : JoinedTable<T, std::make_index_sequence<PartCount<T>::value>> {
};

/// The ValueType of an element of a list.
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
void reset_optional(void* optional)
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
AIRUDDER_NOINLINE void* add_element(void* list)
{
    static_assert(!std::is_same_v<T, bool>,
                  "std::vector<bool> has no addressable elements");
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (elements.size() == elements.capacity())
        return nullptr;
    return &elements.emplace_back(Fresh<T>{});
}

/// Moves with `renew`, which exists anyway, rather than generate code for the
/// elements' move constructors. Reserves before the list has elements, so that
/// the compiler drops the code that moves them. Of all functions, only `swap`
/// promises to pass on the capacity.
template <class T>
AIRUDDER_NOINLINE void* grow_list(void* list, std::size_t capacity)
{
    std::vector<T> earlier;
    if (capacity != 0)
        earlier.reserve(capacity);
    static_cast<std::vector<T>*>(list)->swap(earlier);
    return capacity == 0 ? nullptr
                         : refill(TypeOf<std::vector<T>>::value,
                                  list,
                                  earlier.data(),
                                  earlier.size());
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

template <>
struct TypeOf<std::vector<bool>> {
    static constexpr BooleansType value{{&read_leaf<std::vector<bool>>,
                                         Kind::booleans,
                                         sizeof(std::vector<bool>)},
                                        &move_value<std::vector<bool>>,
                                        &copy_value<std::vector<bool>>};
};

template <class T>
void reset_item(void* item)
{
    static_cast<MapItem<T>*>(item)->value = Fresh<T>{};
}

template <class T>
struct TypeOf<MapItem<T>> {
    static constexpr ItemType value{{nullptr, Kind::item, sizeof(MapItem<T>)},
                                    &ElementOf<T>::value,
                                    offset_of(&layout<MapItem<T>>.record.value,
                                              layout<MapItem<T>>.bytes,
                                              sizeof(MapItem<T>),
                                              0),
                                    &reset_item<T>};
};

template <class T>
void* items_in(void* map) noexcept
{
    return &MapAccess::items(*static_cast<Map<T>*>(map));
}

template <class T>
void* add_item(void* map)
{
    return add_element<MapItem<T>>(items_in<T>(map));
}

template <class T>
void* grow_map(void* map, std::size_t capacity)
{
    return grow_list<MapItem<T>>(items_in<T>(map), capacity);
}

template <class T>
void swap_maps(void* one, void* other)
{
    swap_lists<MapItem<T>>(items_in<T>(one), items_in<T>(other));
}

template <class T>
Elements get_items(void const* map)
{
    return get_elements<MapItem<T>>(
        &MapAccess::items(*static_cast<Map<T> const*>(map)));
}

/// A map is a list of its items.
template <class T>
struct TypeOf<Map<T>> {
    static constexpr ListType value{{&read_map, Kind::map, sizeof(Map<T>)},
                                    &TypeOf<MapItem<T>>::value,
                                    &add_item<T>,
                                    &grow_map<T>,
                                    &swap_maps<T>,
                                    &get_items<T>};
};

template <class T>
void* get_boxed(void* boxed)
{
    auto& value = *static_cast<Boxed<T>*>(boxed);
    return value.has_value() ? &*value : nullptr;
}

template <class T>
void* engage_boxed(void* boxed)
{
    auto& value = *static_cast<Boxed<T>*>(boxed);
    return value.has_value() ? &*value : &value.emplace(Fresh<T>{});
}

template <class T>
void reset_boxed(void* boxed)
{
    static_cast<Boxed<T>*>(boxed)->reset();
}

template <class T>
void swap_boxed(void* one, void* other)
{
    std::swap(*static_cast<Boxed<T>*>(one), *static_cast<Boxed<T>*>(other));
}

template <class T>
struct TypeOf<Boxed<T>> {
    static constexpr BoxedType value{
        {{&read_boxed, Kind::boxed, sizeof(Boxed<T>)},
         &ElementOf<T>::value,
         &get_boxed<T>,
         &engage_boxed<T>,
         &reset_boxed<T>},
        &swap_boxed<T>};
};

/// The kind of TypeOf<M>, without instantiating it.
template <class M>
inline constexpr Kind kind_of_value = kind_of_leaf<M>;
template <Enumeration E>
inline constexpr Kind kind_of_value<E> = kind_of_enumeration<E>;
template <Record T>
inline constexpr Kind kind_of_value<T> = Kind::record;
template <class T>
inline constexpr Kind kind_of_value<std::optional<T>> = kind_of_optional<T>;
template <class T>
inline constexpr Kind kind_of_value<std::vector<T>> = Kind::list;
template <>
inline constexpr Kind kind_of_value<std::vector<bool>> = Kind::booleans;
template <class T>
inline constexpr Kind kind_of_value<Map<T>> = Kind::map;
template <class T>
inline constexpr Kind kind_of_value<Boxed<T>> = Kind::boxed;

/// Size of a string in JSON, including quotes, in bytes.
constexpr std::size_t quoted_size(std::string_view text) noexcept
{
    char escape[longest_escape]{};
    std::size_t size = 2;
    for (char const byte : text)
        size += needs_escape(byte) ? write_escape(escape, byte) : 1;
    return size;
}

/// Writes a name and its colon as JSON; returns the end.
constexpr char* write_key(char* out, std::string_view name) noexcept
{
    *out++ = '"';
    for (char const byte : name) {
        if (needs_escape(byte))
            out += write_escape(out, byte);
        else
            *out++ = byte;
    }
    *out++ = '"';
    *out++ = ':';
    return out;
}

/// Number of bytes that a name needs outside its entry; see
/// MemberEntry::stored.
constexpr std::size_t stored_size(std::string_view name) noexcept
{
    auto const key = quoted_size(name) + 1;
    bool const has_escapes = key != name.size() + 3;
    if (has_escapes)
        return key + name.size();
    return key > sizeof MemberEntry::head ? key : 0;
}

/// Writes the bytes that stored_size counts; returns the end.
constexpr char* write_stored(char* out, std::string_view name) noexcept
{
    auto const size = stored_size(name);
    if (size == 0)
        return out;
    auto const end = out + size;
    out = write_key(out, name);
    for (std::size_t at = 0; out != end; ++at)
        *out++ = name[at];
    return end;
}

/// Makes the entry of a name. `stored` has the bytes that stored_size counts.
constexpr MemberEntry make_entry(std::string_view name,
                                 char const* stored) noexcept
{
    constexpr auto room = sizeof MemberEntry::head;
    auto const size = quoted_size(name) + 1;
    auto const rest = stored_size(name);
    MemberEntry entry{};
    if (rest == 0) {
        write_key(entry.head, name);
    } else {
        entry.stored = stored;
        for (std::size_t at = 0; at != room && at != size; ++at)
            entry.head[at] = stored[at];
    }
    if (size < room)
        entry.head[size] = '"';
    entry.key_size = static_cast<std::uint16_t>(size);
    entry.name_size = static_cast<std::uint16_t>(name.size());
    entry.name_begin =
        rest > size ? entry.key_size : static_cast<std::uint16_t>(1);
    return entry;
}

/// The entry after the last member. No text matches its key.
constexpr MemberEntry no_member() noexcept
{
    MemberEntry entry{};
    entry.key_size = 1;
    return entry;
}

/// The data for a member's entry.
struct Described {
    std::string_view name;

    /// Address of the member in `layout`.
    void const* address;

    ValueType const* type;
    Kind kind;
    bool is_required;
};

template <class M>
inline constexpr bool is_required = true;
template <class M>
inline constexpr bool is_required<std::optional<M>> = false;
template <class M>
inline constexpr bool is_required<Boxed<M>> = false;

/// All members of a record, and an extra element, because arrays cannot be
/// empty.
template <std::size_t Count>
struct DescribedMembers {
    Described members[Count + 1];
};

/// The names that do not fit into their entries.
template <class List>
struct StoredNames;

template <template <class...> class L, class... Descriptors>
struct StoredNames<L<Descriptors...>> {
    // One extra, because arrays cannot be empty.
    static constexpr std::size_t size =
        (stored_size(
             json_name(wire_name<Descriptors::pointer>, Descriptors::name)) +
         ... + 1);

    static_assert(size <= 0xFFFF, "names take less than 64 KiB");

    static constexpr std::array<char, size> text = [] {
        std::array<char, size> all{};
        [[maybe_unused]] auto out = all.data();
        ((out = write_stored(
              out,
              json_name(wire_name<Descriptors::pointer>, Descriptors::name))),
         ...);
        return all;
    }();
};

/// The data that a RecordTable points to.
template <std::size_t Count>
struct TableData {
    static constexpr std::size_t slot_count = std::bit_ceil(4 * Count);

    MemberEntry members[Count + 1];
    std::uint16_t slots[slot_count];

    /// If there are few members.
    std::uint64_t required;
};

constexpr void add_name(std::uint16_t* slots,
                        std::size_t mask,
                        std::string_view name,
                        std::size_t index) noexcept
{
    auto slot = slot_of(name, mask);
    while (slots[slot] != 0)
        slot = (slot + 1) & mask;
    slots[slot] = static_cast<std::uint16_t>(index + 1);
}

template <std::size_t Count>
constexpr TableData<Count> make_data(DescribedMembers<Count> const& described,
                                     char const* stored,
                                     char const* record,
                                     std::size_t size,
                                     std::size_t offset) noexcept
{
    TableData<Count> data{};
    for (std::size_t index = 0; index != Count; ++index) {
        auto const& member = described.members[index];
        auto& entry = data.members[index];
        // Usually close to the previous member, so the search is short.
        offset = offset_of(member.address, record, size, offset);
        entry = make_entry(member.name, stored);
        entry.type = member.type;
        entry.offset = static_cast<std::uint32_t>(offset);
        entry.kind = member.kind;
        entry.index = static_cast<std::uint16_t>(index);
        stored += stored_size(member.name);
        add_name(data.slots, data.slot_count - 1, member.name, index);
        if (member.is_required)
            data.required |= std::uint64_t{1} << index;
    }
    data.members[Count] = no_member();
    return data;
}

template <class T>
void delete_record(void* record)
{
    delete static_cast<T*>(record);
}

template <class T>
AnyRecord make_initial()
{
    return {new T(Fresh<T>{}), &delete_record<T>};
}

/// Deduces the type of the member that a pointer to member refers to.
template <class T, class M>
M member_of(M T::*);

template <class Descriptor>
using MemberOf = decltype(member_of(Descriptor::pointer));

template <class T,
          template <class...>
          class L,
          class... Descriptors,
          std::size_t Start>
struct TableOf<T, L<Descriptors...>, Start> {
    static constexpr std::size_t count = sizeof...(Descriptors);

    static_assert(count <= few_members,
                  "a record has at most 64 members unless it is described in "
                  "parts");

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
                         StoredNames<L<Descriptors...>>::text.data(),
                         layout<T>.bytes,
                         sizeof(T),
                         Start);

    static constexpr RecordTable value{
        {&read_record_value<std::uint64_t>, Kind::record, sizeof(T)},
        data.members,
        count,
        data.required,
        data.slots,
        data.slot_count - 1,
        offset_of(&layout<T>.record.unmodeled, layout<T>.bytes, sizeof(T), 0),
        &make_initial<T>};
};

/// The table of one part of a record.
template <class T, std::size_t Number>
struct PartTable
    : TableOf<T, PartOf<T, Number>, PartTable<T, Number - 1>::end> {
    /// The offset of the part's last member.
    static constexpr std::size_t end =
        PartTable::data.members[PartTable::count - 1].offset;
};

template <class T>
struct PartTable<T, 0> : TableOf<T, PartOf<T, 0>> {
    static constexpr std::size_t end =
        PartTable::data.members[PartTable::count - 1].offset;
};

/// Appends the members of a part to those of the record, of which there are
/// `index` so far. Returns the new number.
template <std::size_t Count, std::size_t PartSize>
constexpr std::size_t add_part(TableData<Count>& data,
                               std::size_t index,
                               TableData<PartSize> const& part) noexcept
{
    for (std::size_t at = 0; at != PartSize; ++at, ++index) {
        data.members[index] = part.members[at];
        data.members[index].index = static_cast<std::uint16_t>(index);
        add_name(
            data.slots, data.slot_count - 1, part.members[at].name(), index);
    }
    return index;
}

/// The table of a record that is described in parts. Compilers limit the work
/// for one constant, so each part has constants of its own.
template <class T, std::size_t... Numbers>
struct JoinedTable<T, std::index_sequence<Numbers...>> {
    static constexpr std::size_t count = (PartTable<T, Numbers>::count + ...);

    static_assert(count <= most_members, "a record has at most 2,048 members");

    static constexpr TableData<count> data = [] {
        TableData<count> all{};
        std::size_t index = 0;
        ((index = add_part(all, index, PartTable<T, Numbers>::data)), ...);
        all.members[count] = no_member();
        return all;
    }();

    static constexpr RecordTable value{
        {&read_record_value<MemberSet>, Kind::record, sizeof(T)},
        data.members,
        count,
        0,
        data.slots,
        data.slot_count - 1,
        offset_of(&layout<T>.record.unmodeled,
                  layout<T>.bytes,
                  sizeof(T),
                  PartTable<T, sizeof...(Numbers) - 1>::end),
        &make_initial<T>};
};

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

template <Record T>
inline constexpr RecordTable const& table_of = TypeOf<T>::value;

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_TYPE_OF_HPP
