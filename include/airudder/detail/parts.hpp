#ifndef AIRUDDER_DETAIL_PARTS_HPP
#define AIRUDDER_DETAIL_PARTS_HPP

#include <airudder/detail/requirements.hpp>

#include <boost/mp11/list.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

/// Types that <airudder/describe_parts.hpp> describes in parts.
namespace airudder::detail {

template <std::size_t Number>
using PartNumber = std::integral_constant<std::size_t, Number>;

using NoParts = boost::mp11::mp_list<>;

/// The descriptors of one part.
template <class T, std::size_t Number>
using PartOf =
    decltype(airudder_part(static_cast<T**>(nullptr), PartNumber<Number>{}));

template <class T, class Numbers>
struct PartsOf;

template <class T, std::size_t... Numbers>
struct PartsOf<T, std::index_sequence<Numbers...>> {
    using Joined = boost::mp11::mp_append<PartOf<T, Numbers>...>;
};

/// The descriptors of the first `Count` parts.
template <class T, std::size_t Count>
using JoinedParts =
    typename PartsOf<T, std::make_index_sequence<Count>>::Joined;

/// A struct that is described in parts.
template <class T>
concept DescribedInParts = requires(T** record)
{
    airudder_part_count(record);
};

template <DescribedInParts T>
using PartCount = decltype(airudder_part_count(static_cast<T**>(nullptr)));

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_PARTS_HPP
