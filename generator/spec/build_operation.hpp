#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP

#include "attach_rows.hpp"
#include "schema_writer.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// One operation of the spec, and what must be compared with the others.
struct OperationText {
    std::string path{};   // under `paths`; the name under `webhooks`
    std::string method{}; // lower case
    std::string origin{}; // of an endpoint
    bool secured{};       // needs the token scheme
    JsonText text{};      // without x-deviations
    JsonText deviations{};
    std::vector<SchemaText> schemas{};
    std::vector<SharedType> shared{};
    std::vector<RowPlace> places{}; // of all its rows
};

/// Builds an operation from its parts, leaving out the ruling with index
/// `without`.
OperationText build_operation(OperationSource const& source,
                              std::vector<Part> const& parts,
                              std::size_t without,
                              Diagnostics& diagnostics);

/// What two builds are compared by: all but `deviations` and `places`.
std::string fingerprint(OperationText const& operation);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP
