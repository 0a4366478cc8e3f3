#include "catch.hpp"
#include "fixture.hpp"
#include "generator/document/check_document.hpp"
#include "generator/document/read_document.hpp"

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

std::string const example_value =
    "#/paths/~1item/get/responses/200/content/application~1json/examples/"
    "page/value";

/// The deviations of a page whose member "a" has this type and value.
std::string found(std::string const& words, std::string const& number)
{
    auto const outcome =
        plain(reply("a " + words + " !", R"({"a": )" + number + "}")).build();
    INFO(outcome.diagnostics);
    CHECK(outcome.spec);
    return outcome.at(deviations);
}

std::string deviation(std::string const& at,
                      std::string const& was,
                      std::string const& is,
                      std::string const& expected)
{
    return R"([{"pointer":")" + example_value + at + R"(","was":")" + was +
           R"(","is":")" + is + R"(","because":"the example is not )" +
           expected + R"(; its text is kept"}])";
}

} // namespace

TEST_CASE("a number that fits does not deviate")
{
    for (auto const* const number :
         {"1", "2E4", "20000.00", "-0", "9223372036854775807"})
        CHECK(found("integer", number).empty());
    for (auto const* const number :
         {"1", "0.30000000000000004", "1e22", "-0.0"})
        CHECK(found("number", number).empty());
}

TEST_CASE("a number that no C++ type holds is a listed deviation")
{
    CHECK(found("number", "0.1000000000000000055") ==
          deviation("/a",
                    "number",
                    "0.1000000000000000055",
                    "a number that a double holds"));
    CHECK(found("number", "1e-400") ==
          deviation("/a", "number", "1e-400", "a number that a double holds"));
    CHECK(found("number", "1e400") ==
          deviation(
              "/a", "number", "1e400", "a number in the range of a double"));
    CHECK(found("integer", "9223372036854775808") ==
          deviation(
              "/a", "integer", "9223372036854775808", "an integer of 64 bits"));
}

TEST_CASE("a number in a list that no C++ type holds deviates at its element")
{
    CHECK(found("array [number]", "[0.5, 9007199254740993]") ==
          deviation("/a/1",
                    "number",
                    "9007199254740993",
                    "a number that a double holds"));
}

TEST_CASE("a spec with numbers that no C++ type holds is accepted")
{
    auto const outcome =
        plain(
            reply(
                "a number !\nb integer !",
                R"({"a": 3.14159265358979323846, "b": -9223372036854775809})"))
            .build();
    REQUIRE(outcome.spec);
    Diagnostics diagnostics;
    auto const document = read_document(*outcome.spec, "spec", diagnostics);
    check_document(document, diagnostics);
    CHECK(diagnostics.text() == "");
}

TEST_CASE("an enum's value can be spelled with escapes")
{
    auto const outcome =
        Shop(reply("kind enum<string>^aba -", R"({"kind": "\u0061b"})"))
            .types(R"({"/200": "Item", "/200/kind": "Kind"})")
            .wording(R"({"/200": "An item.",
                                          "/200/kind": "A kind."})")
            .rulings(R"([{"ruling": "enum", "at": "/200/kind",
                                  "was": "aba", "is": ["ab", "a"],
                                  "because": "the page lists them"}])")
            .build();
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.spec);
}
