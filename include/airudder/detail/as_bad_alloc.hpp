#ifndef AIRUDDER_DETAIL_AS_BAD_ALLOC_HPP
#define AIRUDDER_DETAIL_AS_BAD_ALLOC_HPP

#include <airudder/detail/requirements.hpp>

#include <new>
#include <stdexcept>

namespace airudder::detail {

/// Calls `f`. Throws std::bad_alloc instead of the std::length_error of a
/// container that cannot be that large: those of Boost.JSON have at most 2^31 - 2
/// bytes or members.
template <class F>
void as_bad_alloc(F&& f)
{
    try {
        f();
    } catch (std::length_error const&) {
        throw std::bad_alloc();
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_AS_BAD_ALLOC_HPP
