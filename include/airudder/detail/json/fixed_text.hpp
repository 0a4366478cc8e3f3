#ifndef AIRUDDER_DETAIL_JSON_FIXED_TEXT_HPP
#define AIRUDDER_DETAIL_JSON_FIXED_TEXT_HPP

#include <airudder/detail/requirements.hpp>

#include <cstddef>

namespace airudder::detail {

/// Text whose size is known at compile time.
template <std::size_t Size>
struct FixedText {
    char bytes[Size]{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_FIXED_TEXT_HPP
