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

/// Whether a member is a string.
enum class Text : unsigned char { none, always, optional };

/// What decoding does to members of one type, in whatever record.
struct MemberType {
    /// Reads what is no string from where its value begins.
    Step (*read)(Decoder&, char const* at, void* member, Place const&);

    /// Makes a member what another one was.
    void (*renew)(void* member, void* initial);

    Text text;

    /// Whether such members must be there.
    bool is_required;
};

/// What decoding needs to know about one member of a record.
struct MemberEntry {
    MemberType const* type;

    /// The name in JSON with its colon: `"name":`.
    std::string_view key;

    std::string_view name;

    /// The member's bit in sets of a record's members.
    std::uint64_t bit;

    /// The first bytes of the key, and one bit for each.
    FixedText<32> head;
    std::uint32_t head_mask;

    /// Where the member is in its record, in bytes.
    std::uint32_t offset;

    Text text;

    /// If the member is a string and there is room in `head`: the size of the
    /// key and of the quote that follows it there. Otherwise 0.
    std::uint8_t head_size;

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
constexpr MemberEntry make_entry(MemberType const& type,
                                 std::size_t offset,
                                 std::string_view key,
                                 std::string_view name,
                                 std::size_t index) noexcept
{
    MemberEntry entry{&type,
                      key,
                      name,
                      std::uint64_t{1} << index,
                      {},
                      0,
                      static_cast<std::uint32_t>(offset),
                      type.text,
                      0};
    for (std::size_t at = 0; at != sizeof entry.head.bytes && at != key.size();
         ++at) {
        entry.head.bytes[at] = key[at];
        entry.head_mask |= std::uint32_t{1} << at;
    }
    if (type.text != Text::none && key.size() < sizeof entry.head.bytes) {
        entry.head.bytes[key.size()] = '"';
        entry.head_size = static_cast<std::uint8_t>(key.size() + 1);
    }
    return entry;
}

/// Follows the last member: no text has its key.
inline constexpr MemberType no_type{nullptr, nullptr, Text::none, false};
inline constexpr MemberEntry no_member =
    make_entry(no_type, 0, std::string_view("\0", 1), {}, 0);

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
