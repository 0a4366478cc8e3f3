#include "receive/redis_storage.hpp"

#include "catch.hpp"
#include "receive/redis_server.hpp"
#include "receive/testing.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <optional>
#include <set>
#include <thread>

using namespace receive;
using namespace receive::testing;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Keys = std::vector<std::string>;

namespace {

/// A stream on a server of its own.
struct Redis {
    std::unique_ptr<Storage> open(std::chrono::milliseconds keep_keys = 24h,
                                  std::string const& name = "events") const
    {
        return make_redis_storage(
            {.server = server.address(), .name = name}, keep_keys, 1min);
    }

    std::unique_ptr<EventReader>
    reader(std::string const& name = "events") const
    {
        return make_redis_reader({.server = server.address(), .name = name},
                                 1min);
    }

    std::vector<StoredEvent> events() const { return read_all(*reader()); }

    RedisServer server{};
};

} // namespace

TEST_CASE("a stream gives back events in order, byte for byte", "[redis]")
{
    Redis const redis;
    CHECK(redis.events().empty());
    auto first = event("first", "{\"a\":\"\\u0000 \xC3\xA9\"}");
    first.issues = {
        {.pointer = "/a", .kind = airudder::IssueKind::unknown_member}};
    first.received_at = std::chrono::system_clock::time_point(1744687206789ms);
    auto second = event("[\"x\",\"y\"]", std::string(3'000'000, ' ') + "{}");
    second.operation = "workflow.api_node_pushed";
    auto const storage = redis.open();
    store(*storage, {first, second});
    store(*storage, {event("third")});
    auto const events = redis.events();
    REQUIRE(events.size() == 3);
    CHECK(events[0].id == 1);
    CHECK(events[1].id == 2);
    CHECK(events[2].id == 3);
    CHECK(events[0].received_at == "2025-04-15T03:20:06.789Z");
    CHECK(events[0].operation == operation);
    CHECK(events[0].delivery_key == "first");
    CHECK(events[0].issues == R"([{"pointer":"/a","kind":"unknown_member"}])");
    CHECK(events[0].body == first.body);
    CHECK(events[1].operation == second.operation);
    CHECK(events[1].delivery_key == second.key);
    CHECK((events[1].body == second.body));
}

TEST_CASE("a stream has a key once for each operation", "[redis]")
{
    Redis const redis;
    auto const storage = redis.open();
    auto const second = redis.open();
    auto other = event("key", "[3]");
    other.operation = "workflow.api_node_pushed";
    store(*storage, {event("key", "[1]"), event("key", "[2]"), other});
    store(*second, {event("key", "[4]"), event("kEy", "[5]")});
    Keys bodies;
    for (auto const& one : redis.events())
        bodies.push_back(one.body);
    CHECK(bodies == Keys{"[1]", "[3]", "[5]"});
}

TEST_CASE("Redis forgets keys after their time", "[redis]")
{
    Redis const redis;
    auto const key = std::string("{events}:key:") + operation + ":old";
    auto const left = [&] {
        return redis.server.command({"PTTL", key})->integer;
    };
    auto const storage = redis.open(1h);
    store(*storage, {event("old")});
    CHECK(left() > 0);
    CHECK(left() <= 3'600'000);
    redis.server.command({"PEXPIRE", key, "0"});
    store(*storage, {event("old")});
    CHECK(redis.events().size() == 2);

    store(*redis.open(0h, "kept"), {event("old")});
    CHECK(
        redis.server
            .command({"PTTL", std::string("{kept}:key:") + operation + ":old"})
            ->integer == -1);
}

TEST_CASE("Redis Cluster keeps the keys of one stream together", "[redis]")
{
    Redis const redis;
    for (auto const& [name, beginning] :
         {std::pair<std::string, std::string>{"plain", "{plain}:"},
          {"a{tag}b", "a{tag}b:"},
          {"{}x", "{{}x}:"}}) {
        redis.server.command({"FLUSHALL"});
        store(*redis.open(24h, name), {event("key")});
        auto const reply = redis.server.command({"KEYS", "*"});
        std::set<std::string> found;
        for (auto const* key : redis::elements_of(*reply))
            found.emplace(redis::text_of(*key));
        CHECK(found ==
              std::set<std::string>{name,
                                    beginning + "last_id",
                                    beginning + "key:" + operation + ":key"});
    }
}

