#include "generator/page/twin_schemas.hpp"

#include "catch.hpp"
#include "twin_texts.hpp"

#include <string>

using namespace airudder::generator;
using namespace twin_texts;

TEST_CASE("a part of allOf that only describes does not change the type")
{
    auto const twin = with_schema("type: object\n"
                                  "properties:\n"
                                  "  kind:\n"
                                  "    allOf:\n"
                                  "      - $ref: '#/components/schemas/Kind'\n"
                                  "      - description: Words.\n"
                                  "  both:\n"
                                  "    allOf:\n"
                                  "      - properties: {a: {type: string}}\n"
                                  "      - properties: {b: {type: string}}\n",
                                  "Kind: {type: string, enum: [x, y]}\n");
    CHECK(body_rows(twin) == Rows{" object",
                                  "/kind string",
                                  "/both object",
                                  "/both/a string",
                                  "/both/b string"});
    CHECK(twin.facts.body->rows[1].values == Rows{"\"x\"", "\"y\""});
}

TEST_CASE("a twin's rows know their place")
{
    auto const twin =
        with_schema("type: object\n"
                    "required: [day]\n"
                    "properties:\n"
                    "  day: {type: string, format: date}\n"
                    "  crew:\n"
                    "    type: array\n"
                    "    items:\n"
                    "      type: object\n"
                    "      properties:\n"
                    "        'a/b': {type: integer, nullable: true}\n"
                    "        '-': {type: boolean}\n"
                    "  notes: {type: object, properties: {}}\n");
    CHECK(body_rows(twin) == Rows{" object",
                                  "/day string required",
                                  "/crew array",
                                  "/crew/- object",
                                  "/crew/-/a~1b integer null",
                                  "/crew/-/~- boolean",
                                  "/notes object open"});
    CHECK(twin.facts.body->rows[1].format == "date");
}

TEST_CASE("a default may be a list or an object, without credentials")
{
    auto const twin = with_schema(
        "type: object\n"
        "properties:\n"
        "  size: {type: integer, default: [20, 3]}\n"
        "  none: {type: array, items: {type: string}, default: []}\n"
        "  place: {type: object, properties: {}, default: {pier: 1}}\n"
        "  login: {type: object, properties: {},\n"
        "    default: {password: hunter2hunter2}}\n"
        "  token: {type: array, items: {type: string}, default: [abc]}\n");
    auto const& rows = twin.facts.body->rows;
    auto const row_at = [&](std::string const& at) {
        return *std::ranges::find(rows, at, &Row::at);
    };
    CHECK(row_at("/size").default_value == "[20,3]");
    CHECK(row_at("/none").default_value == "[]");
    CHECK(row_at("/place").default_value == R"({"pier":1})");
    for (auto const* const at : {"/login", "/token"}) {
        CHECK_FALSE(row_at(at).default_value);
        CHECK(row_at(at).credential);
    }
}

TEST_CASE("a map's values have a place")
{
    CHECK(body_rows(with_schema("type: object\n"
                                "additionalProperties:\n"
                                "  type: array\n"
                                "  items: {type: string}\n")) ==
          Rows{" object", "/* array", "/*/- string"});
    CHECK(
        body_rows(with_schema("type: object\nadditionalProperties: true\n")) ==
        Rows{" object open"});
}

TEST_CASE("a referenced object is a component")
{
    auto const twin =
        with_schema("type: object\n"
                    "properties:\n"
                    "  first: {$ref: '#/components/schemas/%E8%88%B9%20x'}\n"
                    "  others:\n"
                    "    type: array\n"
                    "    items: {$ref: '#/components/schemas/%E8%88%B9%20x', "
                    "nullable: true}\n"
                    "  kind: {$ref: '#/components/schemas/Kind'}\n",
                    "船 x:\n"
                    "  type: object\n"
                    "  properties:\n"
                    "    tender: {$ref: '#/components/schemas/船 x'}\n"
                    "Kind: {type: string, enum: [sail, motor]}\n");
    CHECK(body_rows(twin) == Rows{" object",
                                  "/first object =船 x",
                                  "/others array",
                                  "/others/- object null =船 x",
                                  "/kind string"});
    CHECK(twin.facts.body->rows.back().values ==
          std::vector<std::string>{"\"sail\"", "\"motor\""});
    REQUIRE(twin.facts.components.size() == 1);
    CHECK(rows_of(twin.facts.components.at("船 x")) ==
          Rows{" object", "/tender object =船 x"});
}

