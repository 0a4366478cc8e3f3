#ifndef AIRUDDER_SRC_HPP
#define AIRUDDER_SRC_HPP

/// What of <airudder/client.hpp> is no template, to be compiled once: to be
/// included by one file of a program all of whose files are compiled with
/// AIRUDDER_SEPARATE_COMPILATION. Those that include <airudder/client.hpp> then
/// take a fraction of the time.
#ifndef AIRUDDER_SEPARATE_COMPILATION
#error "expected AIRUDDER_SEPARATE_COMPILATION to be defined for every file"
#endif

#include <airudder/client/loop_engine.hpp>

#endif // AIRUDDER_SRC_HPP
