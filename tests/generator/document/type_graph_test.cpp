#include "generator/document/type_graph.hpp"

#include "catch.hpp"
#include "document_text.hpp"
#include "generator/diagnostics.hpp"
#include "generator/document/read_document.hpp"

namespace airudder::generator {
namespace {

std::string const ref = "{ '$ref': '#/components/schemas/task.";

using Boxed = std::set<std::pair<std::size_t, std::size_t>>;

TypeGraph graph_of(std::string const& properties, std::string const& schemas)
{
    auto const text = document_text(properties, "{}", schemas);
    Diagnostics diagnostics;
    auto const document = read_document(text, "s", diagnostics);
    REQUIRE(diagnostics.text() == "");
    return build_type_graph(document);
}

std::string record(std::string const& name, std::string const& properties)
{
    return ", 'task." + name + "': { 'type': 'object', 'properties': {" +
           properties + "} }";
}

} // namespace

TEST_CASE("types are ordered after those they use")
{
    auto const graph =
        graph_of("'a': " + ref + "A' }, 'b': " + ref + "B' }",
                 record("B", "") + record("A", "'b': " + ref + "B' }"));
    // 0 New, 1 Ok, 2 B, 3 A
    CHECK(graph.order == std::vector<std::size_t>{2, 3, 0, 1});
    CHECK(graph.boxed.empty());
}

TEST_CASE("a member through which a type contains itself is boxed")
{
    auto const list = "{ 'type': 'array', 'items': " + ref + "A' } }";
    auto const map =
        "{ 'type': 'object', 'additionalProperties': " + ref + "A' } }";
    auto const use = "'a': " + ref + "A' }";
    CHECK(graph_of(use, record("A", "'l': " + list + ", 'm': " + map))
              .boxed.empty());
    CHECK(graph_of(use, record("A", "'l': " + list + ", 'a': " + ref + "A' }"))
              .boxed == Boxed{{2, 1}});
}

TEST_CASE("one member of each cycle is boxed, an optional one if possible")
{
    auto const use = "'a': " + ref + "A' }";
    auto const to_a = record("B", "'x': " + ref + "A' }, 'y': " + ref + "A' }");
    auto const optional =
        graph_of(use, record("A", "'b': " + ref + "B' }") + to_a);
    CHECK(optional.boxed == Boxed{{3, 0}, {3, 1}});
    CHECK(optional.order == std::vector<std::size_t>{3, 2, 0, 1});
    auto const required = record("C", "'d': " + ref + "D' }");
    CHECK(graph_of("'c': " + ref + "C' }",
                   required +
                       ", 'task.D': { 'type': 'object', 'required': "
                       "['c'], 'properties': { 'c': " +
                       ref + "C' } } }")
              .boxed == Boxed{{2, 0}});
}

TEST_CASE("where it can, a list follows the type of its elements")
{
    auto const list = [](std::string const& name) {
        return "{ 'type': 'array', 'items': " + ref + name + "' } }";
    };
    auto const graph = graph_of("'a': " + ref + "A' }",
                                record("A", "'b': " + list("B")) +
                                    record("B", "'a': " + list("A")));
    CHECK(graph.boxed.empty());
    CHECK(graph.order == std::vector<std::size_t>{3, 2, 0, 1});
}

TEST_CASE("a type belongs to the first operation of its group that uses it")
{
    auto const graph = graph_of("", record("Unused", ""));
    CHECK(graph.owner[0] == 0u);
    CHECK(graph.owner[1] == 0u);
    CHECK_FALSE(graph.owner[2]);
}

} // namespace airudder::generator
