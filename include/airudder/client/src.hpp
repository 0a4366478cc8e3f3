#ifndef AIRUDDER_CLIENT_SRC_HPP
#define AIRUDDER_CLIENT_SRC_HPP

/// The non-template parts of <airudder/client.hpp>, to be compiled once; see
/// <airudder/src.hpp>.
#ifndef AIRUDDER_SEPARATE_COMPILATION
#error "expected AIRUDDER_SEPARATE_COMPILATION to be defined for every file"
#endif

#include <airudder/detail/client/loop_engine.hpp>

#endif // AIRUDDER_CLIENT_SRC_HPP
