#include "memory.hpp"

#include <atomic>

// From sanitizer/allocator_interface.h. Null without a sanitizer.
extern "C" {
[[gnu::weak]] int __sanitizer_install_malloc_and_free_hooks(
    void (*malloc_hook)(void const volatile*, std::size_t),
    void (*free_hook)(void const volatile*));
[[gnu::weak]] std::size_t __sanitizer_get_allocated_size(void const volatile*);
}

namespace fuzz {
namespace {

// Atomic, because libFuzzer has a thread of its own. Signed, because memory that
// was allocated before may be released.
std::atomic<std::ptrdiff_t> used{0};
std::atomic<std::ptrdiff_t> peak{0};

void allocated(void const volatile*, std::size_t size)
{
    auto const now = used += static_cast<std::ptrdiff_t>(size);
    if (now > peak)
        peak = now;
}

void released(void const volatile* memory)
{
    if (memory != nullptr)
        used -=
            static_cast<std::ptrdiff_t>(__sanitizer_get_allocated_size(memory));
}

bool watch() noexcept
{
    return __sanitizer_install_malloc_and_free_hooks != nullptr &&
           __sanitizer_install_malloc_and_free_hooks(&allocated, &released) !=
               0;
}

} // namespace

MemoryWatch::MemoryWatch() noexcept
{
    [[maybe_unused]] static bool const watching = watch();
    used = 0;
    peak = 0;
}

std::size_t MemoryWatch::in_use() const noexcept
{
    return static_cast<std::size_t>(used);
}

std::size_t MemoryWatch::most() const noexcept
{
    return static_cast<std::size_t>(peak);
}

} // namespace fuzz
