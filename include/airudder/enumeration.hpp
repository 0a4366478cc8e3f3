#ifndef AIRUDDER_ENUMERATION_HPP
#define AIRUDDER_ENUMERATION_HPP

#include <airudder/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>
#include <type_traits>

/// Texts of enumerations: of all generated ones, of Method, IssueKind and
/// CallErrorKind, and of a user's own that Boost.Describe knows.
///
///     std::cout << task.Status;                    // e.g. finished
///     auto const status = airudder::from_string<TaskStatus>("finished");
///
/// For generated ones and those of this library, `to_string(e)` and `<<` are
/// found without `airudder::`.
namespace airudder {

namespace detail {

/// One described enumerator.
struct EnumeratorEntry {
    std::string_view name;

    /// What bits_of gives for it.
    std::uint64_t bits;
};

template <Enumeration E>
constexpr std::uint64_t bits_of(E value) noexcept
{
    constexpr auto mask = ~std::uint64_t{} >> (64 - 8 * sizeof(E));
    return static_cast<std::uint64_t>(value) & mask;
}

template <class List>
struct EnumeratorTable;

template <template <class...> class L, class... Descriptors>
struct EnumeratorTable<L<Descriptors...>> {
    static constexpr std::size_t count = sizeof...(Descriptors);

    // One extra, because arrays cannot be empty.
    static constexpr EnumeratorEntry entries[count + 1]{
        {json_name(wire_name<Descriptors::value>, Descriptors::name),
         bits_of(Descriptors::value)}...,
        {}};
};

/// The text of values that are none of the described enumerators.
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

/// The JSON text of an enumerator, e.g. "finished": the value on the wire,
/// which may be spelled differently from the C++ name. "unknown" for `unknown`
/// and for a value that is none of the enumerators: neither has a text on the
/// wire. A wire value that is the text "unknown" has an enumerator of its own,
/// `unknown_`.
///
/// Takes time in proportion to the number of enumerators.
template <Enumeration E>
constexpr std::string_view to_string(E value) noexcept
{
    using Table = detail::EnumeratorTable<detail::Enumerators<E>>;
    return detail::find_text(Table::entries,
                             Table::count,
                             detail::bits_of(value),
                             detail::text_of_others<E>);
}

/// The enumerator whose JSON text is exactly `text`; nullopt if there is none.
/// Case and white space count. Never gives `unknown`, which is not a value on
/// the wire.
///
/// Takes time in proportion to the number of enumerators.
template <Enumeration E>
constexpr std::optional<E> from_string(std::string_view text) noexcept
{
    using Table = detail::EnumeratorTable<detail::Enumerators<E>>;
    for (auto at = Table::entries; at != Table::entries + Table::count; ++at)
        if (at->name == text)
            return static_cast<E>(
                static_cast<std::underlying_type_t<E>>(at->bits));
    return std::nullopt;
}

/// Prints what `to_string` gives.
template <Enumeration E>
std::ostream& operator<<(std::ostream& out, E value)
{
    return out << to_string(value);
}

} // namespace airudder

#endif // AIRUDDER_ENUMERATION_HPP
