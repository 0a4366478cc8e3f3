#include "catch.hpp"
#include "document_text.hpp"
#include "generator/diagnostics.hpp"
#include "generator/document/check_document.hpp"
#include "generator/document/read_document.hpp"

namespace airudder::generator {
namespace {

/// The diagnostics about an example. Their pointers begin inside the example.
std::string found(std::string const& properties, std::string const& example)
{
    auto const text = document_text(properties, example);
    Diagnostics diagnostics;
    auto const document = read_document(text, "s", diagnostics);
    check_document(document, diagnostics);
    auto all = diagnostics.text();
    std::string const prefix = "s#/paths/~1v1~1a/post/requestBody/content/"
                               "application~1json/examples/page/value";
    for (auto at = all.find(prefix); at != all.npos; at = all.find(prefix))
        all.erase(at, prefix.size());
    return all;
}

std::string const members = "'a': { 'type': 'string' }, "
                            "'b': { 'type': 'integer' }, "
                            "'c': { 'type': 'object' }";

} // namespace

TEST_CASE("an example that matches its schema is not reported")
{
    CHECK(found(members, "{}") == "");
    CHECK(found(members, "{ 'a': 'x', 'c': { 'a': [1, null] } }") == "");
    CHECK(found(members, "{ 'b': 2E4 }") == "");
}

TEST_CASE("an example's members may be in another order than its schema")
{
    CHECK(found(members, "{ 'b': 1, 'a': 'x' }") == "");
}

TEST_CASE("an example may have null where its schema says so")
{
    std::string const nullable =
        "'a': { 'type': ['string', 'null'] }, "
        "'b': { 'anyOf': [{ '$ref': '#/components/schemas/task.Ok' }, "
        "{ 'type': 'null' }] }, "
        "'c': { 'type': 'array', 'items': { 'type': ['integer', 'null'] } }";
    CHECK(found(nullable, "{ 'a': null, 'b': null, 'c': [1, null] }") == "");
    CHECK(found(nullable, "{ 'a': 1, 'b': {}, 'c': null }") ==
          "/a: expected a string, found a number\n"
          "/c: expected an array, found null\n");
}

TEST_CASE("maps, open values and lists of lists are checked to the end")
{
    std::string const kinds =
        "'m': { 'type': 'object', 'additionalProperties': "
        "{ 'type': 'integer' } }, "
        "'a': {}, "
        "'l': { 'type': 'array', 'items': { 'type': 'array', 'items': "
        "{ 'type': 'boolean' } } }";
    CHECK(found(kinds,
                "{ 'l': [[true], []], 'm': { 'x': 1 }, 'a': [null, {}] }") ==
          "");
    CHECK(found(kinds,
                "{ 'm': { 'x': 'y' }, 'a': { 'x': 1e999 }, 'l': [[0], 0] }") ==
          "/a/x: expected a number in the range of a double, found \"1e999\"\n"
          "/l/0/0: expected a boolean, found a number\n"
          "/l/1: expected an array, found a number\n"
          "/m/x: expected an integer, found a string\n");
}

TEST_CASE("a member without a property is reported with its escaped pointer")
{
    CHECK(found(members, "{ 'x/y~z': 1 }") ==
          "/x~1y~0z: expected a member of task.New\n");
}

TEST_CASE("a value of another type is reported with its pointer")
{
    CHECK(found(members, "{ 'a': 1, 'b': 'x', 'c': [] }") ==
          "/a: expected a string, found a number\n"
          "/b: expected an integer, found a string\n"
          "/c: expected an object, found an array\n");
}

TEST_CASE("a number that a double does not hold is reported")
{
    std::string const numbers = "'n': { 'type': 'number' }";
    CHECK(found(numbers, "{ 'n': 0.30000000000000004 }") == "");
    CHECK(found(numbers, "{ 'n': 0.1000000000000000055 }") ==
          "/n: expected a number that a double holds, found "
          "\"0.1000000000000000055\"\n");
    CHECK(found(numbers, "{ 'n': 9007199254740993 }") ==
          "/n: expected a number that a double holds, found "
          "\"9007199254740993\"\n");
    CHECK(found(numbers, "{ 'n': 1e-400 }") ==
          "/n: expected a number that a double holds, found \"1e-400\"\n");
    CHECK(found(numbers, "{ 'n': 1e400 }") ==
          "/n: expected a number in the range of a double, found \"1e400\"\n");
}

TEST_CASE("numbers in open objects are reported like in the runtime")
{
    CHECK(found(members,
                "{ 'c': { 'a': [18446744073709551615, 0.5], 'b': -7 } }") ==
          "");
    CHECK(found(members, "{ 'c': { 'a': [1, { 'b': 1e999 }] } }") ==
          "/c/a/1/b: expected a number in the range of a double, found "
          "\"1e999\"\n");
    CHECK(found(members, "{ 'c': { 'a': 3.14159265358979323846 } }") ==
          "/c/a: expected a number that a double holds, found "
          "\"3.14159265358979323846\"\n");
}

TEST_CASE("an example may have more levels than are parsed by default")
{
    auto const nested = [](std::size_t levels) {
        return "{ 'c': { 'a': " + std::string(levels - 2, '[') +
               std::string(levels - 2, ']') + " } }";
    };
    CHECK(found(members, nested(64)) == "");
    CHECK(found(members, nested(80)) == "");
}

} // namespace airudder::generator
