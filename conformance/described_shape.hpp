#ifndef AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP

#include "shape.hpp"

#include <airudder/describe.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>

#include <concepts>
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

/// The JSON spelling of the member or enumerator that Boost.Describe calls
/// `name`.
inline std::string spelling(std::string_view wire, char const* name)
{
    return wire.data() ? std::string(wire) : std::string(name);
}

template <std::same_as<std::string> T>
Shape scalar_shape()
{
    return {"string", {}, {}, {}};
}
template <std::same_as<std::int64_t> T>
Shape scalar_shape()
{
    return {"integer", {}, {}, {}};
}
template <std::same_as<double> T>
Shape scalar_shape()
{
    return {"number", {}, {}, {}};
}
template <std::same_as<bool> T>
Shape scalar_shape()
{
    return {"boolean", {}, {}, {}};
}
template <std::same_as<boost::json::object> T>
Shape scalar_shape()
{
    return {"open", {}, {}, {}};
}

inline void add_value(Shape& shape, std::string_view wire, char const* name)
{
    shape.values.push_back(spelling(wire, name));
}

template <template <class...> class L, class... Enumerators>
Shape enum_shape(L<Enumerators...>)
{
    Shape shape{"enum", {}, {}, {}};
    (add_value(shape, wire_name<Enumerators::value>, Enumerators::name), ...);
    return shape;
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
Shape record_shape(L<Members...>)
{
    Shape shape{"record", {}, {}, {}};
    (add_member<TypeOf<T, Members>>(
         shape, wire_name<Members::pointer>, Members::name),
     ...);
    return shape;
}

// Not a function for each member or enumerator: there are hundreds.
template <class T>
struct ShapeOf {
    static Shape get()
    {
        namespace describe = boost::describe;
        if constexpr (describe::has_describe_members<T>::value)
            return record_shape<T>(
                describe::describe_members<T, describe::mod_public>{});
        else if constexpr (std::is_enum_v<T>)
            return enum_shape(describe::describe_enumerators<T>{});
        else
            return scalar_shape<T>();
    }
};

template <class T>
struct ShapeOf<std::vector<T>> {
    static Shape get() { return {"array", {}, {}, {ShapeOf<T>::get()}}; }
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
