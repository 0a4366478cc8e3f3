#include "oracle.hpp"

#include "catch.hpp"

using namespace airudder::conformance;

namespace {

Json const& spec()
{
    static auto const value = read_json(R"({"components":{"schemas":{
        "g.Root":{"type":"object","required":["s","e"],"properties":{
            "s":{"type":"string"},
            "i":{"type":"integer"},
            "n":{"type":"number"},
            "b":{"type":"boolean"},
            "e":{"$ref":"#/components/schemas/g.Enum"},
            "o":{"type":"object"},
            "l":{"type":"array","items":
                {"$ref":"#/components/schemas/g.Item"}}}},
        "g.Enum":{"type":"string","enum":["x","y"]},
        "g.Item":{"type":"object","required":["k"],"properties":{
            "k":{"type":"string"}}}}}})")
                                  .value();
    return value;
}

/// "kind pointer" of each deviation, one a line.
std::string found(char const* text)
{
    auto const& schema = *at(spec(), "/components/schemas/g.Root");
    std::string out;
    for (auto const& issue :
         deviations(spec(), schema, read_json(text).value()))
        out += issue.kind + " " + issue.pointer + "\n";
    return out;
}

} // namespace

TEST_CASE("the oracle finds nothing in what the schema describes")
{
    CHECK(found(R"({"s":"","e":"x","i":1e2,"n":0.5,"b":true,
                    "o":{"any":[null]},"l":[{"k":""}]})")
              .empty());
}

TEST_CASE("the oracle finds every kind, missing members last")
{
    CHECK(found(R"({"u/":1,"i":"1","l":[{"k":null},{},3]})") ==
          "unknown_member /u~1\n"
          "wrong_type /i\n"
          "wrong_type /l/0/k\n"
          "missing /l/1/k\n"
          "wrong_type /l/2\n"
          "missing /s\n"
          "missing /e\n");
}

TEST_CASE("the oracle tells unknown values from wrong types")
{
    CHECK(found(R"({"s":"","e":"z"})") == "unknown_value /e\n");
    CHECK(found(R"({"s":"","e":1})") == "wrong_type /e\n");
    CHECK(found(R"({"s":"","e":null})") == "wrong_type /e\n");
}

TEST_CASE("the oracle judges numbers by their value")
{
    CHECK(found(R"({"s":"","e":"x","i":-0})").empty());
    CHECK(found(R"({"s":"","e":"x","i":9223372036854775808})") ==
          "wrong_type /i\n");
    CHECK(found(R"({"s":"","e":"x","n":0.10000000000000001})") ==
          "rounded /n\n");
    CHECK(found(R"({"s":"","e":"x","o":{"a":[18446744073709551616]}})") ==
          "rounded /o/a/0\n");
}
