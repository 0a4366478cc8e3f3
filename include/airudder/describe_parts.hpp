#ifndef AIRUDDER_DESCRIBE_PARTS_HPP
#define AIRUDDER_DESCRIBE_PARTS_HPP

#include <airudder/detail/parts.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Boost.Describe's macros take at most 52 members or enumerators. These macros
/// describe a type in parts, numbered from 0, and join them. Afterwards, the
/// type is as if one macro of Boost.Describe had described it.
///
///     AIRUDDER_DESCRIBE_PART(Ship, 0, (name, length))
///     AIRUDDER_DESCRIBE_PART(Ship, 1, (flag))
///     AIRUDDER_DESCRIBE_STRUCT(Ship, 2)
///
/// Use them in the namespace of the type, at namespace scope.

/// Describes some members of a struct. Each part must have at least one.
#define AIRUDDER_DESCRIBE_PART(Type, number, Members)                          \
    namespace Type##_part_##number                                             \
    {                                                                          \
        BOOST_DESCRIBE_STRUCT(Type, (), Members)                               \
    }                                                                          \
    [[maybe_unused]] decltype(Type##_part_##number::                           \
                                  boost_public_member_descriptor_fn(           \
                                      static_cast<Type**>(nullptr)))           \
    airudder_part(Type**, ::airudder::detail::PartNumber<number>);

/// Describes a struct by its first `count` parts.
#define AIRUDDER_DESCRIBE_STRUCT(Type, count)                                  \
    [[maybe_unused]] ::airudder::detail::NoParts boost_base_descriptor_fn(     \
        Type**);                                                               \
    [[maybe_unused]] ::airudder::detail::JoinedParts<Type, count>              \
    boost_public_member_descriptor_fn(Type**);                                 \
    [[maybe_unused]] ::airudder::detail::NoParts                               \
    boost_protected_member_descriptor_fn(Type**);                              \
    [[maybe_unused]] ::airudder::detail::NoParts                               \
    boost_private_member_descriptor_fn(Type**);                                \
    [[maybe_unused]] ::airudder::detail::PartNumber<count>                     \
    airudder_part_count(Type**);

/// Describes some enumerators, in parentheses.
#define AIRUDDER_DESCRIBE_ENUM_PART(Type, number, Enumerators)                 \
    namespace Type##_part_##number                                             \
    {                                                                          \
        AIRUDDER_DESCRIBE_ENUMERATORS(Type, AIRUDDER_UNPACK Enumerators)       \
    }                                                                          \
    [[maybe_unused]] decltype(Type##_part_##number::boost_enum_descriptor_fn(  \
        static_cast<Type**>(nullptr)))                                         \
    airudder_part(Type**, ::airudder::detail::PartNumber<number>);

#define AIRUDDER_UNPACK(...) __VA_ARGS__
#define AIRUDDER_DESCRIBE_ENUMERATORS(...) BOOST_DESCRIBE_ENUM(__VA_ARGS__)

/// Describes an enumeration by its first `count` parts.
#define AIRUDDER_DESCRIBE_ENUM(Type, count)                                    \
    [[maybe_unused]] ::airudder::detail::JoinedParts<Type, count>              \
    boost_enum_descriptor_fn(Type**);

#endif // AIRUDDER_DESCRIBE_PARTS_HPP