TEST_CASE("a reference can change the members of its target")
{
    auto const twin = with_schema("type: object\n"
                                  "additionalProperties: &answer\n"
                                  "  $ref: '#/components/schemas/Answer'\n"
                                  "  x-apifox-overrides:\n"
                                  "    trace: null\n"
                                  "    data: {type: integer}\n"
                                  "    extra: {type: string}\n"
                                  "  required: [data]\n",
                                  "Answer:\n"
                                  "  type: object\n"
                                  "  required: [code, trace]\n"
                                  "  properties:\n"
                                  "    code: {type: integer}\n"
                                  "    data: {type: string}\n"
                                  "    trace: {type: string}\n"
                                  "    inner:\n"
                                  "      type: object\n"
                                  "      additionalProperties: *answer\n");
    CHECK(body_rows(twin) == Rows{" object", "/* object =Answer (1)"});
    CHECK(rows_of(twin.facts.components.at("Answer (1)")) ==
          Rows{" object",
               "/code integer required",
               "/data integer required",
               "/inner object",
               "/inner/* object =Answer (1)",
               "/extra string"});
}

TEST_CASE("inserted references are expanded where the order puts them")
{
    auto const components = "Base:\n"
                            "  type: object\n"
                            "  required: [code]\n"
                            "  properties:\n"
                            "    code: {type: integer}\n"
                            "    text: {type: string}\n";
    auto const references = "x-apifox-refs:\n"
                            "  01A: {$ref: '#/components/schemas/Base'}\n"
                            "x-apifox-orders: [before, 01A, after]\n"
                            "required: [after]\n";
    CHECK(body_rows(with_schema(std::string("type: object\n") + references +
                                    "properties:\n"
                                    "  before: {type: string}\n"
                                    "  after: {type: string}\n",
                                components)) == Rows{" object",
                                                     "/before string",
                                                     "/code integer required",
                                                     "/text string",
                                                     "/after string required"});
    // The vendor's tool has usually filled them in, with its own `required`.
    CHECK(
        body_rows(with_schema(std::string("type: object\n") + references +
                                  "properties:\n"
                                  "  code: {type: number}\n"
                                  "  before: {type: string}\n"
                                  "  text: {type: string}\n"
                                  "  after: {type: string}\n"
                                  "x-apifox-ignore-properties: [code, text]\n",
                              components)) == Rows{" object",
                                                   "/code number",
                                                   "/before string",
                                                   "/text string",
                                                   "/after string required"});
}

TEST_CASE("a model inserted into itself adds nothing")
{
    auto const twin =
        with_schema("$ref: '#/components/schemas/Loop'\n",
                    "Loop:\n"
                    "  type: object\n"
                    "  x-apifox-refs:\n"
                    "    01A: {$ref: '#/components/schemas/Loop'}\n"
                    "  x-apifox-orders: [01A, a]\n"
                    "  properties: {a: {type: string}}\n");
    CHECK(body_rows(twin) == Rows{" object =Loop"});
    CHECK(rows_of(twin.facts.components.at("Loop")) ==
          Rows{" object", "/a string"});
}

TEST_CASE("a union with null is nullable, and other unions have no type")
{
    auto const twin = with_schema(
        "type: object\n"
        "properties:\n"
        "  a: {anyOf: [{type: string}, {type: 'null'}]}\n"
        "  b: {oneOf: [{type: string}, {type: number}]}\n"
        "  c: {$ref: '#/components/schemas/None'}\n"
        "  d: {$ref: '#/components/schemas/Self'}\n"
        "  e: {type: 'null'}\n"
        "  f: {}\n"
        "  g: {anyOf: [{$ref: '#/components/schemas/Boat'}, {type: 'null'}]}\n",
        "Self: {$ref: '#/components/schemas/Self'}\n"
        "Boat: {type: object, properties: {id: {type: string}}}\n");
    CHECK(body_rows(twin) == Rows{" object",
                                  "/a string null",
                                  "/b string or number",
                                  "/c reference",
                                  "/d reference",
                                  "/e null",
                                  "/f ",
                                  "/g object null =Boat"});
}

