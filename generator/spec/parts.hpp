#ifndef AIRUDDER_GENERATOR_SPEC_PARTS_HPP
#define AIRUDDER_GENERATOR_SPEC_PARTS_HPP

#include "../json/json_text.hpp"
#include "../sources/spec_sources.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// An operation's tables and examples, gathered by where they belong.
namespace airudder::generator {

/// A row and its place in the facts file.
struct TableRow {
    Row const* row{};
    std::string pointer{};
};

/// The rows one page lists for a part.
struct Table {
    std::size_t page{}; // index in OperationSource::pages
    std::vector<TableRow> rows{};
};

/// An example one page shows for a part.
struct PartExample {
    std::size_t page{};
    std::string name{};    // its key in the spec: "page", "en", "page_2"
    std::string pointer{}; // in the facts file
    JsonText value{};
};

/// "/query", "/header", "/body", or a response such as "/200".
struct Part {
    std::string path{};
    std::vector<Table> tables{};
    std::vector<PartExample> examples{};

    bool is_body() const { return path != "/query" && path != "/header"; }
};

/// The parts of an operation, in the order above, responses in page order.
/// Reports what a spec cannot express (path and cookie parameters, a body that
/// is not JSON, a root that is not an object) and examples whose digest is not
/// that of their text.
std::vector<Part> gather_parts(OperationSource const& source,
                               Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PARTS_HPP
