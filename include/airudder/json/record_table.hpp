#ifndef AIRUDDER_JSON_RECORD_TABLE_HPP
#define AIRUDDER_JSON_RECORD_TABLE_HPP

#include <airudder/json/decoder.hpp>
#include <airudder/json/fixed_text.hpp>
#include <airudder/json/scan.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace airudder {

class Unmodeled;

namespace detail {

/// What decoding needs to know about one member of a record.
struct MemberEntry {
    using Set = void (*)(void* record, char const* text, std::size_t size);
    using Read = Step (*)(Decoder&, char const* at, void* record, Place const&);

    /// Sets a member of a record that is a string, see set_text; null if it is
    /// none.
    Set set;

    /// Reads any other member from where its value begins.
    Read read;

    /// The name in JSON with its colon: `"name":`.
    std::string_view key;

    std::string_view name;

    /// The member's bit in sets of a record's members.
    std::uint64_t bit;

    /// The first bytes of the key, and one bit for each.
    FixedText<32> head;
    std::uint32_t head_mask;

    /// Whether `key` is at `at`, with `left` bytes to the end of the text.
    bool is_at(char const* at, std::size_t left) const noexcept
    {
#if defined(__SSE2__)
        if (left >= sizeof head.bytes) {
            auto const low = Block(at).equal_to(Block(head.bytes));
            auto const high = Block(at + Block::size)
                                  .equal_to(Block(head.bytes + Block::size));
            if (((low | high << Block::size) & head_mask) != head_mask)
                return false;
            if (key.size() <= sizeof head.bytes)
                return true;
        }
#endif
        return left >= key.size() &&
               std::memcmp(at, key.data(), key.size()) == 0;
    }
};

/// A member's entry; what `key` shows must outlive it.
constexpr MemberEntry make_entry(MemberEntry::Set set,
                                 MemberEntry::Read read,
                                 std::string_view key,
                                 std::string_view name,
                                 std::size_t index) noexcept
{
    MemberEntry entry{set, read, key, name, std::uint64_t{1} << index, {}, 0};
    for (std::size_t at = 0; at != sizeof entry.head.bytes && at != key.size();
         ++at) {
        entry.head.bytes[at] = key[at];
        entry.head_mask |= std::uint32_t{1} << at;
    }
    return entry;
}

/// Follows the last member: no text has its key.
inline constexpr MemberEntry no_member =
    make_entry(nullptr, nullptr, std::string_view("\0", 1), {}, 0);

/// Finds names by a hash table made at compile time.
struct NameTable {
    static constexpr std::size_t most_names = 64;

    std::array<std::uint8_t, 2 * most_names> slots{};

    static constexpr std::size_t slot_of(std::string_view name) noexcept
    {
        auto const at = [name](std::size_t index) -> std::size_t {
            return static_cast<unsigned char>(name[index]);
        };
        auto const size = name.size();
        if (size == 0)
            return 0;
        auto const hash = size + 7 * at(0) + 31 * at(size - 1) +
                          131 * at(size / 2) + 17 * at(size / 4);
        return hash % (2 * most_names);
    }

    /// Adds the name with this index; names are added in order.
    constexpr void add(std::string_view name, std::size_t index) noexcept
    {
        auto slot = slot_of(name);
        while (slots[slot] != 0)
            slot = (slot + 1) % slots.size();
        slots[slot] = static_cast<std::uint8_t>(index + 1);
    }
};

/// What decoding needs to know about a record type.
struct RecordTable {
    /// In order, followed by no_member.
    MemberEntry const* members;
    std::size_t count;

    /// One bit for each member that must be there.
    std::uint64_t required;

    NameTable const* names;

    Unmodeled& (*unmodeled)(void* record);

    /// Gives the member with this bit its default value.
    void (*reset)(void* record, std::uint64_t bit);

    /// The member that JSON calls `name`, null if there is none.
    MemberEntry const* find(std::string_view name) const noexcept
    {
        auto slot = NameTable::slot_of(name);
        while (auto const entry = names->slots[slot]) {
            if (members[entry - 1u].name == name)
                return &members[entry - 1u];
            slot = (slot + 1) % names->slots.size();
        }
        return nullptr;
    }
};

} // namespace detail
} // namespace airudder

#endif // AIRUDDER_JSON_RECORD_TABLE_HPP