TEST_CASE("an enum's values are listed once, with their names")
{
    auto const twin =
        with_schema("type: object\n"
                    "properties:\n"
                    "  a:\n"
                    "    type: integer\n"
                    "    enum: [1, 2, 1, null]\n"
                    "    x-apifox-enum:\n"
                    "      - {value: 2, name: Two, description: secret prose}\n"
                    "  b: {type: string, enum: ['', '1', x]}\n");
    auto const& rows = twin.facts.body->rows;
    CHECK(rows[1].values == std::vector<std::string>{"1", "2"});
    CHECK(rows[1].words == std::vector<std::string>{"", "Two"});
    CHECK(rows[1].nullable);
    CHECK(rows[2].values == std::vector<std::string>{"\"\"", "\"1\"", "\"x\""});
    CHECK(rows[2].words.empty());
}

TEST_CASE("a list that refers to itself has elements without a type")
{
    auto const twin = with_schema("properties:\n"
                                  "  list:\n"
                                  "    $ref: '#/components/schemas/List'\n",
                                  "List:\n"
                                  "  type: array\n"
                                  "  items:\n"
                                  "    $ref: '#/components/schemas/List'\n");
    CHECK(body_rows(twin) ==
          Rows{" object", "/list array", "/list/- reference"});
}

TEST_CASE("members beyond any page are refused in bounded time")
{
    // 2 to the power of 40 members
    std::string components;
    for (int i = 0; i < 40; ++i) {
        auto const next =
            "{$ref: '#/components/schemas/M" + std::to_string(i + 1) + "'}";
        components += "M" + std::to_string(i) +
                      ":\n  x-apifox-refs: {A: " + next + ", B: " + next +
                      "}\n";
    }
    components += "M40: {properties: {a: {type: string}}}\n";
    CHECK(refusal_of("paths:\n  /a:\n    post:\n      requestBody:\n"
                     "        content:\n          application/json:\n"
                     "            schema: {$ref: '#/components/schemas/M0'}\n"
                     "components:\n  schemas:\n" +
                     indented(components, 4) + "```\n")
              .find("expected at most 20000 objects inserted") !=
          std::string::npos);
}

TEST_CASE("types and insertions in each other are followed for 100 levels")
{
    std::string types;
    std::string inserted;
    for (int i = 0; i < 3'000; ++i) {
        auto const name = "L" + std::to_string(i);
        auto const next = "L" + std::to_string(i + 1);
        types += name + ": {type: array, items: {$ref: '#/components/schemas/" +
                 next + "'}}\n";
        inserted += name +
                    ": {type: object, x-apifox-refs: {01A: {$ref: "
                    "'#/components/schemas/" +
                    next + "'}}, x-apifox-orders: [01A]}\n";
    }
    auto const refused = [](std::string const& components) {
        return refusal_of(
            "paths:\n  /a:\n    post:\n      requestBody:\n        content:\n"
            "          application/json:\n            schema:\n"
            "              type: object\n              properties:\n"
            "                a: {$ref: '#/components/schemas/L0'}\n"
            "components:\n  schemas:\n" +
            indented(components, 4) + "```\n");
    };
    for (auto const& components : {types, inserted})
        CHECK_THAT(refused(components), Catch::Contains("100 levels"));
}

TEST_CASE("below a credential's name, only what can be one is dropped")
{
    auto const twin = with_schema(
        "type: object\n"
        "properties:\n"
        "  token:\n"
        "    type: object\n"
        "    properties:\n"
        "      expires: {type: string, default: '2026-01-01T00:00:00Z'}\n"
        "      ttl: {type: integer, default: 3600}\n"
        "      once: {type: boolean, default: false}\n"
        "      state: {type: string, enum: [active, ended], default: active}\n"
        "      kind: {type: string, default: bearer}\n"
        "      value: {type: string, default: hunter}\n"
        "  secret: {$ref: '#/components/schemas/Secret'}\n"
        "  plain: {$ref: '#/components/schemas/Plain'}\n",
        "Secret: {type: object, properties: {more: {$ref: "
        "'#/components/schemas/Plain'}}}\n"
        "Plain: {type: object, properties: {value: {type: string, default: "
        "hunter}, since: {type: string, default: '2026-01-01'}}}\n");
    std::vector<std::string> defaults;
    for (auto const& row : twin.facts.body->rows)
        if (row.default_value || row.credential)
            defaults.push_back(row.default_value.value_or("dropped"));
    CHECK(defaults == Rows{"2026-01-01T00:00:00Z",
                           "3600",
                           "false",
                           "active",
                           "bearer",
                           "dropped"});
    auto const& rows = twin.facts.components.at("Plain");
    CHECK_FALSE(rows.at(1).default_value);
    CHECK(rows.at(2).default_value == "2026-01-01");
}

