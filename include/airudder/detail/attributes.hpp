#ifndef AIRUDDER_DETAIL_ATTRIBUTES_HPP
#define AIRUDDER_DETAIL_ATTRIBUTES_HPP

#include <airudder/detail/requirements.hpp>

/// Attributes for the few functions that take nearly all the time. Without
/// them, decoding and encoding take a fifth more time and miss their budgets
/// (tests/bench). The compiler decides about everything else.

/// Inlines the function into every caller.
#define AIRUDDER_ALWAYS_INLINE [[gnu::always_inline]]

/// The same for a lambda; goes after its parameters.
#ifdef __GNUC__
#define AIRUDDER_ALWAYS_INLINE_LAMBDA __attribute__((always_inline))
#else
#define AIRUDDER_ALWAYS_INLINE_LAMBDA
#endif

/// Never inlines the function, so that callers need no registers for it.
#define AIRUDDER_NOINLINE [[gnu::noinline]]

/// Inlines every call inside the function.
#define AIRUDDER_FLATTEN [[gnu::flatten]]

#endif // AIRUDDER_DETAIL_ATTRIBUTES_HPP
