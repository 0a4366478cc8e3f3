#include "generator/document/type_graph.hpp"

#include "catch.hpp"
#include "document_text.hpp"
#include "generator/diagnostics.hpp"
#include "generator/document/read_document.hpp"

namespace airudder::generator {
namespace {

std::string const ref = "{ '$ref': '#/components/schemas/task.";

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
    CHECK(graph.circular.empty());
}

TEST_CASE("a type may contain itself in an array but not by value")
{
    auto const list = "{ 'type': 'array', 'items': " + ref + "A' } }";
    auto const use = "'a': " + ref + "A' }";
    CHECK(graph_of(use, record("A", "'l': " + list)).circular.empty());
    CHECK(graph_of(use, record("A", "'l': " + ref + "A' }")).circular ==
          std::vector<std::size_t>{2});
    CHECK(graph_of(use,
                   record("A", "'b': " + ref + "B' }") +
                       record("B", "'l': " + list))
              .circular.size() == 2);
}

TEST_CASE("a type belongs to the first operation of its group that uses it")
{
    auto const graph = graph_of("", record("Unused", ""));
    CHECK(graph.owner[0] == 0u);
    CHECK(graph.owner[1] == 0u);
    CHECK_FALSE(graph.owner[2]);
}

} // namespace airudder::generator
