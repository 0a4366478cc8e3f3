// Replaces operator new. It has a file of its own: where the compiler sees
// what is inside, it takes std::free for a mistake.

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
