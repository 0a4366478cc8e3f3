#include "catch.hpp"

#include <airudder/receiver/delivery_store.hpp>

#include <chrono>
#include <string>

namespace {

using airudder::detail::MemoryStore;
using namespace std::chrono_literals;

/// A store with a clock that stands still unless it is told.
struct Clocked {
    explicit Clocked(airudder::MemoryStoreOptions options)
        : store(options, [this] { return now; })
    {
    }

    MemoryStore::Clock::time_point now{};
    MemoryStore store;
};

} // namespace

TEST_CASE("a store knows what was recorded")
{
    auto const store = airudder::make_memory_store();
    CHECK_FALSE(store->contains("a.b", "k"));
    store->record("a.b", "k");
    CHECK(store->contains("a.b", "k"));
    store->record("a.b", "k");
    CHECK(store->contains("a.b", "k"));
}

TEST_CASE("a key that is looked up again is not taken for another")
{
    auto const store = airudder::make_memory_store();
    store->record("a.b", "key");
    for (int turn = 0; turn != 2; ++turn) {
        CHECK(store->contains("a.b", "key"));
        CHECK_FALSE(store->contains("a.b", "kex"));
        CHECK_FALSE(store->contains("a.b", "xey"));
        CHECK_FALSE(store->contains("a.c", "key"));
        CHECK_FALSE(store->contains("x.b", "key"));
        CHECK_FALSE(store->contains("a.b", "ke"));
        CHECK_FALSE(store->contains("a", "b key"));
        CHECK_FALSE(store->contains("a.b k", "ey"));
    }
}

TEST_CASE("keys belong to one operation and are compared exactly")
{
    auto const store = airudder::make_memory_store();
    store->record("a.b", "k");
    CHECK_FALSE(store->contains("a.c", "k"));
    CHECK_FALSE(store->contains("", "k"));
    CHECK_FALSE(store->contains("a.b", "K"));
    CHECK_FALSE(store->contains("a.b", "k "));
    CHECK_FALSE(store->contains("a.b", std::string("k\0", 2)));
    CHECK_FALSE(store->contains("a.bk", ""));
}

TEST_CASE("a store drops the oldest keys beyond its size")
{
    Clocked clocked({.max_keys = 3});
    for (auto const* key : {"1", "2", "3", "4"})
        clocked.store.record("a.b", key);
    CHECK_FALSE(clocked.store.contains("a.b", "1"));
    for (auto const* key : {"2", "3", "4"})
        CHECK(clocked.store.contains("a.b", key));
    // A key that is known does not become younger.
    clocked.store.record("a.b", "2");
    clocked.store.record("a.b", "5");
    CHECK_FALSE(clocked.store.contains("a.b", "2"));
}

TEST_CASE("a store forgets keys after their time")
{
    Clocked clocked({.max_age = 60s});
    clocked.store.record("a.b", "1");
    clocked.now += 40s;
    clocked.store.record("a.b", "2");
    clocked.now += 20s;
    CHECK(clocked.store.contains("a.b", "1"));
    clocked.now += 1s;
    CHECK_FALSE(clocked.store.contains("a.b", "1"));
    CHECK(clocked.store.contains("a.b", "2"));
    clocked.store.record("a.b", "1");
    CHECK(clocked.store.contains("a.b", "1"));
    clocked.now += 1h;
    CHECK_FALSE(clocked.store.contains("a.b", "2"));
}

TEST_CASE("extreme limits of a store are no special case")
{
    Clocked nothing({.max_keys = 0});
    nothing.store.record("a.b", "1");
    CHECK_FALSE(nothing.store.contains("a.b", "1"));
    Clocked for_ever({.max_age = std::chrono::seconds::max()});
    for_ever.store.record("a.b", "1");
    for_ever.now += 1h;
    CHECK(for_ever.store.contains("a.b", "1"));
    Clocked no_time({.max_age = 0s});
    no_time.store.record("a.b", "1");
    CHECK(no_time.store.contains("a.b", "1"));
    no_time.now += 1ns;
    CHECK_FALSE(no_time.store.contains("a.b", "1"));
}
