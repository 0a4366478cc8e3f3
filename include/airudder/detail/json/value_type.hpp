#ifndef AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP
#define AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/enumeration.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Types of values as data, so that one function serves all types where speed
/// allows it: a type costs its data and few functions of its own.
namespace airudder::detail {

enum class Kind : unsigned char {
    text,

    /// This and optional_integer are optionals too, frequent enough to be
    /// treated apart where time counts.
    optional_text,

    integer,
    optional_integer,
    number,
    boolean,
    enumeration,
    object,
    record,
    list,
    optional,
};

/// Describes a type of values. For some kinds, one of the structs below derives
/// from it and says more.
struct ValueType {
    /// Reads a value from where it begins; null for members that are strings.
    Step (*read)(Decoder&,
                 char const* at,
                 void* value,
                 ValueType const& type,
                 Place const&);

    Kind kind;

    /// The size of one value, in bytes.
    std::uint32_t size;
};

struct EnumerationType : ValueType {
    EnumeratorEntry const* entries;
    std::size_t count;
};

/// Elements of a list, stored contiguously.
struct Elements {
    char const* first;
    char const* last;
};

struct ListType : ValueType {
    ValueType const* element;

    /// Adds a default element; null if the list is full.
    void* (*add)(void* list);

    /// Adds a default element after making room for `capacity` elements. If that
    /// is 0, drops all elements instead.
    void* (*grow)(void* list, std::size_t capacity);

    void (*swap)(void* one, void* other);

    Elements (*elements)(void const* list);
};

/// Also of optional texts and integers.
struct OptionalType : ValueType {
    ValueType const* value;

    /// The value, null if there is none.
    void* (*get)(void* optional);

    /// The same, after a default one was made if there was none.
    void* (*engage)(void* optional);

    void (*reset)(void* optional);
};

/// The value of a type that is an optional's or list's.
inline void const* get_value(OptionalType const& type, void const* optional)
{
    return type.get(const_cast<void*>(optional));
}

/// The value of an enumeration of `size` bytes, as an unsigned number.
inline std::uint64_t load_bits(void const* value, std::size_t size) noexcept
{
    std::uint8_t one;
    std::uint16_t two;
    std::uint32_t four;
    std::uint64_t eight;
    switch (size) {
    case 1: std::memcpy(&one, value, 1); return one;
    case 2: std::memcpy(&two, value, 2); return two;
    case 4: std::memcpy(&four, value, 4); return four;
    default: std::memcpy(&eight, value, 8); return eight;
    }
}

/// Stores what load_bits returns.
inline void
store_bits(void* value, std::size_t size, std::uint64_t bits) noexcept
{
    auto const one = static_cast<std::uint8_t>(bits);
    auto const two = static_cast<std::uint16_t>(bits);
    auto const four = static_cast<std::uint32_t>(bits);
    switch (size) {
    case 1: std::memcpy(value, &one, 1); break;
    case 2: std::memcpy(value, &two, 2); break;
    case 4: std::memcpy(value, &four, 4); break;
    default: std::memcpy(value, &bits, 8); break;
    }
}

/// Describes one member of a record. It fills a line of the cache.
struct alignas(64) MemberEntry {
    /// The first bytes of the key, which is the name in JSON with its colon:
    /// `"name":`. A quote follows, for strings.
    char head[32];

    /// The whole key if it is longer or the name has escapes; in the latter
    /// case the name without escapes follows it. Otherwise null.
    char const* stored;

    ValueType const* type;

    /// The offset of the member in its record, in bytes.
    std::uint32_t offset;

    std::uint16_t key_size;
    std::uint16_t name_size;

    /// The offset of the name from the start of the key.
    std::uint16_t name_begin;

    /// The kind of `type`.
    Kind kind;

    /// The member's position among those of its record.
    std::uint8_t index;

    /// Whether the member is in a set of bits, one for each of a record's.
    bool is_in(std::uint64_t set) const noexcept
    {
        return (set >> index & 1) != 0;
    }

    void add_to(std::uint64_t& set) const noexcept
    {
        set |= std::uint64_t{1} << index;
    }

    /// Whether it is a string, or an optional one.
    bool is_text() const noexcept { return kind <= Kind::optional_text; }

