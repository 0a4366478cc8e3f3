#ifndef AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP
#define AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/enumeration.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Types of values as data, so that there is one function for all types where
/// speed allows it: a type costs its data and few functions of its own.
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

/// What is known about the values of a type. The structs below and
/// RecordTable tell more, for kinds that are called like them.
struct ValueType {
    /// Reads a value from where it begins; null for members that are strings.
    Step (*read)(Decoder&,
                 char const* at,
                 void* value,
                 ValueType const& type,
                 Place const&);

    Kind kind;

    /// Of one value, in bytes.
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

/// What load_bits gives, stored again.
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

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_VALUE_TYPE_HPP
