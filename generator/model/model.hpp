#ifndef AIRUDDER_GENERATOR_MODEL_MODEL_HPP
#define AIRUDDER_GENERATOR_MODEL_MODEL_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The input of the emitters. Every $ref is resolved, and declarations are in
/// dependency order. After assign_names every C++ name is final, and unique
/// where it must be. `pointer` is the place in the spec.
namespace airudder::generator {

/// The type of a JSON value.
struct Type {
    enum class Kind {
        boolean,
        integer,
        number,
        string,
        object,
        any,
        named,
        list,
        map,
    };

    Kind kind{};
    std::string group{};         // named only: its namespace
    std::string name{};          // named only: the C++ type
    std::vector<Type> element{}; // list and map only: exactly one
};

struct Field {
    std::string pointer{};
    std::string wire{};
    std::string name{};
    std::optional<std::string> ruled_name{};

    /// The member that would have the ruled name.
    std::optional<std::string> displaced{};

    Type type{};
    bool required{};
    bool boxed{}; // not required, and its record would contain itself
    std::string description{};
    std::string default_text{}; // JSON; empty if there is none
};

struct Record {
    std::string pointer{};
    std::string name{};
    std::string description{};
    std::vector<Field> fields{};
};

struct Enumerator {
    std::string wire{};
    std::string name{};
    std::optional<std::string> ruled_name{};

    /// The value that would have the ruled name.
    std::optional<std::string> displaced{};
};

struct Enumeration {
    std::string pointer{};
    std::string name{};
    std::string description{};
    bool integers{}; // the values are integers
    std::vector<Enumerator> enumerators{};
};

using Declaration = std::variant<Enumeration, Record>;

/// A documented header of an HTTP message.
struct HeaderField {
    std::string name{};
    std::string value{};
    bool required{};
};

/// The struct that holds a request of several parts, or an optional body.
struct RequestStruct {
    struct Part {
        std::string name{}; // path, query, header or body
        Type type{};
        bool optional{};
    };

    std::string pointer{};
    std::string name{};
    std::string description{};
    std::vector<Part> parts{};
};

struct Endpoint {
    std::string path{};
    Type request{};
    Type response{};
    std::string request_in{}; // the RequestPart
    std::optional<RequestStruct> request_struct{};
    bool token{};
    bool idempotent{};
    bool envelope{};
    bool secret_answer{};
};

struct Webhook {
    Type event{};
    std::string reply{};
    std::vector<std::string> delivery_key{}; // JSON Pointers into the event
};

/// A response that the endpoint's descriptor does not state.
struct OtherResponse {
    std::string status{};
    std::string description{};
};

/// The documentation page a header comes from.
struct SourcePage {
    std::string title{};
    std::string title_en{};
    std::string section{};
    std::string edited{};
    std::string status{};
    bool captured{};
};

/// A documented example and the type that reads it.
struct Example {
    std::string name{};      // "workflow.query_workflow_ids request"
    std::string variable{};  // query_workflow_ids_request
    std::string operation{}; // JSON Pointer of the operation
    std::string rest{};      // of the example, relative to the operation
    std::size_t levels{};    // of objects and arrays
    Type type{};
};

/// One output file: one operation.
struct Header {
    std::string pointer{};
    std::string group{};
    std::string operation{};        // name of the file
    std::string variable{};         // the descriptor
    std::string headers_variable{}; // its HeaderParameter array
    std::string key_variable{};     // its delivery key's array
    std::string guard{};
    std::string summary{};
    std::string description{};
    std::string method{}; // "post"
    std::vector<SourcePage> pages{};
    std::vector<OtherResponse> other_responses{};
    std::vector<std::string> includes{}; // other operations: "group/op"
    std::vector<Declaration> declarations{};
    std::vector<HeaderField> headers{};
    std::variant<Endpoint, Webhook> descriptor{};
    std::vector<Example> examples{};
};

struct Group {
    std::string pointer{}; // of its tag
    std::string name{};
    std::string guard{};
    std::string description{};
};

struct Model {
    std::string spec_file{};
    std::vector<Group> groups{};
    std::vector<Header> headers{}; // endpoints, then webhooks
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_MODEL_HPP
