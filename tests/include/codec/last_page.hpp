#ifndef AIRUDDER_TESTS_INCLUDE_LAST_PAGE_HPP
#define AIRUDDER_TESTS_INCLUDE_LAST_PAGE_HPP

#include "catch.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <sys/mman.h>

/// A page of memory followed by one that cannot be accessed.
class LastPage {
public:
    static constexpr std::size_t size = 4096;

    LastPage()
        : pages_(static_cast<char*>(::mmap(nullptr,
                                           2 * size,
                                           PROT_READ | PROT_WRITE,
                                           MAP_PRIVATE | MAP_ANONYMOUS,
                                           -1,
                                           0)))
    {
        REQUIRE(pages_ != MAP_FAILED);
        REQUIRE(::mprotect(pages_ + size, size, PROT_NONE) == 0);
    }

    LastPage(LastPage const&) = delete;
    LastPage& operator=(LastPage const&) = delete;

    ~LastPage() { ::munmap(pages_, 2 * size); }

    /// Copies `text` to the end of the page, so that reading past it fails.
    std::string_view put(std::string_view text)
    {
        auto const begin = pages_ + size - text.size();
        std::copy(text.begin(), text.end(), begin);
        return {begin, text.size()};
    }

private:
    char* pages_;
};

#endif // AIRUDDER_TESTS_INCLUDE_LAST_PAGE_HPP
