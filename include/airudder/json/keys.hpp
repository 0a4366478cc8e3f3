#ifndef AIRUDDER_JSON_KEYS_HPP
#define AIRUDDER_JSON_KEYS_HPP

#include <airudder/describe.hpp>
#include <airudder/json/fixed_text.hpp>
#include <airudder/json/output.hpp>

#include <cstddef>
#include <string_view>

/// Names as JSON text, made at compile time.
namespace airudder::detail {

/// Bytes of a string in JSON, quotes included.
constexpr std::size_t quoted_size(std::string_view text) noexcept
{
    char escape[6]{};
    std::size_t size = 2;
    for (char const byte : text)
        size += needs_escape(byte) ? write_escape(escape, byte) : 1;
    return size;
}

/// Writes a string as JSON, quotes included; returns the end.
constexpr char* write_quoted(char* out, std::string_view text) noexcept
{
    *out++ = '"';
    for (char const byte : text) {
        if (needs_escape(byte))
            out += write_escape(out, byte);
        else
            *out++ = byte;
    }
    *out++ = '"';
    return out;
}

template <class Descriptor>
constexpr auto make_key() noexcept
{
    constexpr auto name = member_name<Descriptor>();
    FixedText<quoted_size(name) + 1> key;
    *write_quoted(key.bytes, name) = ':';
    return key;
}

/// What comes before a member's value: `"name":`.
template <class Descriptor>
inline constexpr auto key_of = make_key<Descriptor>();

template <class Descriptor>
constexpr auto make_enumerator_text() noexcept
{
    constexpr auto name = enumerator_name<Descriptor>();
    FixedText<quoted_size(name)> text;
    write_quoted(text.bytes, name);
    return text;
}

/// An enumerator's value in JSON: `"name"`.
template <class Descriptor>
inline constexpr auto enumerator_text = make_enumerator_text<Descriptor>();

/// One described enumerator.
struct EnumeratorEntry {
    std::string_view name;
    std::string_view text;
};

template <class E>
struct EnumeratorTable;

template <template <class...> class L, class... Descriptors>
struct EnumeratorTable<L<Descriptors...>> {
    static constexpr std::size_t size = sizeof...(Descriptors);

    // One more, for there is no array of nothing.
    static constexpr EnumeratorEntry entries[size + 1]{
        {enumerator_name<Descriptors>(),
         enumerator_text<Descriptors>.view()}...,
        {}};

    /// The value of each entry.
    template <class E>
    static constexpr E value_at(std::size_t index) noexcept
    {
        constexpr E values[size + 1]{Descriptors::value..., E{}};
        return values[index];
    }
};

/// Index of a name in entries, or `size`.
inline std::size_t find_enumerator(EnumeratorEntry const* entries,
                                   std::size_t size,
                                   std::string_view name) noexcept
{
    std::size_t at = 0;
    while (at != size && entries[at].name != name)
        ++at;
    return at;
}

/// The enumerator that a JSON string names; E{}, i.e. `unknown`, if none does.
template <Enumeration E>
bool enumerator_from(std::string_view name, E& value) noexcept
{
    using Table = EnumeratorTable<Enumerators<E>>;
    auto const at = find_enumerator(Table::entries, Table::size, name);
    value = Table::template value_at<E>(at);
    return at != Table::size;
}

/// An enumerator's value in JSON; empty for `unknown` and undescribed values.
template <Enumeration E>
std::string_view text_of(E value) noexcept
{
    using Table = EnumeratorTable<Enumerators<E>>;
    // Generated enumerators count from 1 in the order of their entries.
    auto const guess = static_cast<std::size_t>(value) - 1;
    if (guess < Table::size && Table::template value_at<E>(guess) == value)
        return Table::entries[guess].text;
    for (std::size_t at = 0; at != Table::size; ++at)
        if (Table::template value_at<E>(at) == value)
            return Table::entries[at].text;
    return {};
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_KEYS_HPP
