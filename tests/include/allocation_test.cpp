#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

/// Allocations until the next one fails.
std::size_t countdown = never;

std::size_t allocations = 0;

void* allocate(std::size_t size)
{
    ++allocations;
    if (countdown != never && countdown-- == 0) {
        countdown = never;
        throw std::bad_alloc();
    }
    if (auto const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

template <class F>
std::size_t allocations_of(F f)
{
    auto const before = allocations;
    f();
    return allocations - before;
}

/// Runs `f` with the n-th allocation failing, for every n it makes.
template <class F>
std::size_t fail_at_each_allocation(F f)
{
    for (std::size_t number = 0;; ++number) {
        countdown = number;
        try {
            f();
            bool const all_passed = countdown != never;
            countdown = never;
            if (all_passed)
                return number;
        } catch (std::bad_alloc const&) {
            countdown = never;
        }
    }
}

constexpr std::string_view lossy =
    R"({"text":5,"count":1.0,"inner":[1,2,3,"a text beyond the buffer"],)"
    R"("inners":[{},{"id":"a text beyond the small buffer","x":[1.0]},7],)"
    R"("open":{"a":{"b":[1e400,"another text beyond the small buffer"]}},)"
    R"("levels":["new","low"],"a name beyond the small buffer":{"k":null},)"
    R"("text":"again","text":6,"maybe_texts":["x",1]})";

} // namespace

// All of them: sanitizers would pair those left out with their own.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept
{
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept
{
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept
{
    std::free(memory);
}

TEST_CASE("a record of small texts is read and written without allocation")
{
    std::string out;
    out.reserve(2000);
    CHECK(allocations_of([&] {
              auto const result = airudder::parse<fixtures::Inner>(
                  R"({"id":"small","size":7})");
              airudder::serialize_to(out, *result);
          }) == 0);
    CHECK(out == R"({"id":"small","size":7})");
    CHECK(allocations_of([] {
              fixtures::Inner const inner{.id = "x"};
              static_cast<void>(inner);
          }) == 0);
}

TEST_CASE("nothing leaks or half happens when memory is exhausted")
{
    auto const parsed = fail_at_each_allocation([] {
        std::vector<airudder::Issue> issues;
        static_cast<void>(
            airudder::parse<fixtures::Outer>(lossy, {.issues = &issues}));
    });
    CHECK(parsed > 50);

    auto const outer = codec::tolerant<fixtures::Outer>(lossy);
    auto const expected = airudder::serialize(outer);
    std::string out;
    bool half_done = false;
    auto const written = fail_at_each_allocation([&] {
        out = "kept";
        out.shrink_to_fit();
        try {
            airudder::serialize_to(out, outer);
        } catch (std::bad_alloc const&) {
            half_done = half_done || out != "kept";
            throw;
        }
    });
    CHECK(written > 5);
    CHECK_FALSE(half_done);
    CHECK(out == "kept" + expected);
    CHECK(airudder::serialize(outer) == expected);
}

TEST_CASE("set changes nothing when memory is exhausted")
{
    airudder::Unmodeled before;
    for (int number = 0; number < 20; ++number)
        before.set("name " + std::to_string(number), "1");
    auto const text = "\"" + std::string(100, 'x') + "\"";
    fail_at_each_allocation([&] {
        auto changed = before;
        try {
            changed.set("a new name beyond the small buffer", text);
        } catch (std::bad_alloc const&) {
            if (!(changed == before))
                throw std::logic_error("half changed");
            throw;
        }
    });
}
