#ifndef AIRUDDER_GENERATOR_DOCUMENT_TYPE_GRAPH_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_TYPE_GRAPH_HPP

#include "document.hpp"
#include "strongly_connected.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// Which components use which, and whose they are. Numbers are indices into
/// Document::components and Document::operations; dangling
/// references are left out.
struct TypeGraph {
    std::map<std::string_view, std::size_t> index{};

    Adjacency uses{};     // by value or as elements of an array
    Adjacency contains{}; // by value only
    Adjacency roots{};    // per operation: what it names itself

    /// The operation in whose header the component is declared: the first of
    /// its own group that uses it. None: no operation of its group does.
    std::vector<std::optional<std::size_t>> owner{};

    /// The components that operations use, each after those it uses itself.
    std::vector<std::size_t> order{};

    /// Components that contain themselves by value or through another: C++
    /// has no such structs. An array of its own type does not
    /// count.
    std::vector<std::size_t> circular{};
};

TypeGraph build_type_graph(Document const& document);

/// For each operation, the others whose headers its own has to include.
Adjacency header_includes(Document const& document, TypeGraph const& graph);

/// All schemas an operation states itself.
std::vector<Schema const*> schemas_of(OperationObject const& operation);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_TYPE_GRAPH_HPP
