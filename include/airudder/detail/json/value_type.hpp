#ifndef AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP
#define AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/enumeration.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Descriptions of value types as data, so that one function serves all types
/// where speed allows it. A type then needs its data and few functions of its
/// own.
namespace airudder::detail {

enum class Kind : unsigned char {
    text,

    /// Like optional_integer, an optional that is frequent enough for special
    /// treatment where time matters.
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
    integer_enumeration,

    /// A boost::json::value.
    any,

    /// A list of booleans: std::vector<bool> has no addressable elements.
    booleans,

    map,

    /// An item of a map, which is its list of items.
    item,

    boxed,
};

/// Describes a type of values. For some kinds, a derived struct adds details.
struct ValueType {
    /// Reads the value at `at`; null for members that are strings.
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

    /// Adds a default element and returns it; null if the list is full.
    void* (*add)(void* list);

    /// Makes room for `capacity` elements and adds a default element, which it
    /// returns: never null. If `capacity` is 0, drops all elements instead and
    /// returns null.
    void* (*grow)(void* list, std::size_t capacity);

    void (*swap)(void* one, void* other);

    Elements (*elements)(void const* list);
};

/// An item of a map. Its name is at its beginning.
struct ItemType : ValueType {
    ValueType const* value;

    /// The offset of the value in the item, in bytes.
    std::uint32_t offset;

    /// Sets the value to its default.
    void (*reset)(void* item);

    std::string& name(void* item) const noexcept
    {
        return *static_cast<std::string*>(item);
    }

    std::string const& name(void const* item) const noexcept
    {
        return *static_cast<std::string const*>(item);
    }

    void* value_in(void* item) const noexcept
    {
        return static_cast<char*>(item) + offset;
    }

    void const* value_in(void const* item) const noexcept
    {
        return static_cast<char const*>(item) + offset;
    }
};

/// A list of booleans.
struct BooleansType : ValueType {
    void (*move)(void* value, void* initial);
    void (*copy)(void* value, void const* from);
};

/// Also describes optional texts and integers.
struct OptionalType : ValueType {
    ValueType const* value;

    /// Returns the value; null if there is none.
    void* (*get)(void* optional);

    /// Returns the value; makes a default one if there is none.
    void* (*engage)(void* optional);

    void (*reset)(void* optional);
};

struct BoxedType : OptionalType {
    void (*swap)(void* one, void* other);
};

/// Returns the value of an optional; null if there is none.
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

/// Stores a value in the form that load_bits returns.
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

/// Maximum number of members of a record; of one that is not described in
/// parts; a power of 2.
inline constexpr std::size_t most_members = 2048;
inline constexpr std::size_t few_members = 64;

/// A set of members of a record. Records with few members have a
/// std::uint64_t instead.
struct MemberSet {
    std::uint64_t words[most_members / 64]{};
};

/// Describes one member of a record. Fills one cache line.
struct alignas(64) MemberEntry {
    /// The first bytes of the key, which is the name in JSON with its colon:
    /// `"name":`. If there is room, a quote follows, for strings.
    char head[32];

    /// The whole key if it is longer than `head` or the name has escapes; else
    /// null. If the name has escapes, the name without escapes follows the key.
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

    /// The member's position in its record.
    std::uint16_t index;

    /// Whether the member is in a set that has one bit for each member.
    bool is_in(std::uint64_t set) const noexcept
    {
        return (set >> index & 1) != 0;
    }

    bool is_in(MemberSet const& set) const noexcept
    {
        return (set.words[index / 64] >> index % 64 & 1) != 0;
    }

    void add_to(std::uint64_t& set) const noexcept
    {
        set |= std::uint64_t{1} << index;
    }

    void add_to(MemberSet& set) const noexcept
    {
        set.words[index / 64] |= std::uint64_t{1} << index % 64;
    }

    bool is_required() const noexcept
    {
        return kind != Kind::optional_text && kind != Kind::optional_integer &&
               kind != Kind::optional && kind != Kind::boxed;
    }

    /// Whether the member is a string or an optional string.
    bool is_text() const noexcept { return kind <= Kind::optional_text; }

    std::string_view key() const noexcept { return {begin(), key_size}; }

    constexpr std::string_view name() const noexcept
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

    /// Whether `key` is at `at`. `left` is the number of bytes to the end of
    /// the text.
    bool is_at(char const* at, std::size_t left) const noexcept
    {
        if (left < sizeof head || key_size > sizeof head)
            return left >= key_size && std::memcmp(at, begin(), key_size) == 0;
        return same_bytes(at, head, key_size);
    }

private:
    constexpr char const* begin() const noexcept
    {
        return stored == nullptr ? head : stored;
    }
};

static_assert(sizeof(MemberEntry) == 64);

/// The hash of a name of which all bytes count.
constexpr std::size_t hash_of_all(std::string_view name) noexcept
{
    std::uint32_t hash = 0;
    for (char const byte : name)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
    return hash ^ hash >> 15;
}

/// The hash of a member's name. `mask` is the number of slots, a power of 2,
/// minus 1. For few members, some bytes of the name are enough. Among many,
/// names such as item_0001 would have the same hash, and compilers would give
/// up on the table.
constexpr std::size_t slot_of(std::string_view name, std::size_t mask) noexcept
{
    if (mask >= 4 * few_members)
        return hash_of_all(name) & mask;
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

/// Describes a record type.
struct RecordTable : ValueType {
    /// In order, followed by an entry whose key no text matches.
    MemberEntry const* members;

    std::size_t count;

    /// The set of required members, if there are few members.
    std::uint64_t required;

    /// Hash table of the names: 1 + index of a member; 0 for none. A name whose
    /// slot is taken has the next free slot.
    std::uint16_t const* slots;

    /// The number of slots, a power of 2, minus 1. At least three quarters of
    /// the slots are free.
    std::size_t slot_mask;

    /// Offset of a record's Unmodeled, in bytes.
    std::size_t unmodeled_offset;

    /// Makes a record with default values.
    AnyRecord (*make_initial)();

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

    /// Returns the member that JSON calls `name`; null if there is none.
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

inline void const* Decoder::initial(RecordTable const& table, char const* at)
{
    for (auto const& initial : initial_)
        if (initial.table == &table)
            return initial.record.get();
    if (!charge(allocated(table.size), at))
        return nullptr;
    initial_.push_back({&table, table.make_initial()});
    return initial_.back().record.get();
}

/// Returns the enumerator that a JSON text names; null if there is none.
inline EnumeratorEntry const* find_enumerator(EnumerationType const& type,
                                              std::string_view name) noexcept
{
    auto const end = type.entries + type.count;
    auto at = type.entries;
    while (at != end && at->name != name)
        ++at;
    return at == end ? nullptr : at;
}

/// Sets `value` to the enumerator that a JSON text names. If there is none,
/// sets `unknown` and returns false.
inline bool set_enumerator(void* value,
                           EnumerationType const& type,
                           std::string_view name) noexcept
{
    auto const entry = find_enumerator(type, name);
    store_bits(value, type.size, entry == nullptr ? 0 : entry->bits);
    return entry != nullptr;
}

/// Returns the entry of an enumerator; null for `unknown` and undescribed
/// values.
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
