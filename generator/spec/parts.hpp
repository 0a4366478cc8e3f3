#ifndef AIRUDDER_GENERATOR_SPEC_PARTS_HPP
#define AIRUDDER_GENERATOR_SPEC_PARTS_HPP

#include "../sources/spec_sources.hpp"
#include "members.hpp"

#include <cstddef>
#include <map>
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
    bool guessed{};       // its place is an assumption

    bool of_twin() const { return row->at.has_value(); }
};

/// The rows that one page lists for a part; at least one.
using Table = std::vector<PlacedRow>;

/// An example that one page shows for a part.
struct PartExample {
    std::size_t page{};
    std::string name{};    // its key in the spec: "page", "en", "page_2"
    std::string pointer{}; // in the facts file
    JsonText value{};
    std::string sha256{}; // of the value
    bool repeated{};      // an earlier page shows the same
};

/// "/path", "/query", "/header", "/body", or a response such as "/200".
struct Part {
    std::string path{};
    std::vector<Table> tables{};
    std::vector<PartExample> examples{}; // in page order
    std::string text{};             // of a webhook's reply that is not JSON
    std::unique_ptr<Member> root{}; // its members are added by place_rows()

    bool is_body() const
    {
        return path != "/path" && path != "/query" && path != "/header";
    }
};

/// A component of one page: the rows of a named object.
struct PageComponent {
    std::size_t page{};
    std::string name{};
    Table table{};
};

/// A second response that a page shows for a status.
struct FurtherResponse {
    std::string status{};
    std::string label{};
};

struct Parts {
    /// In the order above, with responses in page order.
    std::vector<Part> all{};

    /// All components of all pages, in page order.
    std::vector<PageComponent> components{};

    /// The roots of components, each for the components of one name.
    std::map<std::string, std::unique_ptr<Member>, std::less<>> roots{};

    std::vector<FurtherResponse> further{};
    std::vector<bool> twins{}; // of each page: whether it is a Markdown twin

    Part* find(std::string_view path);
    Part const* find(std::string_view path) const;
};

class Findings;

/// The parts of an operation. Rows do not have places yet. Reports everything
/// that a spec cannot express (a body that is not JSON, a root that is not an
/// object) and examples whose digest does not match their text.
Parts gather_parts(OperationSource const& source, Findings& findings);

/// The member at a path, or null.
Member* find_member(Parts const& parts, std::string_view path);

/// Same, but adds missing members; null if there is no such part or the path
/// has more than 100 steps.
Member* make_member(Parts const& parts, std::string_view path);

/// The end of a message about a path that leads to no member: the members that
/// were perhaps meant, e.g. "; /200/data has \"callid\", \"taskid\"". Empty if
/// there are none.
std::string candidates_for(Parts const& parts, std::string_view path);

/// Letters and digits in lower case: "task_id" and "taskid" are alike.
std::string essence(std::string_view name);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PARTS_HPP