    std::string_view key() const noexcept { return {begin(), key_size}; }

    std::string_view name() const noexcept
    {
        return {begin() + name_begin, name_size};
    }

    void* in(void* record) const noexcept
    {
        return static_cast<char*>(record) + offset;
    }

    void const* in(void const* record) const noexcept
    {
        return static_cast<char const*>(record) + offset;
    }

    /// Whether `key` is at `at`, with `left` bytes to the end of the text.
    bool is_at(char const* at, std::size_t left) const noexcept
    {
        if (left < sizeof head || key_size > sizeof head)
            return left >= key_size && std::memcmp(at, begin(), key_size) == 0;
        return same_bytes(at, head, key_size);
    }

private:
    char const* begin() const noexcept
    {
        return stored == nullptr ? head : stored;
    }
};

/// The slot of a member's name among a power of 2 less `mask`.
constexpr std::size_t slot_of(std::string_view name, std::size_t mask) noexcept
{
    auto const at = [name](std::size_t index) -> std::size_t {
        return static_cast<unsigned char>(name[index]);
    };
    auto const size = name.size();
    if (size == 0)
        return 0;
    auto const hash = size + 7 * at(0) + 31 * at(size - 1) +
                      131 * at(size / 2) + 17 * at(size / 4);
    return hash & mask;
}

/// Most members of a record.
inline constexpr std::size_t most_members = 64;

/// Describes a record type.
struct RecordTable : ValueType {
    /// In order, followed by one whose key no text has.
    MemberEntry const* members;

    std::size_t count;

    /// One bit for each member that must be there.
    std::uint64_t required;

    /// Finds names by a hash table made at compile time: 1 + index of a member,
    /// 0 for none. Where a name's slot is taken, it has the next that is free.
    std::uint8_t const* slots;

    /// The number of slots, a power of 2, less 1; half of them are free.
    std::size_t slot_mask;

    /// Where a record's Unmodeled is, in bytes.
    std::size_t unmodeled_offset;

    /// Calls `use` with a record as it is before it is read.
    void (*with_initial)(void (*use)(void* initial, void* context),
                         void* context);

    Unmodeled& unmodeled(void* record) const noexcept
    {
        return *static_cast<Unmodeled*>(
            static_cast<void*>(static_cast<char*>(record) + unmodeled_offset));
    }

    Unmodeled const& unmodeled(void const* record) const noexcept
    {
        return *static_cast<Unmodeled const*>(static_cast<void const*>(
            static_cast<char const*>(record) + unmodeled_offset));
    }

    /// The member that JSON calls `name`, null if there is none.
    MemberEntry const* find(std::string_view name) const noexcept
    {
        auto slot = slot_of(name, slot_mask);
        while (auto const entry = slots[slot]) {
            if (members[entry - 1u].name() == name)
                return &members[entry - 1u];
            slot = (slot + 1) & slot_mask;
        }
        return nullptr;
    }
};

/// The enumerator that a JSON string names; null if there is none.
inline EnumeratorEntry const* find_enumerator(EnumerationType const& type,
                                              std::string_view name) noexcept
{
    auto const end = type.entries + type.count;
    auto at = type.entries;
    while (at != end && at->name != name)
        ++at;
    return at == end ? nullptr : at;
}

/// Sets `value` to the enumerator that a JSON string names. If there is none,
/// sets `unknown` and returns false.
inline bool set_enumerator(void* value,
                           EnumerationType const& type,
                           std::string_view name) noexcept
{
    auto const entry = find_enumerator(type, name);
    store_bits(value, type.size, entry == nullptr ? 0 : entry->bits);
    return entry != nullptr;
}

/// The entry of an enumerator; null for `unknown` and undescribed values.
inline EnumeratorEntry const*
enumerator_at(void const* value, EnumerationType const& type) noexcept
{
    auto const bits = load_bits(value, type.size);
    // Generated enumerators count from 1 in the order of their entries.
    auto const guess = bits - 1;
    if (guess < type.count && type.entries[guess].bits == bits)
        return type.entries + guess;
    for (std::size_t at = 0; at != type.count; ++at)
        if (type.entries[at].bits == bits)
            return type.entries + at;
    return nullptr;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP
