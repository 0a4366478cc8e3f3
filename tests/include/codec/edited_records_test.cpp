#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "json.hpp"

#include <airudder/describe.hpp>
#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <string>
#include <utility>

using airudder::serialize;
using airudder::conformance::read_json;
using airudder::conformance::same_value;
using fixtures::Inner;
using fixtures::Optional;
using fixtures::Outer;

namespace {

/// The text of an Outer in which every member is kept, as text or as absent.
std::string misfitting_outer()
{
    std::string text = "{";
    airudder::detail::for_each_member<Outer>([&](std::string_view name, auto) {
        if (name == "text")
            return;
        airudder::detail::Output out(text);
        out.finish(out.put_string(out.begin(), name));
        text += name.starts_with("maybe") ? ":null," : ":[{\"x\":1.0}],";
    });
    return text + "\"more\":1}";
}

Outer complete() { return *airudder::parse<Outer>(fixtures::complete_outer); }

} // namespace

TEST_CASE("an assignment after a lossy parse changes that member alone")
{
    auto const text = misfitting_outer();
    auto const before = codec::tolerant<Outer>(text);
    auto const source = complete();
    auto const original = read_json(text).value();
    REQUIRE(same_value(read_json(serialize(before)).value(), original));

    airudder::detail::for_each_member<Outer>(
        [&](std::string_view name, auto pointer) {
            CAPTURE(std::string(name));
            auto edited = before;
            edited.*pointer = source.*pointer;
            auto const written = read_json(serialize(edited)).value();
            auto const wanted = read_json(fixtures::complete_outer).value();
            REQUIRE(written.find(name) != nullptr);
            CHECK(same_value(*written.find(name), *wanted.find(name)));
            for (auto const& [other, value] : original.members) {
                auto const found = written.find(other);
                REQUIRE(found != nullptr);
                if (other != name)
                    CHECK(same_value(*found, value));
            }
            CHECK(written.members.size() ==
                  original.members.size() + (name == "text" ? 1 : 0));
        });
}

TEST_CASE("kept text is written again when the former value returns")
{
    auto optional = codec::tolerant<Optional>(R"({"amount":20000.00})");
    optional.amount = 5;
    CHECK(serialize(optional) == R"({"amount":5})");
    optional.amount = 20000;
    CHECK(serialize(optional) == R"({"amount":20000.00})");
    optional.unmodeled.forget("amount");
    CHECK(serialize(optional) == R"({"amount":20000})");
}

TEST_CASE("set chooses the spelling of a value, not the value")
{
    Optional optional{.amount = 20000};
    optional.unmodeled.set("amount", "2E4");
    CHECK(serialize(optional) == R"({"amount":2E4})");
    optional.unmodeled.set("amount", "3E4");
    CHECK(serialize(optional) == R"({"amount":20000})");
    optional.unmodeled.set("text", "null");
    CHECK(serialize(optional) == R"({"text":null,"amount":20000})");
    optional.unmodeled.set("inner", R"({ "id" : "x" })");
    CHECK(serialize(optional) == R"({"text":null,"amount":20000})");
    optional.inner = Inner{.id = "x"};
    CHECK(serialize(optional) ==
          R"({"text":null,"amount":20000,"inner":{"id":"x"}})");
}

TEST_CASE("forget and clear erase kept texts")
{
    auto inner = codec::tolerant<Inner>(R"({"id":null,"x":1,"y":2})");
    CHECK(inner.unmodeled.forget("x"));
    CHECK(serialize(inner) == R"({"id":null,"y":2})");
    CHECK(inner.unmodeled.forget("id"));
    CHECK(serialize(inner) == R"({"id":"","y":2})");
    inner.unmodeled.clear();
    CHECK(serialize(inner) == R"({"id":""})");
}

TEST_CASE("copies, moves and swaps carry kept texts along")
{
    auto const text = misfitting_outer();
    auto const original = codec::tolerant<Outer>(text);
    auto const expected = serialize(original);
    auto copy = original;
    CHECK(copy == original);
    CHECK(serialize(copy) == expected);
    auto moved = std::move(copy);
    CHECK(moved == original);
    CHECK(copy.unmodeled.empty());
    auto other = complete();
    std::swap(moved, other);
    CHECK(serialize(other) == expected);
    CHECK(serialize(moved) == fixtures::complete_outer);
}

TEST_CASE("records are equal if their members and kept texts are equal")
{
    auto const kept = codec::tolerant<Inner>(R"({"id":"a","x":1,"y":2})");
    CHECK(kept == codec::tolerant<Inner>(R"({"y":2,"x":1,"id":"a"})"));
    CHECK_FALSE(kept == codec::tolerant<Inner>(R"({"id":"a","x":1})"));
    CHECK_FALSE(kept == codec::tolerant<Inner>(R"({"id":"a","x":1.0,"y":2})"));
    CHECK_FALSE(kept == codec::tolerant<Inner>(R"({"id":"b","x":1,"y":2})"));
    CHECK(codec::tolerant<Inner>("{}") == Inner{});

    using fixtures::One;
    auto const whole = codec::tolerant<One<Inner>>(R"({"value":1})");
    CHECK(whole == codec::tolerant<One<Inner>>(R"({"value": 1 })"));
    CHECK_FALSE(whole == codec::tolerant<One<Inner>>(R"({"value":2})"));
}

TEST_CASE("serialize writes a default record that was assigned over null")
{
    auto one = codec::tolerant<fixtures::One<Inner>>(R"({"value":null})");
    one.value = Inner{};
    CHECK(serialize(one) == R"({"value":{"id":""}})");
}

TEST_CASE("an absent member stays absent if its kept text has another value")
{
    auto inner = codec::tolerant<Inner>("{}");
    inner.unmodeled.set("id", "\"x\"");
    CHECK(serialize(inner) == "{}");
    inner.id = "x";
    CHECK(serialize(inner) == R"({"id":"x"})");
    inner.id = "y";
    CHECK(serialize(inner) == R"({"id":"y"})");
    inner.unmodeled.set("id", R"("\u0078")");
    inner.id = "x";
    CHECK(serialize(inner) == R"({"id":"\u0078"})");
}
