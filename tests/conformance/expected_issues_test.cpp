#include "expected_issues.hpp"

#include "../number_cases.hpp"
#include "catch.hpp"
#include "decimal.hpp"
#include "schema.hpp"

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
            "any":{},
            "null":{"type":["string","null"]},
            "choice":{"anyOf":[{"$ref":"#/components/schemas/g.Item"},
                {"type":"null"}]},
            "map":{"type":"object","additionalProperties":
                {"$ref":"#/components/schemas/g.Level"}},
            "self":{"$ref":"#/components/schemas/g.Root"},
            "l":{"type":"array","items":
                {"$ref":"#/components/schemas/g.Item"}}}},
        "g.Enum":{"type":"string","enum":["x","y"]},
        "g.Level":{"type":"integer","enum":[1,-2]},
        "g.Item":{"type":"object","required":["k"],"properties":{
            "k":{"type":"string"}}}}}})")
                                  .value();
    return value;
}

/// "kind pointer" of each issue, one a line.
std::string listed(Shape const& shape, std::string const& text)
{
    std::string out;
    for (auto const& issue : expected_issues(shape, read_json(text).value()))
        out += issue.kind + " " + issue.pointer + "\n";
    return out;
}

std::string found(char const* text)
{
    auto const& schema = *at(spec(), "/components/schemas/g.Root");
    return listed(shape_of(spec(), schema), text);
}

std::string listed(number_cases::Double reading, std::string const& place)
{
    switch (reading) {
    case number_cases::Double::exact: return "";
    case number_cases::Double::rounded: return "rounded " + place + "\n";
    case number_cases::Double::beyond: break;
    }
    return "wrong_type " + place + "\n";
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

TEST_CASE("the oracle agrees with the table of numbers")
{
    for (auto const& [text, is_int64, as_double, in_open] : number_cases::all) {
        CAPTURE(text.substr(0, 40), text.size());
        CHECK(int64_of(text).has_value() == is_int64);
        CHECK(listed({"number", {}, {}, {}}, text) == listed(as_double, ""));
        CHECK(listed({"open", {}, {}, {}}, "{\"a\":" + text + "}") ==
              listed(in_open, "/a"));
    }
}

TEST_CASE("the oracle reports repeated names before their values")
{
    CHECK(found(R"({"s":"","s":1,"e":"x","u":1,"u":2,"s":""})") ==
          "duplicate /s\n"
          "wrong_type /s\n"
          "unknown_member /u\n"
          "duplicate /u\n"
          "duplicate /s\n");
    CHECK(found(R"({"s":"","e":"x","o":{"a":1,"a":{"b":1,"b":1e400}}})") ==
          "duplicate /o/a\n"
          "duplicate /o/a/b\n"
          "wrong_type /o/a/b\n");
    CHECK(found(R"({"s":"","e":"x","u":{"a":1,"a":1e400}})") ==
          "unknown_member /u\n");
}

TEST_CASE("the oracle looks into maps, open values and records in records")
{
    CHECK(found(R"({"s":"","e":"x","any":[1.0,{"a":null}],"map":{"a":1.0},)"
                R"("null":"x","choice":{"k":""}})") == "");
    CHECK(found(R"({"s":"","e":"x","any":[1e400,{"a":1,"a":2}]})") ==
          "wrong_type /any/0\n"
          "duplicate /any/1/a\n");
    CHECK(found(R"({"s":"","e":"x","map":{"a":3,"b":"1","b":1.5,"c":-2}})") ==
          "unknown_value /map/a\n"
          "wrong_type /map/b\n"
          "duplicate /map/b\n"
          "wrong_type /map/b\n");
    CHECK(found(R"({"s":"","e":"x","map":[],"choice":null,"self":{"s":1}})") ==
          "wrong_type /map\n"
          "wrong_type /choice\n"
          "wrong_type /self/s\n"
          "missing /self/e\n");
}

TEST_CASE("an issue's member path stands for all elements and map values")
{
    auto const& schema = *at(spec(), "/components/schemas/g.Root");
    auto const value = read_json(R"({"s":"","e":"x","-":1,"*":{},"/~":0,
        "l":[{},{"-":1}],"map":{"a":null,"a":7},
        "o":{"0":[{"a":1,"a":1e400}]}})")
                           .value();
    std::string paths;
    for_each_expected_issue(shape_of(spec(), schema),
                            value,
                            [&](PlainIssue&& issue, std::string&& path) {
                                paths += issue.kind + " " + issue.pointer +
                                         " " + path + "\n";
                            });
    CHECK(paths == "unknown_member /- /~-\n"
                   "unknown_member /* /~*\n"
                   "unknown_member /~1~0 /~1~0\n"
                   "missing /l/0/k /l/-/k\n"
                   "unknown_member /l/1/- /l/-/~-\n"
                   "missing /l/1/k /l/-/k\n"
                   "wrong_type /map/a /map/*\n"
                   "duplicate /map/a /map/*\n"
                   "unknown_value /map/a /map/*\n"
                   "duplicate /o/0/0/a /o/0/-/a\n"
                   "wrong_type /o/0/0/a /o/0/-/a\n");
}

TEST_CASE("a shape is what the schemas say")
{
    auto const& shape =
        shape_of(spec(), *at(spec(), "/components/schemas/g.Root"));
    CHECK(shape.type == "record");
    std::string members;
    for (auto const& [name, required, member] : shape.members)
        members += name + (required ? "! " : " ") + member->type + "; ";
    CHECK(members == "s! string; i integer; n number; b boolean; e! enum; "
                     "o open; any any; null string; choice record; map map; "
                     "self record; l array; ");
    CHECK(shape.members[4].shape->values == std::vector<std::string>{"x", "y"});
    CHECK(shape.members[11].shape->items.at(0)->members.at(0).name == "k");
    CHECK(shape.members[9].shape->items.at(0)->type == "integer enum");
    CHECK(shape.members[10].shape.operator->() == &shape);
    CHECK_THROWS(shape_of(
        spec(), read_json(R"({"$ref":"#/components/schemas/x"})").value()));
}
