#ifndef AIRUDDER_BENCH_SAX_TYPES_HPP
#define AIRUDDER_BENCH_SAX_TYPES_HPP

#include "members.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <emmintrin.h>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Tables, built once, that describe the generated structs to a handler of SAX
/// events.
namespace bench::sax {

enum class Kind {
    text,
    optional_text,
    integer,
    optional_integer,
    enumerator,
    record,
    list,
    open
};

struct Type;

/// A member. Its name is padded, so that names can be compared in one step.
struct Entry {
    char name[32];
    std::size_t size;
    std::size_t offset;
    Type const* type;

    /// Expects 16 readable bytes at `text`.
    bool is(char const* text, std::size_t length) const
    {
        if (length != size)
            return false;
        if (length > 16)
            return std::memcmp(text, name, length) == 0;
        auto const load = [](char const* from) {
            return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
        };
        auto const equal = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_cmpeq_epi8(load(text), load(name))));
        auto const mask = (1U << length) - 1;
        return (equal & mask) == mask;
    }
};

struct Type {
    Kind kind{};
    bool (*set_enumerator)(void*, std::string_view) = nullptr;

    /// Returns the place for members or elements; creates an optional's value.
    void* (*enter)(void*) = nullptr;

    /// The members, followed by an entry without a name.
    Entry const* entries = nullptr;
    std::size_t count = 0;

    void* (*append)(void* list) = nullptr;
    Type const* element = nullptr;
};

template <class T>
struct Inner {
    using Type = T;
};
template <class T>
struct Inner<std::optional<T>> {
    using Type = T;
};

/// Creates and returns an optional's value; returns any other object itself.
template <class T>
auto& inner(void* slot)
{
    auto& value = *static_cast<T*>(slot);
    if constexpr (is_optional<T>)
        return value.emplace();
    else
        return value;
}

template <class T>
void* enter(void* slot)
{
    return &inner<T>(slot);
}

template <class T>
bool set_enumerator(void* slot, std::string_view text)
{
    return enumerator_from(text, inner<T>(slot));
}

template <class T>
void* append_to(void* list)
{
    return &bench::append(*static_cast<std::vector<T>*>(list));
}

template <class T>
Type const& type_of() noexcept;

template <class T>
std::vector<Entry> make_entries()
{
    static T const record{};
    std::vector<Entry> entries;
    for_each_member(
        record, [&]<class Member>(std::string_view name, Member const& member) {
            Entry entry{};
            std::copy(name.begin(), name.end(), entry.name);
            entry.size = name.size();
            entry.offset = static_cast<std::size_t>(
                reinterpret_cast<char const*>(&member) -
                reinterpret_cast<char const*>(&record));
            entry.type = &type_of<Member>();
            entries.push_back(entry);
        });
    entries.push_back({{}, std::size_t(-1), 0, nullptr});
    return entries;
}

template <class T>
constexpr Kind kind_of() noexcept
{
    using Value = typename Inner<T>::Type;
    if constexpr (std::is_same_v<Value, std::string>)
        return is_optional<T> ? Kind::optional_text : Kind::text;
    else if constexpr (std::is_same_v<Value, std::int64_t>)
        return is_optional<T> ? Kind::optional_integer : Kind::integer;
    else if constexpr (std::is_enum_v<Value>)
        return Kind::enumerator;
    else if constexpr (std::is_same_v<Value, boost::json::object>)
        return Kind::open;
    else
        return is_vector<Value> ? Kind::list : Kind::record;
}

template <class T>
Type make_type()
{
    using Value = typename Inner<T>::Type;
    constexpr auto kind = kind_of<T>();
    Type type;
    type.kind = kind;
    type.enter = &enter<T>;
    if constexpr (kind == Kind::enumerator) {
        type.set_enumerator = &set_enumerator<T>;
    } else if constexpr (kind == Kind::list) {
        using Element = typename Value::value_type;
        type.append = &append_to<Element>;
        type.element = &type_of<Element>();
    } else if constexpr (kind == Kind::record) {
        static auto const entries = make_entries<Value>();
        type.entries = entries.data();
        type.count = entries.size() - 1;
    }
    return type;
}

template <class T>
Type const& type_of() noexcept
{
    static Type const type = make_type<T>();
    return type;
}

} // namespace bench::sax

#endif // AIRUDDER_BENCH_SAX_TYPES_HPP
