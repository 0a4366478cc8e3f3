#ifndef AIRUDDER_ENUMERATION_HPP
#define AIRUDDER_ENUMERATION_HPP

#include <airudder/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>
#include <type_traits>

/// Converts enumerators to texts and back: those of generated enumerations, of
/// Method, IssueKind and CallErrorKind, and of your own enumerations that are
/// described with Boost.Describe.
///
///     std::cout << task.Status;                    // e.g. finished
///     auto const status = airudder::from_string<TaskStatus>("finished");
///
/// For generated enumerations and those of this library, argument-dependent
/// lookup finds `to_string(e)` and `<<` without `airudder::`.
namespace airudder {

namespace detail {

struct EnumeratorEntry {
    std::string_view name;

    /// The result of bits_of.
    std::uint64_t bits;
};

template <Enumeration E>
constexpr std::uint64_t bits_of(E value) noexcept
{
    constexpr auto mask = ~std::uint64_t{} >> (64 - 8 * sizeof(E));
    return static_cast<std::uint64_t>(value) & mask;
}

/// Whether a text is an integer as JSON spells it.
constexpr bool is_integer_text(std::string_view text) noexcept
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    for (char const byte : text)
        if (byte < '0' || byte > '9')
            return false;
    return text == "0" || !(text.empty() || text.starts_with('0'));
}

constexpr bool are_integer_texts(EnumeratorEntry const* entries,
                                 std::size_t count) noexcept
{
    for (auto at = entries; at != entries + count; ++at)
        if (!is_integer_text(at->name))
            return false;
    return true;
}

template <class E, class List = Enumerators<E>>
struct EnumeratorTable;

template <class E, template <class...> class L, class... Descriptors>
struct EnumeratorTable<E, L<Descriptors...>> {
    static constexpr std::size_t count = sizeof...(Descriptors);

    // One extra, because arrays cannot be empty.
    static constexpr EnumeratorEntry entries[count + 1]{
        {json_name(wire_name<Descriptors::value>, Descriptors::name),
         bits_of(Descriptors::value)}...,
        {}};

    static_assert(!has_integer_values<E> || are_integer_texts(entries, count),
                  "an enumeration with has_integer_values needs a wire_name "
                  "for each enumerator: the integer's digits");
};

/// The text of values that are not described enumerators.
template <class E>
inline constexpr std::string_view text_of_others = "unknown";

constexpr std::string_view find_text(EnumeratorEntry const* entries,
                                     std::size_t count,
                                     std::uint64_t bits,
                                     std::string_view others) noexcept
{
    for (auto at = entries; at != entries + count; ++at)
        if (at->bits == bits)
            return at->name;
    return others;
}

} // namespace detail

/// Returns the JSON text of an enumerator, e.g. "finished": the value on the
/// wire, which may be spelled differently from the C++ name. Returns "unknown"
/// for `unknown` and for a value that is not an enumerator: neither has a text
/// on the wire. A documented value "unknown" has an enumerator of its own,
/// `unknown_`.
///
/// Takes time in proportion to the number of enumerators.
template <Enumeration E>
constexpr std::string_view to_string(E value) noexcept
{
    using Table = detail::EnumeratorTable<E>;
    return detail::find_text(Table::entries,
                             Table::count,
                             detail::bits_of(value),
                             detail::text_of_others<E>);
}

/// Returns the enumerator whose JSON text is exactly `text`, including case and
/// white space; nullopt if there is none. Never returns `unknown`, which is not
/// a value on the wire.
///
/// Takes time in proportion to the number of enumerators.
template <Enumeration E>
constexpr std::optional<E> from_string(std::string_view text) noexcept
{
    using Table = detail::EnumeratorTable<E>;
    for (auto at = Table::entries; at != Table::entries + Table::count; ++at)
        if (at->name == text)
            return static_cast<E>(
                static_cast<std::underlying_type_t<E>>(at->bits));
    return std::nullopt;
}

/// Prints the result of `to_string`.
template <Enumeration E>
std::ostream& operator<<(std::ostream& out, E value)
{
    return out << to_string(value);
}

} // namespace airudder

#endif // AIRUDDER_ENUMERATION_HPP