TEST_CASE("an object of alternatives without members has no type")
{
    auto const twin = with_schema(
        "type: object\n"
        "properties:\n"
        "  a:\n"
        "    type: object\n"
        "    oneOf:\n"
        "      - {type: object, properties: {x: {type: string}}}\n"
        "      - {type: object, properties: {y: {type: string}}}\n");
    CHECK(body_rows(twin) == Rows{" object", "/a object or object"});
}

TEST_CASE("members are named as the page spells them, quoted or not")
{
    auto const twin =
        with_schema("type: object\n"
                    "properties:\n"
                    "  NULL: {type: string}\n"
                    "  ~: {type: string}\n"
                    "  TRUE: {type: string}\n"
                    "  1.0: {type: string}\n"
                    "  'null': {type: string}\n"
                    "  NO: {$ref: '#/components/schemas/Null'}\n"
                    "  Null: {$ref: '#/components/schemas/NULL'}\n"
                    "required: [NULL, TRUE, 1.0, NO]\n"
                    "x-apifox-refs:\n"
                    "  01A: {$ref: '#/components/schemas/NULL'}\n"
                    "x-apifox-orders: [NULL, 01A, TRUE]\n",
                    "NULL: {type: object, properties: {False: {}}}\n"
                    "Null: {type: integer}\n");
    CHECK(body_rows(twin) == Rows{" object",
                                  "/NULL string required",
                                  "/False ",
                                  "/~0 string",
                                  "/TRUE string required",
                                  "/1.0 string required",
                                  "/null string",
                                  "/NO integer required",
                                  "/Null object =NULL"});
}

TEST_CASE("thousands of ordered and inserted members are read in linear time")
{
    std::string schema = "type: object\nproperties:\n";
    std::string orders = "x-apifox-orders: [01A";
    std::string overrides;
    for (int i = 0; i < 9'000; ++i) {
        auto const number = std::to_string(i);
        schema += "  a" + number + ": {}\n";
        orders += ", a" + number;
        overrides += "b" + number + ": {type: string}, ";
    }
    schema += orders +
              "]\nx-apifox-refs: {01A: {$ref: '#/components/schemas/B', "
              "x-apifox-overrides: {" +
              overrides + "c: null}}}\n";
    auto const twin = with_schema(
        schema, "B: {type: object, properties: {c: {}, d: {}, b1: {}}}\n");
    auto const rows = body_rows(twin);
    REQUIRE(rows.size() == 18'002);
    CHECK(rows.at(1) == "/d ");
    CHECK(rows.at(2) == "/b1 string");
    CHECK(rows.at(3) == "/b0 string");
    CHECK(rows.at(9'002) == "/a0 ");
}

TEST_CASE("an object inserted many times into another is refused")
{
    std::string text = "components:\n  schemas:\n    A:\n      type: object\n"
                       "      properties: {";
    for (int i = 0; i < 2'000; ++i)
        text += "m" + std::to_string(i) + ": {type: string}, ";
    text += "}\npaths:\n  /boats:\n    post:\n      requestBody:\n"
            "        content:\n          application/json:\n"
            "            schema:\n              allOf: [";
    for (int i = 0; i < 1'100; ++i)
        text += "{$ref: '#/components/schemas/A'}, ";
    auto const refusal = refusal_of(text + "]\n      responses: {}\n```\n");
    CHECK(refusal.find("expected at most 2000000 members inserted into "
                       "objects") != std::string::npos);
}

TEST_CASE("long names above many members are refused")
{
    std::string members;
    for (int i = 0; i < 1'500; ++i)
        members += "m" + std::to_string(i) + ": {type: string}, ";
    auto const refusal =
        refusal_of("paths:\n  /boats:\n    post:\n      requestBody:\n"
                   "        content:\n          application/json:\n"
                   "            schema: {properties: {? " +
                   std::string(100'000, 'x') + " : {properties: {" + members +
                   "}}}}\n      responses: {}\n```\n");
    CHECK(refusal.find("expected shorter names, found member paths of more "
                       "than 67108864 bytes") != std::string::npos);
}
