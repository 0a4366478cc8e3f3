#ifndef AIRUDDER_GENERATOR_DOCUMENT_READ_PARTS_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_READ_PARTS_HPP

#include "../json/object_reader.hpp"
#include "document.hpp"

#include <string_view>

/// The functions of read_document for each part of a document.
namespace airudder::generator {

/// The schema of a member, parameter, element or content. Only members and
/// parameters can have a default and a ruled name.
Schema
read_schema(Node const& node, ReadContext const& context, bool is_member);

/// A named record or enumeration below components/schemas.
Component read_component(std::string_view name,
                         Node const& node,
                         ReadContext const& context);

/// One operation of a path or webhook.
OperationObject read_operation(Node const& node, ReadContext const& context);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_READ_PARTS_HPP
