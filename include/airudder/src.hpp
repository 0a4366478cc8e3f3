#ifndef AIRUDDER_SRC_HPP
#define AIRUDDER_SRC_HPP

/// The non-template parts of <airudder/client.hpp>, to be compiled once.
/// Compile all files of a program with AIRUDDER_SEPARATE_COMPILATION and
/// include this header in one of them. The others then compile in a fraction of
/// the time.
#ifndef AIRUDDER_SEPARATE_COMPILATION
#error "expected AIRUDDER_SEPARATE_COMPILATION to be defined for every file"
#endif

#include <airudder/detail/client/loop_engine.hpp>
#include <airudder/detail/receiver/loop_engine.hpp>

#endif // AIRUDDER_SRC_HPP
