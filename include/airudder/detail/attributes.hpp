#ifndef AIRUDDER_DETAIL_ATTRIBUTES_HPP
#define AIRUDDER_DETAIL_ATTRIBUTES_HPP

/// Attributes for the few functions that nearly all time is spent in. Without
/// them, decoding and encoding take a fifth more time and miss their budgets
/// (tests/bench). Everything else is left to the compiler.

/// Inlined wherever it is called.
#define AIRUDDER_ALWAYS_INLINE [[gnu::always_inline]]

/// The same for a lambda, after its parameters.
#define AIRUDDER_ALWAYS_INLINE_LAMBDA __attribute__((always_inline))

/// Never inlined, so that callers need no registers for it.
#define AIRUDDER_NOINLINE [[gnu::noinline]]

/// Everything it calls is inlined into it.
#define AIRUDDER_FLATTEN [[gnu::flatten]]

#endif // AIRUDDER_DETAIL_ATTRIBUTES_HPP
