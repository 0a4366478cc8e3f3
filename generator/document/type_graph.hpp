#ifndef AIRUDDER_GENERATOR_DOCUMENT_TYPE_GRAPH_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_TYPE_GRAPH_HPP

#include "document.hpp"
#include "strongly_connected.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::generator {

/// The references between components and the owner of each. Numbers are indices
/// into Document::components and Document::operations. Dangling references are
/// left out.
struct TypeGraph {
    std::map<std::string_view, std::size_t> index{};

    Adjacency uses{};  // as members, or as elements or values of members
    Adjacency roots{}; // per operation: the components it names itself

    /// The operation whose header declares the component: the first one of the
    /// component's group that uses it. Nothing if there is none.
    std::vector<std::optional<std::size_t>> owner{};

    /// The components that operations use, each after those it uses itself. In
    /// a cycle, each after those that its members contain.
    std::vector<std::size_t> order{};

    /// Members, as (component, property), through which a record would contain
    /// itself: one for each cycle, not a required one if there is another.
    std::set<std::pair<std::size_t, std::size_t>> boxed{};

    /// The circles are so many that neither is complete.
    bool tangled{};
};

TypeGraph build_type_graph(Document const& document);

/// For each operation, the others whose headers its own header must include.
Adjacency header_includes(Document const& document, TypeGraph const& graph);

/// All schemas an operation states itself.
std::vector<Schema const*> schemas_of(OperationObject const& operation);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_TYPE_GRAPH_HPP
