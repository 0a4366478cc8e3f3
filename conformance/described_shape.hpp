#ifndef AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
#define AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP

#include "shape.hpp"

#include <airudder/describe.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
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

/// The JSON spelling of what Boost.Describe calls `name`.
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

template <class T>
requires std::is_enum_v<T> Shape scalar_shape()
{
    Shape shape{"enum", {}, {}, {}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto enumerator) {
            shape.values.push_back(
                spelling(wire_name<enumerator.value>, enumerator.name));
        });
    return shape;
}

template <class T>
struct ShapeOf {
    static Shape get()
    {
        if constexpr (boost::describe::has_describe_members<T>::value)
            return record();
        else
            return scalar_shape<T>();
    }

private:
    static Shape record()
    {
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        Shape shape{"record", {}, {}, {}};
        boost::mp11::mp_for_each<Members>([&](auto member) {
            using Type = std::remove_cvref_t<decltype(std::declval<T>().*
                                                      member.pointer)>;
            shape.members.push_back(
                {spelling(wire_name<member.pointer>, member.name),
                 !Optional<Type>::value,
                 ShapeOf<typename Optional<Type>::Type>::get()});
        });
        return shape;
    }
};

template <class T>
struct ShapeOf<std::vector<T>> {
    static Shape get() { return {"array", {}, {}, {ShapeOf<T>::get()}}; }
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_DESCRIBED_SHAPE_HPP
