#ifndef AIRUDDER_RECEIVER_SRC_HPP
#define AIRUDDER_RECEIVER_SRC_HPP

/// The non-template parts of <airudder/receiver.hpp>, to be compiled once; see
/// <airudder/src.hpp>.
#ifndef AIRUDDER_SEPARATE_COMPILATION
#error "expected AIRUDDER_SEPARATE_COMPILATION to be defined for every file"
#endif

#include <airudder/detail/receiver/loop_engine.hpp>

#endif // AIRUDDER_RECEIVER_SRC_HPP
