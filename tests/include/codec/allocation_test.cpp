#include "catch.hpp"
#include "codec.hpp"
#include "counting_new.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <vector>

using codec::numbered_name;
using counting_new::allocations_of;
using counting_new::fail_at_each_allocation;

namespace {

constexpr std::string_view lossy =
    R"({"text":5,"count":1.0,"inner":[1,2,3,"a text beyond the buffer"],)"
    R"("inners":[{},{"id":"a text beyond the small buffer","x":[1.0]},7],)"
    R"("open":{"a":{"b":[1e400,"another text beyond the small buffer"]}},)"
    R"("levels":["new","low"],"a name beyond the small buffer":{"k":null},)"
    R"("text":"again","text":6,"maybe_texts":["x",1]})";

} // namespace

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

TEST_CASE("running out of memory leaks nothing and writes nothing")
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

namespace {

/// Whether exactly the first `count` names are kept and can be found.
bool has_names(airudder::Unmodeled const& unmodeled, std::size_t count)
{
    for (std::size_t number = 0; number != count; ++number)
        if (unmodeled.find(numbered_name(number)) != "1")
            return false;
    return unmodeled.size() == count &&
           !unmodeled.find("a new name beyond the small buffer");
}

} // namespace

TEST_CASE("set changes nothing when memory runs out, however much is kept")
{
    auto const text = "\"" + std::string(100, 'x') + "\"";
    airudder::Unmodeled before;
    for (std::size_t count = 0; count != 140; ++count) {
        bool changed = false;
        fail_at_each_allocation([&] {
            auto copy = before;
            try {
                copy.set("a new name beyond the small buffer", text);
            } catch (std::bad_alloc const&) {
                changed = changed || !has_names(copy, count);
                throw;
            }
        });
        CAPTURE(count);
        CHECK_FALSE(changed);
        before.set(numbered_name(count), "1");
    }
}
