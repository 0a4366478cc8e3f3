#ifndef AIRUDDER_BENCH_MEMBERS_HPP
#define AIRUDDER_BENCH_MEMBERS_HPP

#include <airudder/describe.hpp>

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Written after a lambda's parameters: inlines the lambda at each call.
#define BENCH_INLINE __attribute__((always_inline))

/// The common part of the peers that fill or write the generated structs member
/// by member. Its code is unrolled over the described members, as if it were
/// written by hand for each struct.
namespace bench {

template <class T>
inline constexpr bool is_optional = false;

template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_vector = false;

template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

/// A member's name as a constant. The compiler knows its length and bytes, so
/// a comparison takes a few instructions instead of a call.
template <class Descriptor>
struct Name {
    static constexpr std::string_view value{Descriptor::name};

    constexpr operator std::string_view() const noexcept { return value; }
};

/// Calls `f(Name, record.member)` for each member, in order.
template <class Struct, class F>
void for_each_member(Struct& record, F&& f)
{
    using Members =
        boost::describe::describe_members<std::remove_const_t<Struct>,
                                          boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>([&](auto descriptor) BENCH_INLINE {
        using Descriptor = decltype(descriptor);
        f(Name<Descriptor>{}, record.*Descriptor::pointer);
    });
}

/// Sets `enumerator` to the one named `text`; returns false if there is none.
template <class E>
bool enumerator_from(std::string_view text, E& enumerator)
{
    bool found = false;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto descriptor) {
            constexpr std::string_view name = decltype(descriptor)::name;
            if (!found && text == name) {
                enumerator = descriptor.value;
                found = true;
            }
        });
    return found;
}

/// Adds an element. The list grows like those of our codec: faster while it is
/// small.
template <class T>
T& append(std::vector<T>& list)
{
    auto const capacity = list.capacity();
    if (list.size() == capacity)
        list.reserve(
            std::max<std::size_t>(capacity * (capacity < 64 ? 4 : 2), 4));
    return list.emplace_back();
}

} // namespace bench

#endif // AIRUDDER_BENCH_MEMBERS_HPP
