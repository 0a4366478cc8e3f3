#ifndef AIRUDDER_GENERATOR_DOCUMENT_CHECKS_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_CHECKS_HPP

#include "../diagnostics.hpp"
#include "document.hpp"
#include "type_graph.hpp"

#include <string_view>

/// The functions of check_document for each part of a document.
namespace airudder::generator {

/// The state that the checks share.
struct CheckContext {
    Document const& document;
    TypeGraph const& graph;
    Diagnostics& diagnostics;

    void report(std::string_view pointer, std::string_view message) const
    {
        diagnostics.at_pointer(document.file, pointer, message);
    }

    /// The component `schema` refers to, or null.
    Component const* target(Schema const& schema) const;
};

/// Checks the operationId, tag, path, parameters, request and responses of each
/// operation.
void check_operations(CheckContext const& context);

/// True for a path of URL characters, with the names of parameters in braces.
bool is_path(std::string_view path);

/// Checks the parameters of one operation.
void check_parameters(OperationObject const& operation,
                      CheckContext const& context);

/// Checks the names, references and use of the components.
void check_components(CheckContext const& context);

/// Checks a schema outside of a component.
void check_schema(Schema const& schema, CheckContext const& context);

/// Checks every example against its schema.
void check_examples(CheckContext const& context);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_CHECKS_HPP