TEST_CASE("an event that Redis refuses leaves no key", "[redis]")
{
    Redis const redis;
    auto const storage = redis.open();
    redis.server.command({"SET", "events", "not a stream"});
    CHECK_THAT(failure_of([&] {
                   store(*storage, {event("1"), event("2")});
               }),
               Contains("127.0.0.1:") && Contains("WRONGTYPE"));
    CHECK_THAT(failure_of([&] { redis.events(); }), Contains("WRONGTYPE"));
    redis.server.command({"DEL", "events"});
    store(*storage, {event("1"), event("2")});
    CHECK(keys_of(redis.events()) == Keys{"1", "2"});
}

TEST_CASE("Redis that cannot be reached is a failure with a reason", "[redis]")
{
    Redis redis;
    redis.server.kill();
    CHECK_THAT(failure_of([&] { redis.open(); }),
               Contains("127.0.0.1:") && Contains("Connection refused"));
    CHECK_THAT(failure_of([&] { redis.reader(); }),
               Contains("Connection refused"));
    auto const unknown = [] {
        make_redis_storage(
            {.server = {.host = "unknown.invalid", .port = 1}, .name = "x"},
            24h,
            1s);
    };
    CHECK_THAT(failure_of(unknown), Contains("unknown.invalid:1: "));
}

TEST_CASE("Redis may restart", "[redis]")
{
    Redis redis;
    auto const storage = redis.open();
    auto const reader = redis.reader();
    store(*storage, {event("before")});
    CHECK(keys_of(reader->read()) == Keys{"before"});
    redis.server.kill();
    CHECK_THAT(failure_of([&] { store(*storage, {event("while")}); }),
               Contains("Connection refused"));
    CHECK(failure_of([&] { reader->read(); }) != "none");
    redis.server.start();
    store(*storage, {event("before"), event("after")});
    // A lost connection is noticed when the next events are stored.
    redis.server.kill();
    redis.server.start();
    store(*storage, {event("at once")});
    CHECK(keys_of(redis.events()) == Keys{"before", "after", "at once"});
}

TEST_CASE("Redis that does not answer is not waited for in vain", "[redis]")
{
    Redis const redis;
    auto const storage = redis.open();
    auto const reader = make_redis_reader(
        {.server = redis.server.address(), .name = "events"}, 50ms);
    redis.server.signal(SIGSTOP);
    CHECK_THAT(failure_of([&] { store(*storage, {event("late")}, 50ms); }),
               Contains("no reply in time"));
    CHECK_THAT(failure_of([&] { reader->read(); }),
               Contains("no reply in time"));

    std::stop_source stop;
    std::thread stopping([&] {
        std::this_thread::sleep_for(20ms);
        stop.request_stop();
    });
    auto const stopped = event("stopped");
    std::array<airudder::RawDelivery const*, 1> const events{&stopped};
    CHECK(failure_of([&] {
              storage->store(events, Clock::now() + 10min, stop.get_token());
          }) != "none");
    stopping.join();
    redis.server.signal(SIGCONT);
    // The late event may have been stored. Its repeat finds out.
    store(*storage, {event("late")});
    auto const keys = keys_of(redis.events());
    CHECK(std::ranges::count(keys, "late") == 1);
}

TEST_CASE("a stream is read in pages, without entries of others", "[redis]")
{
    Redis const redis;
    auto const storage = redis.open();
    auto const reader = redis.reader();
    std::vector<airudder::RawDelivery> many;
    for (int i = 0; i != 100; ++i)
        many.push_back(event(std::to_string(i)));
    for (int i = 0; i != 50; ++i)
        redis.server.command({"XADD", "events", "*", "name", "value"});
    store(*storage, many);
    auto const events = read_all(*reader);
    REQUIRE(events.size() == 100);
    CHECK(events.back().delivery_key == "99");
    CHECK(events.back().id == 100);
    CHECK(reader->read().empty());
    store(*storage, {event("next")});
    CHECK(keys_of(reader->read()) == Keys{"next"});
}

TEST_CASE("what was added to a stream outlives a killed Redis", "[redis]")
{
    Redis redis;
    auto const storage = redis.open();
    std::set<std::string> reported;
    int number = 0;
    for (int round = 0; round != 5; ++round) {
        std::thread killing([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(10 * round));
            redis.server.kill();
        });
        try {
            for (;;) {
                auto const key = std::to_string(number++);
                store(*storage, {event(key, std::string(2000, ' '))});
                reported.insert(key);
            }
        } catch (Failure const&) {
            killing.join();
        }
        redis.server.start();
    }
    auto const keys = keys_of(redis.events());
    std::set<std::string> const stored(keys.begin(), keys.end());
    CHECK(stored.size() == keys.size());
    for (auto const& key : reported) {
        INFO(key);
        CHECK(stored.contains(key));
    }
}
