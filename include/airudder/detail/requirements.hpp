#ifndef AIRUDDER_DETAIL_REQUIREMENTS_HPP
#define AIRUDDER_DETAIL_REQUIREMENTS_HPP

// Checks the requirements of all headers. After an #error alone, the compiler
// continues and prints a thousand lines of errors; including a missing file
// stops it.

#if __cplusplus < 202002L && (!defined(_MSVC_LANG) || _MSVC_LANG < 202002L)
#error airudder needs C++20: compile with -std=c++20 or later
#include <airudder_ends_here>
#endif

#if !__has_include(<boost/version.hpp>)
#error airudder needs Boost 1.81 or later, and there is none
#include <airudder_ends_here>
#endif

#include <boost/version.hpp>

#if BOOST_VERSION < 108100
#error airudder needs Boost 1.81 or later, and BOOST_VERSION says it is older
#include <airudder_ends_here>
#endif

#endif // AIRUDDER_DETAIL_REQUIREMENTS_HPP
