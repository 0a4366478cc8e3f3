#ifndef AIRUDDER_DETAIL_ATTRIBUTES_HPP
#define AIRUDDER_DETAIL_ATTRIBUTES_HPP

#include <airudder/detail/requirements.hpp>

/// Attributes for the few functions that take nearly all the time, at run time
/// or to compile. Without them, decoding and encoding take a fifth more time and
/// miss their budgets (tests/bench). The compiler decides about everything else.

/// Inlines the function into every caller.
#if __has_cpp_attribute(gnu::always_inline)
#define AIRUDDER_ALWAYS_INLINE [[gnu::always_inline]]
#else
#define AIRUDDER_ALWAYS_INLINE
#endif

/// Never inlines the function: its callers need no registers for it, and rare
/// code is compiled only once.
#if __has_cpp_attribute(gnu::noinline)
#define AIRUDDER_NOINLINE [[gnu::noinline]]
#else
#define AIRUDDER_NOINLINE
#endif

/// Inlines every call inside the function.
#if __has_cpp_attribute(gnu::flatten)
#define AIRUDDER_FLATTEN [[gnu::flatten]]
#else
#define AIRUDDER_FLATTEN
#endif

#endif // AIRUDDER_DETAIL_ATTRIBUTES_HPP
