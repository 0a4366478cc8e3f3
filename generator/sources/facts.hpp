#ifndef AIRUDDER_GENERATOR_SOURCES_FACTS_HPP
#define AIRUDDER_GENERATOR_SOURCES_FACTS_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The content of one documentation page, before any judgement.
namespace airudder::generator {

enum class Presence { unstated, required, optional };

/// One line of a parameter or body table.
struct Row {
    std::size_t line{};                // of its name in the page, from 1
    std::optional<std::string> name{}; // none: the row states only a type
    std::string type{};                // its words, e.g. "array [object {9}]"
    Presence presence{};
    bool deprecated{};
    std::optional<std::size_t> children{}; // 9 in "array [object {9}]"
    std::optional<std::string> default_value{};
    bool credential{};                      // a default or example was dropped
    std::optional<std::string> enum_text{}; // values glued into one word
    std::optional<std::string> example{};   // example value
    std::vector<std::string> constraints{}; // e.g. "<= 10 characters"
    std::optional<std::string> description{}; // SHA-256 of its words

    // Only a Markdown twin states these.

    /// The member path from the root of the body, "" for the root itself. "-" is
    /// an element and "*" a value of a map; members of these names are "~-" and
    /// "~*".
    std::optional<std::string> at{};
    std::string format{}; // e.g. "int64", "date-time"
    bool nullable{};
    bool open{};                            // an object of any members
    std::vector<std::string> values{};      // of an enum, as JSON
    std::vector<std::string> words{};       // a name for each value, or ""
    std::optional<std::string> component{}; // has the rows of its members

    /// Its description on one line, if distill keeps prose; usually empty.
    std::string prose{};

    bool operator==(Row const&) const = default;
};

/// A text on the page, usually JSON.
struct PageExample {
    std::size_t line{};
    std::string name{};   // its heading on the page; usually empty
    std::string sha256{}; // of its bytes without insignificant white space
    std::string text{};   // as written, lines joined by '\n'
    std::vector<std::string> redacted{}; // pointers to dropped credentials

    bool operator==(PageExample const&) const = default;
};

struct Body {
    std::string media_type{}; // empty: not stated
    Presence presence{};      // of the whole body
    std::vector<Row> rows{};
    std::vector<PageExample> examples{};

    bool operator==(Body const&) const = default;
};

/// The sample request, from its curl command.
struct Sample {
    using Pair = std::pair<std::string, std::string>;

    std::size_t line{};
    std::string method{};
    std::string url{};
    std::vector<Pair> headers{};
    std::vector<Pair> form{}; // of a multipart or urlencoded body
    /// Only `sha256` is set if the request body has the same example.
    std::optional<PageExample> body{};

    bool operator==(Sample const&) const = default;
};

struct PageResponse {
    std::size_t line{};
    std::string status{};                     // "200"
    std::string label{};                      // "Success"
    std::optional<std::string> description{}; // SHA-256 of its words
    std::string prose{};                      // see Row::prose
    std::vector<Row> header{};
    std::optional<Body> body{};

    bool operator==(PageResponse const&) const = default;
};

struct PageFacts {
    bool captured = true; // false: `source` names another origin
    bool twin{};          // read from a Markdown twin
    std::string source{};
    std::string title{};
    std::optional<std::string> section{}; // the breadcrumb
    std::optional<std::string> place{};   // in the navigation tree
    std::optional<std::string> status{};  // a status word under the title
    std::string method{};
    std::string url{};                        // as written, be it a sentence
    std::optional<std::string> description{}; // SHA-256 of its words
    std::string prose{};                      // see Row::prose
    std::optional<std::string> edited{};
    std::vector<Row> path{};
    std::vector<Row> query{};
    std::vector<Row> header{};
    std::vector<Row> cookie{};
    std::optional<Body> body{};
    std::optional<Sample> sample{};
    std::vector<PageResponse> responses{};

    /// The words of a `security` that its header rows do not settle: of
    /// several choices, or of a scheme that the page does not describe. Only in
    /// a Markdown twin.
    std::optional<std::string> security{};

    std::optional<std::string> page_id{};      // only in a Markdown twin
    std::optional<std::string> operation_id{}; // only in a Markdown twin

    /// Why the page gives no operation: the body of its request or response is
    /// not JSON. Only in a Markdown twin that was JSON before.
    std::optional<std::string> skipped{};

    /// Why distill chose the operation that the file is named after; nothing
    /// once `--as` or a decisions file confirms it.
    std::optional<std::string> proposed{};

    /// Named objects that rows refer to; the first row of each describes the
    /// object itself.
    std::map<std::string, std::vector<Row>> components{};

    bool operator==(PageFacts const&) const = default;
};

/// Whether two facts differ in nothing but numbers of lines.
bool equal_but_lines(PageFacts const& one, PageFacts const& other);

/// The facts as they are committed (spec/README.md describes the form): members
/// in a fixed order, without those that are empty or unstated.
JsonText to_json(PageFacts const& facts);

/// Reads facts that to_json or a person wrote. Reports every error, and then
/// returns nothing.
std::optional<PageFacts> read_facts(std::string_view file,
                                    JsonText const& text,
                                    Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_FACTS_HPP
