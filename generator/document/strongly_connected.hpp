#ifndef AIRUDDER_GENERATOR_DOCUMENT_STRONGLY_CONNECTED_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_STRONGLY_CONNECTED_HPP

#include <cstddef>
#include <vector>

namespace airudder::generator {

/// For each node, the nodes its edges lead to.
using Adjacency = std::vector<std::vector<std::size_t>>;

/// The strongly connected components that are reachable from `roots`. Each one
/// follows those its edges lead to. Otherwise they are in the order of `roots`
/// and edges. Uses Tarjan's algorithm without recursion, so a long chain does
/// not overflow the stack.
std::vector<std::vector<std::size_t>>
strongly_connected(Adjacency const& edges,
                   std::vector<std::size_t> const& roots);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_STRONGLY_CONNECTED_HPP
