#ifndef AIRUDDER_GENERATOR_DOCUMENT_DOCUMENT_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_DOCUMENT_HPP

#include "../json/json_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The subset of OpenAPI 3.1 that spec/README.md describes. Every value knows
/// its JSON Pointer, so that later stages can report its place.
namespace airudder::generator {

/// The schema of a member, parameter, element or content.
struct Schema {
    enum class Kind {
        ref,
        string,
        integer,
        number,
        boolean,
        array,
        object,
        map, // an object whose values are of one type
        any, // any value
    };

    std::string pointer{};
    Kind kind{};
    bool nullable{};
    std::string ref{};           // ref only: name of the component
    std::vector<Schema> items{}; // array and map only: exactly one
    std::string description{};
    std::optional<JsonText> default_value{};
    std::optional<std::string> x_name{}; // the ruled C++ name
};

struct Property {
    std::string name{};
    bool required{};
    Schema schema{};
};

/// A named object (properties) or enumeration (values).
struct Component {
    enum class Kind { record, enumeration };

    std::string pointer{};
    std::string name{}; // <group>.<Type>
    Kind kind{};
    std::string description{};
    std::vector<Property> properties{};
    std::vector<std::string> required{}; // as listed
    bool integers{};                     // the values are integers
    std::vector<std::string> values{};   // integers as digits
    std::vector<std::pair<std::string, std::string>> x_enum_names{};
};

struct DocumentedExample {
    std::string pointer{}; // of its value
    std::string key{};
    JsonText value{};
};

struct Content {
    bool text{}; // text/plain instead of application/json
    Schema schema{};
    std::vector<DocumentedExample> examples{};
};

struct Parameter {
    enum class In { path, query, header };

    std::string pointer{};
    In in{};
    std::string name{};
    bool required{};
    bool explode{}; // a list in the query repeats the name
    std::string description{};
    Schema schema{};
};

struct Response {
    std::string pointer{};
    std::string status{};
    std::string description{};
    std::optional<Content> content{};
};

/// The documentation page an operation comes from.
struct Page {
    std::string title{};
    std::string title_en{};
    std::string section{};
    std::string edited{};
    std::string status{};
    bool captured = true;
};

/// A point in which the spec departs from the page.
struct Deviation {
    std::string pointer{}; // of the entry
    std::string target{};  // the pointer it states, without '#'
};

struct OperationObject {
    std::string pointer{};
    bool webhook{};
    std::string path{};   // webhook: its key
    std::string method{}; // "post"
    std::string operation_id{};
    std::vector<std::string> tags{};
    std::string summary{};
    std::string description{};
    std::vector<Page> pages{};
    std::vector<Deviation> deviations{};
    bool idempotent{};
    bool envelope{};
    bool secret_answer{};
    std::vector<std::string> delivery_key{}; // JSON Pointers into the body
    bool token{};                            // its security is the token scheme
    std::optional<std::string> path_type{};
    std::optional<std::string> query_type{};
    std::optional<std::string> header_type{};
    std::optional<std::string> request_type{};
    std::vector<Parameter> parameters{};
    std::optional<Content> request{};
    bool request_required{};
    std::vector<Response> responses{};
};

struct Tag {
    std::string pointer{};
    std::string name{};
    std::string description{};
};

struct Document {
    std::string file{}; // its name in diagnostics
    std::string title{};
    std::string server{}; // origin
    std::vector<Tag> tags{};
    std::vector<OperationObject> operations{}; // paths, then webhooks
    std::vector<Component> components{};
    bool token_scheme{};
    JsonText const* text{}; // the text it was read from
};

/// The most members of a record that the runtime accepts, and values of an
/// enumeration alike.
inline constexpr std::size_t most_described = 2048;

/// The part of `name` before its first '.', or all of it.
std::string_view group_of(std::string_view name);

/// The part of `name` after its first '.', or nothing.
std::string_view local_name(std::string_view name);

/// The response that carries the answer: the 2xx response with content, else
/// the first 2xx response; null if there is none.
Response const* success_of(OperationObject const& operation);

/// The name of the record that holds the parameters of that place.
std::optional<std::string> const&
parameter_type(OperationObject const& operation, Parameter::In in);

/// Whether the parameter is a member of that record. Headers with a default are
/// constants.
bool is_member(OperationObject const& operation, Parameter const& parameter);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_DOCUMENT_HPP
