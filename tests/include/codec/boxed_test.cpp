#include "catch.hpp"
#include "codec.hpp"
#include "kinds.hpp"

#include <airudder/boxed.hpp>

#include <optional>
#include <string>

using airudder::Boxed;
using airudder::serialize;
using fixtures::Egg;

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AIRUDDER_TESTS_LARGE_FRAMES
#endif
#endif

namespace {

/// The levels of records that keep texts. A sanitizer multiplies the stack that
/// each level takes.
#if defined(__SANITIZE_ADDRESS__) || defined(AIRUDDER_TESTS_LARGE_FRAMES)
constexpr std::size_t kept_levels = 256;
#else
constexpr std::size_t kept_levels = 1024;
#endif

/// A value that contains others: the innermost has no egg.
std::string eggs(std::size_t levels)
{
    return codec::repeated(R"({"name":"","egg":)", levels - 1) +
           R"({"name":"","eggs":[],"hens":[]})" +
           codec::repeated(R"(,"eggs":[],"hens":[]})", levels - 1);
}

} // namespace

static_assert(sizeof(Boxed<std::string>) == sizeof(void*));

TEST_CASE("a Boxed is like a std::optional")
{
    Boxed<std::string> box;
    CHECK_FALSE(box);
    CHECK(box == Boxed<std::string>(std::nullopt));
    CHECK_THROWS_AS(box.value(), std::bad_optional_access);
    box = std::string("a");
    CHECK(box.has_value());
    CHECK(*box == "a");
    CHECK(box->size() == 1);
    auto copy = box;
    CHECK(copy == box);
    copy->push_back('b');
    CHECK(copy.value() == "ab");
    CHECK_FALSE(copy == box);
    auto const& same = copy;
    copy = same;
    auto const moved = std::move(copy);
    CHECK(*moved == "ab");
    CHECK_FALSE(copy.has_value());
    box.emplace(std::size_t{3}, 'x');
    CHECK(box == Boxed<std::string>("xxx"));
    box = std::nullopt;
    CHECK(box == Boxed<std::string>());
    box = moved;
    box.reset();
    CHECK_FALSE(box);
}

TEST_CASE("a value can be replaced by a part of itself")
{
    Boxed<Egg> box = Egg{};
    box->egg.emplace().name = "inner";
    box = box->egg;
    CHECK(box->name == "inner");
    box->egg.emplace().name = "innermost";
    box = std::move(box->egg);
    CHECK(box->name == "innermost");
}

TEST_CASE("a record within itself keeps its own texts")
{
    auto const text =
        R"({"name":"a","egg":{"name":"b","egg":null,"eggs":[],"x":1.0,)"
        R"("hens":[]},"eggs":[],"hens":[]})";
    auto record = codec::tolerant<Egg>(text);
    CHECK(record.egg->unmodeled.find("egg") == "null");
    CHECK(codec::issues<Egg>(text) ==
          "/egg/egg wrong_type; /egg/x unknown_member; ");
    record.egg->name = "c";
    CHECK(serialize(record) ==
          R"({"name":"a","egg":{"name":"c","egg":null,"eggs":[],"hens":[],)"
          R"("x":1.0},"eggs":[],"hens":[]})");
    record.egg = std::nullopt;
    CHECK(serialize(record) == R"({"name":"a","eggs":[],"hens":[]})");
}

TEST_CASE("a boxed record that is not an object leaves its box empty")
{
    for (std::string const value : {"null", "7", "[]", R"("x")"}) {
        auto const text = R"({"name":"","egg":)" + value +
                          R"(,"eggs":[],"hen":{"egg":)" + value +
                          R"(},"hens":[]})";
        auto const record = codec::tolerant<Egg>(text);
        CHECK_FALSE(record.egg);
        CHECK_FALSE(record.hen->egg);
        CHECK(serialize(record) == text);
        CHECK(codec::issues<Egg>(text) ==
              "/egg wrong_type; /hen/egg wrong_type; ");
    }
}

TEST_CASE("records within each other are read, copied and written at any depth")
{
    constexpr std::size_t most = 1024;
    auto const text = eggs(most - 1); // the last one has lists
    auto const record = airudder::parse<Egg>(text, {.max_depth = most});
    REQUIRE(record.has_value());
    auto const copy = *record;
    CHECK(copy == *record);
    CHECK(serialize(copy) == text);
    auto const bare = codec::repeated(R"({"egg":)", kept_levels - 1) + "{}" +
                      codec::repeated("}", kept_levels - 1);
    auto const sparse = airudder::parse<Egg>(bare, {.max_depth = most});
    REQUIRE(sparse.has_value());
    auto const again = *sparse;
    CHECK(serialize(again) == bare);
    CHECK(airudder::parse<Egg>(text).has_error());
    CHECK(airudder::parse<Egg>(eggs(most), {.max_depth = most}).has_error());
}

TEST_CASE("a long chain can be shortened from its start")
{
    Egg first;
    for (int i = 0; i != 300'000; ++i) {
        Egg longer;
        longer.egg = std::move(first);
        first = std::move(longer);
    }
    std::size_t count = 0;
    for (; first.egg; ++count)
        first = Egg(std::move(*first.egg));
    CHECK(count == 300'000);
}

TEST_CASE("the memory of boxed records is limited")
{
    auto const text = eggs(40);
    CHECK(airudder::parse<Egg>(text, {.max_memory = 100 * sizeof(Egg)})
              .has_value());
    CHECK(airudder::parse<Egg>(text, {.max_memory = 20 * sizeof(Egg)})
              .has_error());
}
