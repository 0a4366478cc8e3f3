// Replaces operator new. This is a separate file because the compiler warns
// about std::free where it can inline these functions.

#include "count_new.hpp"

#include <cstdlib>
#include <new>

std::size_t bench::allocations = 0;

void* operator new(std::size_t size)
{
    ++bench::allocations;
    if (auto const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }

void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
