#ifndef AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP

#include "shape.hpp"

#include <airudder/describe.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace airudder::conformance {

/// The shape of a generated type, by reflection. It is made once; a type that
/// leads back to itself finds its shape while that is being made.
template <class T>
struct ShapeOf {
    static Shape const& get();
};

/// A member that may be absent: std::optional or airudder::Boxed.
template <class T>
concept Absentable = requires(T const& member)
{
    member.has_value();
    *member;
};

template <class T>
struct Optional {
    using Type = T;
};

template <Absentable T>
struct Optional<T> {
    using Type = std::remove_cvref_t<decltype(*std::declval<T const&>())>;
};

/// airudder::Map
template <class T>
concept MapOfValues = requires(T const& map)
{
    typename T::Item;
    map.begin()->name;
    map.begin()->value;
};

/// The JSON spelling of the member or enumerator that Boost.Describe calls
/// `name`.
inline std::string spelling(std::string_view wire, char const* name)
{
    return wire.data() ? std::string(wire) : std::string(name);
}

template <class T>
constexpr char const* scalar_type()
{
    if constexpr (std::same_as<T, std::string>)
        return "string";
    else if constexpr (std::same_as<T, std::int64_t>)
        return "integer";
    else if constexpr (std::same_as<T, double>)
        return "number";
    else if constexpr (std::same_as<T, bool>)
        return "boolean";
    else if constexpr (std::same_as<T, boost::json::object>)
        return "open";
    else
        return std::enable_if_t<std::same_as<T, boost::json::value>,
                                char const*>("any");
}

template <template <class...> class L, class... Enumerators>
void add_values(Shape& shape, L<Enumerators...>)
{
    shape.values = {
        spelling(wire_name<Enumerators::value>, Enumerators::name)...};
}

/// The type of a described member.
template <class T, class Member>
using TypeOf =
    std::remove_cvref_t<decltype(std::declval<T>().*Member::pointer)>;

// Not a function for each member or enumerator: there are hundreds.
template <class T, template <class...> class L, class... Members>
void add_members(Shape& shape, L<Members...>)
{
    shape.members = std::vector<Shape::Member>{
        {spelling(wire_name<Members::pointer>, Members::name),
         !Absentable<TypeOf<T, Members>>,
         ShapeOf<typename Optional<TypeOf<T, Members>>::Type>::get()}...};
}

template <class T>
void fill_shape(Shape& shape)
{
    namespace describe = boost::describe;
    if constexpr (describe::has_describe_members<T>::value) {
        shape.type = "record";
        add_members<T>(shape,
                       describe::describe_members<T, describe::mod_public>{});
    } else if constexpr (std::is_enum_v<T>) {
        shape.type = has_integer_values<T> ? "integer enum" : "enum";
        add_values(shape, describe::describe_enumerators<T>{});
    } else if constexpr (MapOfValues<T>) {
        shape.type = "map";
        shape.items.push_back(ShapeOf<decltype(T::Item::value)>::get());
    } else if constexpr (requires { typename T::allocator_type; } &&
                         !std::same_as<T, std::string> &&
                         !std::same_as<T, boost::json::object>) {
        shape.type = "array";
        shape.items.push_back(ShapeOf<typename T::value_type>::get());
    } else {
        shape.type = scalar_type<T>();
    }
}

template <class T>
Shape const& ShapeOf<T>::get()
{
    static Shape shape;
    if (shape.type.empty()) {
        shape.type = "being made";
        fill_shape<T>(shape);
    }
    return shape;
}

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
