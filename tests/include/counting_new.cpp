#include "counting_new.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <malloc.h>

namespace counting_new {
namespace {

constexpr auto never = std::numeric_limits<std::size_t>::max();

thread_local constinit Counts current{};
thread_local constinit std::size_t countdown = never;

void* allocate(std::size_t size) noexcept
{
    ++current.allocations;
    current.bytes += size;
    if (countdown != never && countdown-- == 0) {
        countdown = never;
        return nullptr;
    }
    auto const memory = std::malloc(size == 0 ? 1 : size);
    current.in_use += malloc_usable_size(memory);
    current.peak = std::max(current.peak, current.in_use);
    return memory;
}

void* allocate_or_throw(std::size_t size)
{
    auto const memory = allocate(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}

void release(void* memory) noexcept
{
    current.in_use -= malloc_usable_size(memory);
    std::free(memory);
}

} // namespace

Counts const& counts() noexcept { return current; }

void restart_peak() noexcept { current.peak = current.in_use; }

void fail_at(std::size_t allocation) noexcept { countdown = allocation; }

bool cancel_failure() noexcept
{
    bool const was_to_come = countdown != never;
    countdown = never;
    return was_to_come;
}

} // namespace counting_new

using counting_new::allocate;
using counting_new::allocate_or_throw;
using counting_new::release;

// Replace every form: sanitizers replace the others with their own.
void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept
{
    return allocate(size);
}
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept
{
    return allocate(size);
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::nothrow_t const&) noexcept
{
    release(memory);
}
void operator delete[](void* memory, std::nothrow_t const&) noexcept
{
    release(memory);
}
