#ifndef AIRUDDER_TESTS_FUZZ_MEMORY_HPP
#define AIRUDDER_TESTS_FUZZ_MEMORY_HPP

#include <cstddef>

namespace fuzz {

/// Counts the memory that is allocated during its life, with AddressSanitizer's
/// hooks. Counts nothing without AddressSanitizer. Use one at a time.
class MemoryWatch {
public:
    MemoryWatch() noexcept;

    /// Bytes that were allocated and not yet released.
    std::size_t in_use() const noexcept;

    /// The peak of `in_use`.
    std::size_t most() const noexcept;
};

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_MEMORY_HPP
