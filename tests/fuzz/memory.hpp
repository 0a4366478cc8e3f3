#ifndef AIRUDDER_TESTS_FUZZ_MEMORY_HPP
#define AIRUDDER_TESTS_FUZZ_MEMORY_HPP

#include <cstddef>

namespace fuzz {

/// What is allocated during its life, by AddressSanitizer's account; nothing
/// without it. One at a time.
class MemoryWatch {
public:
    MemoryWatch() noexcept;

    /// Bytes that were allocated and not yet released.
    std::size_t in_use() const noexcept;

    /// The most that `in_use` was.
    std::size_t most() const noexcept;
};

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_MEMORY_HPP
