#ifndef AIRUDDER_JSON_RECORD_TABLE_HPP
#define AIRUDDER_JSON_RECORD_TABLE_HPP

#include <airudder/json/decoder.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace airudder {

class Unmodeled;

namespace detail {

/// What decoding needs to know about one member of a record.
struct MemberEntry {
    /// The name in JSON with its colon: `"name":`.
    std::string_view key;

    std::string_view name;

    /// Reads the member of a record.
    Outcome (*read)(Decoder&, void* record, Place const&);

    /// Gives the member of a record its default value.
    void (*reset)(void* record);
};

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
    MemberEntry const* members;
    std::size_t count;

    /// One bit for each member that must be there.
    std::uint64_t required;

    NameTable const* names;

    Unmodeled& (*unmodeled)(void* record);

    /// Index of the member that JSON calls `name`, or `count`.
    std::size_t find(std::string_view name) const noexcept
    {
        auto slot = NameTable::slot_of(name);
        while (auto const entry = names->slots[slot]) {
            if (members[entry - 1u].name == name)
                return entry - 1u;
            slot = (slot + 1) % names->slots.size();
        }
        return count;
    }
};

} // namespace detail
} // namespace airudder

#endif // AIRUDDER_JSON_RECORD_TABLE_HPP
