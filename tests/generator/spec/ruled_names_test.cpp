#include "generator/spec/ruled_names.hpp"

#include "catch.hpp"
#include "fixture.hpp"

/// Names that decisions give and pages take. None of them holds back an
/// operation.
using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

std::string const item_type = "/components/schemas/shop.Item";

std::string name(std::string const& at, std::string const& is)
{
    return R"({"ruling": "name", "at": ")" + at + R"(", "was": ")" +
           at.substr(at.rfind('/') + 1) + R"(", "is": ")" + is +
           R"(", "because": "b"})";
}

std::string value_name(std::string const& was, std::string const& is)
{
    return R"({"ruling": "value_name", "at": "/200/v", "was": ")" + was +
           R"(", "is": ")" + is + R"(", "because": "b"})";
}

/// The operation is built, and one decision at that pointer is reported.
Outcome check_one(Shop const& shop, std::string const& pointer)
{
    auto outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(outcome.all.size() == 1);
    CHECK(outcome.says('#' + pointer + ": "));
    return outcome;
}

} // namespace

TEST_CASE("of two rulings that give one name, the first applies")
{
    auto const outcome =
        check_one(plain(reply("a string -\nb string -", ""))
                      .rulings("[" + name("/200/a", "c") + "," +
                               name("/200/b", "c") + "]"),
                  "/rulings/1/is");
    CHECK(outcome.says("expected another C++ name than c, which \"a\" has"));
    CHECK(outcome.at(item_type + "/properties") ==
          R"({"a":{"type":"string","x-name":"c"},"b":{"type":"string"}})");

    auto const values =
        check_one(plain(twin("/ object\n/v string ! [\"x\",\"y\"]", ""))
                      .types(R"({"/200/v": "Kind"})")
                      .rulings("[" + value_name("x", "one") + "," +
                               value_name("y", "one") + "]"),
                  "/rulings/1/is");
    CHECK(values.at("/components/schemas/shop.Kind/x-enum-names") ==
          R"({"x":"one"})");
}

TEST_CASE("a ruled name that a type beside the member has is ignored")
{
    auto const outcome =
        check_one(plain(reply("", R"({"a": {"b": 1}, "c": ""})"))
                      .types(R"({"/200/a": "Part"})")
                      .rulings("[" + name("/200/c", "Part") + "]"),
                  "/rulings/0/is");
    CHECK(outcome.says("which a type of the members has"));
    CHECK(outcome.at(item_type + "/properties/c") == R"({"type":"string"})");
}

TEST_CASE("a type keeps a name that a member beside it has by itself")
{
    auto const outcome =
        check_one(plain(reply("", R"({"Part": {"a": 1}, "b": 1})"))
                      .types(R"({"/200/Part": "Part"})"),
                  "/types/~1200~1Part");
    CHECK(outcome.says("expected another name than Part, which a member beside "
                       "the type has by itself"));
    CHECK(outcome.at(item_type + "/properties/Part") ==
          R"({"$ref":"#/components/schemas/shop.Part"})");
}

TEST_CASE("the default name of a type is not that of a ruling")
{
    auto const outcome =
        plain(reply("", R"({"a": {"b": 1}, "c": ""})"))
            .rulings("[" + name("/200/c", "GetItemResultA") + "]")
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.at(item_type + "/properties/a") ==
          R"({"$ref":"#/components/schemas/shop.GetItemResultA2"})");
}

TEST_CASE("a header that has a constant value now has no name")
{
    auto facts = reply("a string -", "");
    facts.header = rows("User-Agent string=Air -\nTrace string -");
    auto const ruled = [&](std::string const& header) {
        auto shop = plain(facts);
        shop.source().decisions.types.erase("/query");
        return shop.types(R"({"/header": "ItemHeader"})")
            .rulings("[" + name("/header/" + header, "sender") + "]");
    };
    auto const outcome = check_one(ruled("User-Agent"), "/rulings/0");
    CHECK(outcome.at(get_item + "/parameters/0/x-name") == "");
    auto const other = ruled("Trace").assume();
    CHECK(other.diagnostics == "");
    CHECK(other.at(get_item + "/parameters/1/x-name") == "\"sender\"");
}

TEST_CASE("a ruling has the name that the word of another value makes")
{
    auto facts = twin("/ object\n/v integer ! [1,2]", "");
    facts.responses.front().body->rows[1].words = {"Closed", "Open"};
    auto const outcome =
        check_one(plain(facts)
                      .types(R"({"/200/v": "Kind"})")
                      .rulings("[" + value_name("1", "open_2") + "]"),
                  "/rulings/0/is");
    CHECK(outcome.says("which value \"2\" would have by its word; the ruling "
                       "still applies"));
    CHECK(outcome.at("/components/schemas/shop.Kind/x-enum-names") ==
          R"({"1":"open_2"})");
}

TEST_CASE("a ruled name is an identifier that compilers take")
{
    auto const ruled = [](std::size_t size) {
        return plain(reply("a string -", ""))
            .rulings("[" + name("/200/a", std::string(size, 'a')) + "]")
            .assume();
    };
    CHECK(ruled(255).diagnostics == "");
    CHECK(ruled(256).says(
        "#/rulings/0/is: expected an identifier of at most 255 characters"));
    auto const value =
        plain(twin("/ object\n/v string ! [\"x\"]", ""))
            .types(R"({"/200/v": "Kind"})")
            .rulings("[" + value_name("x", std::string(100'000, 'a')) + "]")
            .assume();
    CHECK(value.says(
        "#/rulings/0/is: expected an identifier of at most 255 characters"));
}
