#ifndef AIRUDDER_CONFORMANCE_PROJECT_HPP
#define AIRUDDER_CONFORMANCE_PROJECT_HPP

#include "json.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::conformance {

/// A JSON file below the project's root.
struct Document {
    std::string path{}; // relative to the root
    Json value{};
};

/// One operation of the spec.
struct Operation {
    std::string name{}; // its operationId
    bool webhook{};
    std::string path{};                // endpoints: the URL's path
    std::string method{};              // upper case
    std::string pointer{};             // of its object in the spec
    Json const* value{};               // that object
    std::vector<Document> pages{};     // facts; the one without variant first
    std::vector<Document> decisions{}; // at most one
    std::string header{};              // text of its generated header
};

/// The spec and its sources, which the checks compare.
struct Project {
    std::filesystem::path root{};
    std::string spec_text{};
    Json spec{};
    Json catalogue{}; // null if there is none
    std::vector<Operation> operations{};
};

inline constexpr char spec_path[] = "spec/airudder.openapi.json";

/// Reads the project below `root`. Throws std::runtime_error, naming the file,
/// if one is missing or is not JSON.
Project read_project(std::filesystem::path const& root);

/// The operation that the pointer leads into, or null.
Operation const* operation_at(Project const& project, std::string_view pointer);

/// Whether the facts come from a Markdown twin: its rows know their place.
bool is_twin(Document const& page);

/// Lower-case hexadecimal SHA-256.
std::string sha256(std::string_view bytes);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PROJECT_HPP
