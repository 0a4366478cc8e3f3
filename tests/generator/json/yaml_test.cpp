#include "generator/json/yaml.hpp"

#include "catch.hpp"

#include <string>

using namespace airudder::generator;

namespace {

std::string json_of(std::string_view yaml)
{
    auto const result = read_yaml(yaml);
    if (auto const* const error = std::get_if<JsonTextError>(&result))
        FAIL(error->message);
    return minified(std::get<JsonText>(result));
}

/// "<line>: <message>"
std::string refusal_of(std::string_view yaml)
{
    auto const result = read_yaml(yaml);
    REQUIRE(std::holds_alternative<JsonTextError>(result));
    auto const& error = std::get<JsonTextError>(result);
    return std::to_string(error.line) + ": " + error.message;
}

std::string repeated(std::string_view part, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

} // namespace

TEST_CASE("YAML collections become JSON in their order")
{
    CHECK(json_of("b:\n- 1\n- c: x\n  a: {}\n- []\na: ''\n") ==
          R"({"b":[1,{"c":"x","a":{}},[]],"a":""})");
    CHECK(json_of("a: [1, {b: 2}]\r\nc: 3\r\n") ==
          R"({"a":[1,{"b":2}],"c":3})");
}

TEST_CASE("plain YAML scalars have the types of the core schema")
{
    CHECK(json_of("[true, True, TRUE, false, False, FALSE, yes, on, n]") ==
          R"([true,true,true,false,false,false,"yes","on","n"])");
    CHECK(json_of("[null, Null, NULL, ~, ]") == "[null,null,null,null]");
    CHECK(json_of("a:\nb: ~\n") == R"({"a":null,"b":null})");
    CHECK(
        json_of("[2025-06-12, 1_000, 1.2.3, -, +, ., e5, 0x, 0xG, .inf]") ==
        R"(["2025-06-12","1_000","1.2.3","-","+",".","e5","0x","0xG",".inf"])");
}

TEST_CASE("quoted YAML scalars and blocks are strings")
{
    CHECK(json_of("['1', \"true\", 'null', \"a\\tb\\n\"]") ==
          R"(["1","true","null","a\tb\n"])");
    CHECK(json_of("a: >-\n  one\n  line\n\n  two\nb: |\n  1\n  2\n") ==
          R"({"a":"one line\ntwo","b":"1\n2\n"})");
}

TEST_CASE("YAML numbers keep their spelling if JSON has it")
{
    CHECK(json_of("[20000.00, 1E+2, -0, 1e999, 1690000000000, 0.10]") ==
          "[20000.00,1E+2,-0,1e999,1690000000000,0.10]");
    CHECK(json_of("[0o17, 0x1F, +1, 007, -007, .5, -.5, 1., 1.e3, 00.50]") ==
          "[15,31,1,7,-7,0.5,-0.5,1.0,1.0e3,0.50]");
}

TEST_CASE("YAML keys are strings")
{
    CHECK(json_of("200: a\ntrue: b\n'': c\nnull: d\ncontent[0][id]: e\n") ==
          R"({"200":"a","true":"b","":"c","null":"d","content[0][id]":"e"})");
}

TEST_CASE("YAML keys are spelled as in the text")
{
    CHECK(json_of("NULL: 1\nNull: 2\nnull: 3\n~: 4\n: 5\n") ==
          R"({"NULL":1,"Null":2,"null":3,"~":4,"":5})");
    CHECK(json_of("TRUE: 1\nTrue: 2\n1.0: 3\n007: 4\n0x1F: 5\n+1: 6\n"
                  "1.: 7\n2025-06-12: 8\n.inf: 9\nNO: 10\n'NULL': 11\n") ==
          R"({"TRUE":1,"True":2,"1.0":3,"007":4,"0x1F":5,"+1":6,"1.":7,)"
          R"("2025-06-12":8,".inf":9,"NO":10,"NULL":11})");
    CHECK(json_of("a:\r\n  船: {NULL: 1, Null : 2}\r\n  ? ~\r\n  : 3\r\n"
                  "  &x NULL: 4\n") ==
          R"({"a":{"船":{"NULL":1,"Null":2},"~":3,"NULL":4}})");
    CHECK(refusal_of("NULL: 1\n'NULL': 2\n") ==
          "2: expected each key once, found another \"NULL\"");
}

TEST_CASE("a YAML scalar can be a name, as it is spelled")
{
    std::string const text =
        "a: [TRUE, ~, NULL, 007, 1.50, x, 'y z', &n True]\n"
        "b:\nc: 1\n";
    auto const result = read_yaml(text);
    auto const& root = std::get<JsonText>(result);
    std::string names;
    for (auto const& element : root.members[0].value.elements)
        names += spelled_in(text, element) + '|';
    CHECK(names == "TRUE|~|NULL|007|1.50|x|y z|True|");
    CHECK(spelled_in(text, root.members[1].value) == "");
    CHECK(spelled_in(text, root) == "");
}

TEST_CASE("a YAML alias is a copy")
{
    CHECK(json_of("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n") ==
          R"({"a":{"b":1},"c":{"b":1},"d":[{"b":1},{"b":1}]})");
    CHECK(json_of("a: &x 1\nb: &x 2\nc: *x\n") == R"({"a":1,"b":2,"c":2})");
}

TEST_CASE("YAML values know where they begin")
{
    auto const result = read_yaml("a: 1\nb:\n  c: 2\n");
    auto const& root = std::get<JsonText>(result);
    CHECK(root.members[1].value.members[0].value.offset == 13);
}

TEST_CASE("YAML that cannot be JSON is refused with its line")
{
    CHECK(refusal_of("") == "1: expected YAML, found nothing");
    CHECK(refusal_of("a: 1\nb: 2\na: 3\n") ==
          "3: expected each key once, found another \"a\"");
    CHECK(refusal_of("a: 1\n<<: {b: 2}\n") == "2: expected no merge key");
    CHECK(refusal_of("a: 1\n? [b]\n: 2\n") ==
          "2: expected a key that is a word");
    CHECK(refusal_of("a: 1\nb: &x [2, *x]\n") ==
          "2: expected an alias outside the value of its anchor");
    CHECK(refusal_of("a: 1\n---\nb: 2\n") ==
          "1: expected one YAML document, found two");
    CHECK(refusal_of("a: 1\nb:\n\tc: 2\n") ==
          "3: expected spaces before the first word, found a tab");
    CHECK(refusal_of("a: *x\n").starts_with("1: expected YAML: "));
}

TEST_CASE("YAML that is not UTF-8 is refused, also if it could be UTF-16")
{
    for (std::string_view const text :
         {std::string_view("a: \xff"), std::string_view("a\0:\0 \0b\0", 8)}) {
        auto const read = read_yaml(text);
        REQUIRE(std::holds_alternative<JsonTextError>(read));
        CHECK(std::get<JsonTextError>(read).message ==
              "expected UTF-8 without NUL");
        CHECK(std::get<JsonTextError>(read).line == 1);
    }
}

TEST_CASE("deep YAML is refused and not read further")
{
    CHECK(json_of(repeated("[", 480) + repeated("]", 480)) ==
          repeated("[", 480) + repeated("]", 480));
    CHECK(refusal_of(repeated("[", 481) + repeated("]", 481)) ==
          "1: expected at most 480 levels");
    CHECK(refusal_of("a: &x " + repeated("[", 300) + repeated("]", 300) +
                     "\nb: " + repeated("[", 300) + "*x" +
                     repeated("]", 300)) == "2: expected at most 480 levels");
}

TEST_CASE("YAML that grows by its aliases is refused")
{
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 20; ++i) {
        auto const name = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
                name + repeated(", " + name, 8) + "]\n";
    }
    CHECK(refusal_of(bomb) ==
          "6: expected at most 500000 values, copies for aliases included");
    CHECK(
        refusal_of(repeated("- x\n", 500'001)) ==
        "500000: expected at most 500000 values, copies for aliases included");
    CHECK(refusal_of(std::string((2u << 20) + 1, 'x')) ==
          "1: expected at most 2 MiB of YAML");
    CHECK(refusal_of(std::string(100'001, '[')) ==
          "1: expected at most 100000 brackets");
}
