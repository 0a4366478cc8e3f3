#ifndef AIRUDDER_DESCRIBE_HPP
#define AIRUDDER_DESCRIBE_HPP

#include <airudder/detail/requirements.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>

namespace airudder {

class Unmodeled;

/// A described struct that keeps what it does not model: besides its described
/// members, it has `Unmodeled unmodeled{};`, which is not described.
///
/// A member is a std::string (UTF-8), std::int64_t, double, bool, Enumeration,
/// Record, boost::json::object (any object) or boost::json::value (any value),
/// or a std::vector, Map, std::optional or Boxed of a type that a member may
/// have. A member is required if and only if it is neither a std::optional nor
/// a Boxed. A Record has at most 2,048 members; see
/// <airudder/describe_parts.hpp> for more than 52.
template <class T>
concept Record = requires(T& record, T** described)
{
    // boost::describe::has_describe_members also checks for members that are
    // not public. With it, a page's header takes a sixth longer to compile.
    boost_public_member_descriptor_fn(described);
    {
        record.unmodeled
        } -> std::same_as<Unmodeled&>;
};

/// An enumeration whose enumerators are described. If it is the type of a
/// member, it also has a first enumerator that is not described: `unknown`
/// (value 0), which stands for an absent value and for texts that are not
/// listed. <airudder/enumeration.hpp> converts enumerators to texts and back.
template <class T>
concept Enumeration = boost::describe::has_describe_enumerators<T>::value;

/// JSON spelling of a member or enumerator whose C++ name differs from it.
///
/// By default, it has no data, and the C++ name is the JSON spelling.
/// Specialise it only for the exceptions, as a string_view with its length: a
/// name may contain NUL.
///
///     template <>
///     inline constexpr std::string_view wire_name<&Plan::default_>{"default"};
template <auto Entity>
inline constexpr std::string_view wire_name{};

/// Whether JSON spells an enumeration's values as integers. Specialise it for
/// such an enumeration, and wire_name for each enumerator, with the integer's
/// digits.
///
///     template <>
///     inline constexpr bool has_integer_values<Floor> = true;
///
///     template <>
///     inline constexpr std::string_view wire_name<Floor::cellar> = "-1";
template <class E>
inline constexpr bool has_integer_values = false;

namespace detail {

/// JSON name of the member or enumerator that C++ calls `name`.
constexpr std::string_view json_name(std::string_view wire_name,
                                     char const* name) noexcept
{
    return wire_name.data() ? wire_name : std::string_view{name};
}

template <class T>
using Members =
    boost::describe::describe_members<T, boost::describe::mod_public>;

template <class E>
using Enumerators = boost::describe::describe_enumerators<E>;

/// Calls `f(descriptor)` for each descriptor in a list, in order.
template <template <class...> class L, class... Descriptors, class F>
constexpr void for_each_descriptor(L<Descriptors...>, F&& f)
{
    // Not a fold expression: clang refuses one of more than 256 operands.
    using Order = int[];
    static_cast<void>(Order{0, (static_cast<void>(f(Descriptors{})), 0)...});
}

template <class List>
inline constexpr std::size_t list_size = 0;

template <template <class...> class L, class... Items>
inline constexpr std::size_t list_size<L<Items...>> = sizeof...(Items);

template <Record T>
inline constexpr std::size_t member_count = list_size<Members<T>>;

/// Calls `f(name, pointer_to_member)` for each member, in declaration order;
/// `name` is the JSON name.
template <Record T, class F>
constexpr void for_each_member(F&& f)
{
    for_each_descriptor(Members<T>{}, [&f](auto descriptor) {
        using Descriptor = decltype(descriptor);
        f(json_name(wire_name<Descriptor::pointer>, Descriptor::name),
          Descriptor::pointer);
    });
}

/// Calls `f(name, value)` for each described enumerator, in declaration order;
/// `name` is the JSON text.
template <Enumeration E, class F>
constexpr void for_each_enumerator(F&& f)
{
    for_each_descriptor(Enumerators<E>{}, [&f](auto descriptor) {
        using Descriptor = decltype(descriptor);
        f(json_name(wire_name<Descriptor::value>, Descriptor::name),
          Descriptor::value);
    });
}

} // namespace detail
} // namespace airudder

#endif // AIRUDDER_DESCRIBE_HPP
