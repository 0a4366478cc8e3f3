#ifndef AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP

#include "shape.hpp"

#include <airudder/boxed.hpp>
#include <airudder/describe.hpp>
#include <airudder/map.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace airudder::conformance {

/// The shape of a generated type, by reflection.
template <class T>
struct ShapeOf;

template <class T>
struct Optional {
    using Type = T;
    static constexpr bool value = false;
};

template <class T>
struct Optional<std::optional<T>> {
    using Type = T;
    static constexpr bool value = true;
};

template <class T>
struct Optional<Boxed<T>> {
    using Type = T;
    static constexpr bool value = true;
};

/// The JSON spelling of the member or enumerator that Boost.Describe calls
/// `name`.
inline std::string spelling(std::string_view wire, char const* name)
{
    return wire.data() ? std::string(wire) : std::string(name);
}

template <class T>
inline constexpr char const* type_word = nullptr;
template <>
inline constexpr auto type_word<std::string> = "string";
template <>
inline constexpr auto type_word<std::int64_t> = "integer";
template <>
inline constexpr auto type_word<double> = "number";
template <>
inline constexpr auto type_word<bool> = "boolean";
template <>
inline constexpr auto type_word<boost::json::object> = "open";
template <>
inline constexpr auto type_word<boost::json::value> = "any";

inline void add_value(Shape& shape, std::string_view wire, char const* name)
{
    shape.values.push_back(spelling(wire, name));
}

template <template <class...> class L, class... Enumerators>
void add_values(Shape& shape, L<Enumerators...>)
{
    // Not a fold expression: clang refuses one of more than 256 operands.
    using Order = int[];
    static_cast<void>(Order{
        0,
        (add_value(shape, wire_name<Enumerators::value>, Enumerators::name),
         0)...});
}

template <class T>
void add_member(Shape& shape, std::string_view wire, char const* name)
{
    shape.members.push_back({spelling(wire, name),
                             !Optional<T>::value,
                             ShapeOf<typename Optional<T>::Type>::get()});
}

/// The type of a described member.
template <class T, class Member>
using TypeOf =
    std::remove_cvref_t<decltype(std::declval<T>().*Member::pointer)>;

template <class T, template <class...> class L, class... Members>
void add_members(Shape& shape, L<Members...>)
{
    using Order = int[];
    static_cast<void>(
        Order{0,
              (add_member<TypeOf<T, Members>>(
                   shape, wire_name<Members::pointer>, Members::name),
               0)...});
}

// Not a function for each member or enumerator: there are hundreds.
template <class T>
struct ShapeOf {
    static Shape const& get()
    {
        static Shape shape;
        if (shape.type.empty())
            fill(shape);
        return shape;
    }

private:
    /// Sets the type first: a record that contains itself leads back to `get`.
    static void fill(Shape& shape)
    {
        namespace describe = boost::describe;
        if constexpr (describe::has_describe_members<T>::value) {
            shape.type = "record";
            add_members<T>(
                shape, describe::describe_members<T, describe::mod_public>{});
        } else if constexpr (std::is_enum_v<T>) {
            shape.type = has_integer_values<T> ? "integer enum" : "enum";
            add_values(shape, describe::describe_enumerators<T>{});
        } else {
            shape.type = type_word<T>;
        }
    }
};

/// The shape of an array or a map of `T`.
template <class T>
Shape const& shape_of_many(Shape& shape, char const* type)
{
    if (shape.type.empty()) {
        shape.type = type;
        shape.items.push_back(ShapeOf<T>::get());
    }
    return shape;
}

template <class T>
struct ShapeOf<std::vector<T>> {
    static Shape const& get()
    {
        static Shape shape;
        return shape_of_many<T>(shape, "array");
    }
};

template <class T>
struct ShapeOf<Map<T>> {
    static Shape const& get()
    {
        static Shape shape;
        return shape_of_many<T>(shape, "map");
    }
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
