#include "generator/document/read_document.hpp"

#include "catch.hpp"
#include "document_text.hpp"
#include "generator/diagnostics.hpp"

namespace airudder::generator {

TEST_CASE("a document is read with the pointers of its parts")
{
    auto const text = document_text(
        "'a/b': { 'type': 'integer', 'default': 5, 'description': 'A.' },"
        "'list': { 'type': 'array', 'items': { 'type': 'string' } }",
        "{ 'a/b': 1.0 }");
    Diagnostics diagnostics;
    auto const document = read_document(text, "spec.json", diagnostics);
    CHECK(diagnostics.text() == "");
    CHECK(document.file == "spec.json");
    CHECK(document.server == "https://h");
    REQUIRE(document.operations.size() == 1);
    auto const& operation = document.operations.front();
    CHECK(operation.operation_id == "task.add");
    CHECK(operation.path == "/v1/a");
    CHECK(operation.method == "post");
    CHECK_FALSE(operation.token);
    CHECK_FALSE(operation.webhook);
    REQUIRE(operation.request);
    REQUIRE(operation.request->examples.size() == 1);
    CHECK(minified(operation.request->examples.front().value) ==
          R"({"a/b":1.0})");
    CHECK(operation.request->examples.front().pointer ==
          "/paths/~1v1~1a/post/requestBody/content/application~1json"
          "/examples/page/value");

    REQUIRE(document.components.size() == 2);
    auto const& properties = document.components.front().properties;
    REQUIRE(properties.size() == 2);
    CHECK(properties[0].name == "a/b");
    CHECK(properties[0].schema.pointer ==
          "/components/schemas/task.New/properties/a~1b");
    CHECK(properties[0].schema.kind == Schema::Kind::integer);
    REQUIRE(properties[0].schema.default_value);
    CHECK(properties[0].schema.default_value->scalar == "5");
    REQUIRE(properties[1].schema.items.size() == 1);
    CHECK(properties[1].schema.items[0].kind == Schema::Kind::string);
}

TEST_CASE("the success response is the one with content")
{
    OperationObject operation;
    CHECK(success_of(operation) == nullptr);
    operation.responses.push_back({.status = "400", .content = Content{}});
    CHECK(success_of(operation) == nullptr);
    operation.responses.push_back({.status = "204"});
    CHECK(success_of(operation)->status == "204");
    operation.responses.push_back({.status = "202", .content = Content{}});
    CHECK(success_of(operation)->status == "202");
}

TEST_CASE("a name's group ends at its first dot")
{
    CHECK(group_of("task.Add") == "task");
    CHECK(local_name("task.Add") == "Add");
    CHECK(local_name("a.b.c") == "b.c");
    CHECK(group_of("none") == "none");
    CHECK(local_name("none") == "");
}

} // namespace airudder::generator
