#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP

#include "operation_address.hpp"
#include "schema_writer.hpp"

#include <vector>

namespace airudder::generator {

/// An operation of the spec and the data to compare with other operations.
struct OperationText {
    OperationAddress address{};
    bool secured{}; // needs the token scheme
    JsonText text{};
    std::vector<SchemaText> schemas{};
    std::vector<SharedType> shared{};
};

/// Builds an operation from its pages, decisions and wording. If there are no
/// other diagnostics, reports unneeded rulings, names and texts.
OperationText build_operation(OperationSource const& source,
                              Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP
