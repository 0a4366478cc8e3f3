#ifndef AIRUDDER_TESTS_GENERATOR_DOCUMENT_DOCUMENT_TEXT_HPP
#define AIRUDDER_TESTS_GENERATOR_DOCUMENT_DOCUMENT_TEXT_HPP

#include "generator/json/json_text.hpp"

#include <string>
#include <string_view>
#include <variant>

/// Small documents for tests.
namespace airudder::generator {

/// A document with one endpoint task.add, whose request is the record task.New.
/// Single quotes in the arguments become double quotes.
inline JsonText document_text(std::string const& properties,
                              std::string const& example = "{}",
                              std::string const& more_schemas = "")
{
    std::string text = R"({
"openapi": "3.1.0", "info": { "title": "T", "version": "1" },
"servers": [{ "url": "https://h" }],
"tags": [{ "name": "task", "description": "Tasks." }],
"paths": { "/v1/a": { "post": {
  "operationId": "task.add", "tags": ["task"], "summary": "Adds.",
  "security": [],
  "requestBody": { "required": true, "content": { "application/json": {
    "schema": { "$ref": "#/components/schemas/task.New" },
    "examples": { "page": { "value": )" +
                       example + R"( } } } } },
  "responses": { "200": { "description": "Ok.", "content": {
    "application/json": { "schema": { "$ref": "#/components/schemas/task.Ok" } } } } } } } },
"components": { "schemas": {
  "task.New": { "type": "object", "description": "New.", "properties": {)" +
                       properties + R"(} },
  "task.Ok": { "type": "object", "description": "Ok.", "properties": {} })" +
                       more_schemas + "} } }";
    for (auto& c : text)
        if (c == '\'')
            c = '"';
    return std::get<JsonText>(read_json_text(text));
}

} // namespace airudder::generator

#endif // AIRUDDER_TESTS_GENERATOR_DOCUMENT_DOCUMENT_TEXT_HPP
