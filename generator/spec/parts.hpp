#ifndef AIRUDDER_GENERATOR_SPEC_PARTS_HPP
#define AIRUDDER_GENERATOR_SPEC_PARTS_HPP

#include "../sources/spec_sources.hpp"
#include "members.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

/// An operation's rows and examples, gathered by the part they belong to.
namespace airudder::generator {

/// The place of a row.
struct Place {
    enum class Kind {
        member,       // it describes `member`, by an example or a ruling
        fresh,        // it describes a new `member` of the root
        illustration, // it describes no member
        open,         // unknown; `container` is a guess
        ambiguous     // in `container` or in `other`
    };

    Kind kind{};
    Member* container{};
    Member* member{}; // a member of `container`
    Member* other{};
};

/// A row of a page and its place.
struct PlacedRow {
    Row const* row{};
    std::size_t page{};     // index in OperationSource::pages
    std::string pointer{};  // in the facts file
    Ruling const* ruling{}; // decides its place; usually null
    Place place{};
    std::size_t listed{}; // number of rows that are its children
};

/// The rows that one page lists for a part; at least one.
using Table = std::vector<PlacedRow>;

/// An example that one page shows for a part.
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
    std::unique_ptr<Member> root{}; // made by place_rows()

    bool is_body() const { return path != "/query" && path != "/header"; }
};

/// The parts of an operation in the order above, with responses in page order.
/// Rows do not have places yet. Reports everything that a spec cannot express
/// (path and cookie parameters, a body that is not JSON, a root that is not an
/// object) and examples whose digest does not match their text.
std::vector<Part> gather_parts(OperationSource const& source,
                               Diagnostics& diagnostics);

/// The member at a path, or null.
Member* find_member(std::vector<Part> const& parts, std::string_view path);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PARTS_HPP
