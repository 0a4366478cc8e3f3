#ifndef AIRUDDER_GENERATOR_SOURCES_DECISIONS_HPP
#define AIRUDDER_GENERATOR_SOURCES_DECISIONS_HPP

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../json/json_text.hpp"
#include "facts.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The decisions that a person made about an operation, each with its reason.
namespace airudder::generator {

/// A departure from the pages, or an interpretation of them.
struct Ruling {
    std::string kind{};
    std::string at{};         // member path; "" for the operation
    boost::json::value was{}; // the fact; null if the kind has none
    boost::json::value is{};  // the ruled value
    std::string because{};

    /// Which of several rows of that name, from 1; 0 if there is only one.
    std::size_t nth{};

    /// The variant whose table is meant; all tables if absent.
    std::optional<std::string> page{};
};

struct Decisions {
    std::string file{};

    /// Identifies the operation's page: title, section, method, url.
    std::map<std::string, std::string> page{};

    bool webhook{};
    std::vector<std::string> twins{}; // places in the catalogue

    /// Member path → C++ type.
    std::map<std::string, std::string> types{};

    std::vector<Ruling> rulings{};
};

/// Reads a decisions file. Reports errors and empty reasons, and then returns
/// nothing.
std::optional<Decisions> read_decisions(std::string_view file,
                                        JsonText const& text,
                                        Diagnostics& diagnostics);

/// An initial decisions file for a page in the folder `section`. It rules what
/// is assumed without it: that a safe method is idempotent, and whether the
/// response is an envelope.
std::string decisions_skeleton(PageFacts const& page,
                               std::optional<std::string> const& section,
                               JsonText types,
                               bool envelope = false);

/// Whether a method is safe, and therefore idempotent (RFC 9110, 9.2).
bool is_safe(std::string_view method);

/// A ruling to paste, on one line if it fits. Its `because` is empty.
std::string ruling_skeleton(Ruling const& ruling);

/// Names of types to paste: `{ "types": { … } }`.
std::string
types_skeleton(std::vector<std::pair<std::string, std::string>> const& types);

/// A decisions file with rulings and names pasted into it, as ruling_skeleton()
/// and types_skeleton() write them.
std::string with_answers(std::string_view file,
                         std::vector<std::string> const& answers);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_DECISIONS_HPP
