#ifndef AIRUDDER_GENERATOR_DOCUMENT_CHECKS_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_CHECKS_HPP

#include "../diagnostics.hpp"
#include "document.hpp"
#include "type_graph.hpp"

#include <string_view>

/// The parts of check_document, by what they look at.
namespace airudder::generator {

/// What the checks share.
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

/// operationId, tag, path, parameters, request, responses of each.
void check_operations(CheckContext const& context);

/// Parameters of one operation.
void check_parameters(OperationObject const& operation,
                      CheckContext const& context);

/// Names, references, use and cycles of the components.
void check_components(CheckContext const& context);

/// A schema outside of a component.
void check_schema(Schema const& schema, CheckContext const& context);

/// Every example against its schema.
void check_examples(CheckContext const& context);

/// Every webhook has a member that no other webhook declares.
void check_telling_members(CheckContext const& context);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_CHECKS_HPP
