#ifndef AIRUDDER_DETAIL_SEPARATE_COMPILATION_HPP
#define AIRUDDER_DETAIL_SEPARATE_COMPILATION_HPP

#include <airudder/detail/requirements.hpp>

// With AIRUDDER_SEPARATE_COMPILATION the non-template parts of client and
// receiver are compiled once, see <airudder/src.hpp>.
#ifdef AIRUDDER_SEPARATE_COMPILATION
#define AIRUDDER_DECL
#else
#define AIRUDDER_DECL inline
#endif

#endif // AIRUDDER_DETAIL_SEPARATE_COMPILATION_HPP
