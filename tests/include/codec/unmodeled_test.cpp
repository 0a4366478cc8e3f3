#include "catch.hpp"

#include <airudder/unmodeled.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

using airudder::Unmodeled;

namespace {

Unmodeled filled()
{
    Unmodeled unmodeled;
    unmodeled.set("a", "1");
    unmodeled.set("b", " [ 1.0 , \"x y\" ] ");
    return unmodeled;
}

std::string listed(Unmodeled const& unmodeled)
{
    std::string out;
    for (auto const& [name, text] : unmodeled)
        out += name + "=" + text + ";";
    return out;
}

} // namespace

TEST_CASE("a new Unmodeled is empty and one pointer wide")
{
    Unmodeled const unmodeled;
    CHECK(unmodeled.empty());
    CHECK(unmodeled.size() == 0);
    CHECK(unmodeled.begin() == unmodeled.end());
    CHECK_FALSE(unmodeled.find(""));
    CHECK(unmodeled.whole().empty());
    CHECK_FALSE(unmodeled.absent(""));
    STATIC_REQUIRE(sizeof(Unmodeled) == sizeof(void*));
}

TEST_CASE("texts are kept in order, without white space between tokens")
{
    auto unmodeled = filled();
    CHECK_FALSE(unmodeled.empty());
    CHECK(unmodeled.size() == 2);
    CHECK(unmodeled.find("b") == R"([1.0,"x y"])");
    CHECK(listed(unmodeled) == R"(a=1;b=[1.0,"x y"];)");
    unmodeled.set("a", "null");
    CHECK(listed(unmodeled) == R"(a=null;b=[1.0,"x y"];)");
}

TEST_CASE("white space within strings is kept")
{
    Unmodeled unmodeled;
    unmodeled.set("a", R"( { "x\" : y" : "\\" , "z" : [ " " ] } )");
    CHECK(unmodeled.find("a") == R"({"x\" : y":"\\","z":[" "]})");
}

TEST_CASE("set refuses a text that is not a JSON value and changes nothing")
{
    auto unmodeled = filled();
    for (auto const text : {"", "tru", "1,", "{}{}", "\"", "[1 2]", "\xFF"})
        CHECK_THROWS_AS(unmodeled.set("a", text), std::invalid_argument);
    CHECK(unmodeled == filled());

    Unmodeled empty;
    CHECK_THROWS_AS(empty.set("a", "x"), std::invalid_argument);
    CHECK(empty.empty());
}

TEST_CASE("set says where a text is malformed and quotes none of it")
{
    auto const why = [](std::string_view text) -> std::string {
        try {
            Unmodeled().set("a", text);
        } catch (std::invalid_argument const& error) {
            return error.what();
        }
        return "nothing";
    };
    auto const start = std::string("expected the text of a JSON value: ");
    CHECK(why("[1,\n2;3]") ==
          start + "expected ',' or ']' at offset 5 (line 2, column 2)");
    CHECK(why("") == start + "expected a value at offset 0 (line 1, column 1)");
    CHECK(why("\n\n 1 2") == start + "expected the end of the text at offset 5 "
                                     "(line 3, column 4)");
    CHECK(why("\"\xFF\"") ==
          start + "expected UTF-8 at offset 1 (line 1, column 2)");
}

TEST_CASE("forget returns whether there was something to forget")
{
    auto unmodeled = filled();
    CHECK_FALSE(unmodeled.forget("c"));
    CHECK(unmodeled.forget("a"));
    CHECK_FALSE(unmodeled.find("a"));
    CHECK_FALSE(unmodeled.empty());
    CHECK(unmodeled.forget("b"));
    CHECK(unmodeled.empty());
    CHECK_FALSE(unmodeled.forget("b"));
}

TEST_CASE("clear forgets everything")
{
    auto unmodeled = filled();
    unmodeled.clear();
    CHECK(unmodeled.empty());
}

TEST_CASE("a copy is deep, and a moved-from Unmodeled is empty")
{
    auto original = filled();
    auto copy = original;
    copy.set("a", "2");
    CHECK(original.find("a") == "1");

    copy = original;
    CHECK(copy == original);
    auto& self = copy;
    copy = self;
    CHECK(copy == original);

    Unmodeled const moved = std::move(copy);
    CHECK(moved == original);
    CHECK(copy.empty());

    Unmodeled assigned;
    assigned = std::move(original);
    CHECK(assigned == moved);
    CHECK(original.empty());
    original.set("a", "3");
    CHECK(original.find("a") == "3");
}

TEST_CASE("equality compares names and texts and ignores their order")
{
    Unmodeled swapped;
    swapped.set("b", R"([1.0,"x y"])");
    CHECK_FALSE(swapped == filled());
    swapped.set("a", "1");
    CHECK(swapped == filled());
    swapped.set("a", "1.0");
    CHECK_FALSE(swapped == filled());
    swapped.forget("a");
    swapped.set("c", "1");
    CHECK_FALSE(swapped == filled());
    CHECK_FALSE(Unmodeled{} == filled());
}

TEST_CASE("any text can be a name")
{
    Unmodeled unmodeled;
    std::string const nul("x\0y", 3);
    unmodeled.set("", "0");
    unmodeled.set("x", "1");
    unmodeled.set(nul, "2");
    CHECK(unmodeled.find("") == "0");
    CHECK(unmodeled.find("x") == "1");
    CHECK(unmodeled.find(nul) == "2");
}

TEST_CASE("any of many names can be found, replaced and forgotten")
{
    constexpr int count = 1000;
    Unmodeled unmodeled;
    auto const name = [](int number) {
        return "n" + std::to_string(number);
    };
    for (int at = 0; at < count; ++at)
        unmodeled.set(name(at), std::to_string(at));
    for (int at = 0; at < count; at += 3)
        REQUIRE(unmodeled.forget(name(at)));
    for (int at = 0; at < count; at += 6)
        unmodeled.set(name(at), "\"again\"");
    for (int at = 1; at < count; at += 3)
        unmodeled.set(name(at), "-1");

    auto const copy = unmodeled;
    CHECK(copy == unmodeled);
    for (int at = 0; at < count; ++at) {
        auto const text = copy.find(name(at));
        CAPTURE(at);
        if (at % 6 == 0)
            CHECK(text == "\"again\"");
        else if (at % 3 == 0)
            CHECK_FALSE(text);
        else
            CHECK(text == (at % 3 == 1 ? "-1" : std::to_string(at)));
    }
    for (int at = count; at-- > 0;)
        unmodeled.forget(name(at));
    CHECK(unmodeled.empty());
}
