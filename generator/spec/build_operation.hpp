#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP

#include "operation_address.hpp"
#include "schema_writer.hpp"
#include "type_names.hpp"

#include <map>
#include <string>
#include <vector>

namespace airudder::generator {

/// An operation of the spec and the data to compare with other operations.
struct OperationText {
    OperationAddress address{};
    bool secured{};         // needs the token scheme
    bool has_response{};    // a record
    bool is_envelope{};     // as ruled
    bool may_be_envelope{}; // looks like one, and nobody decided
    JsonText text{};        // up to the assumptions
    JsonText content{};     // the rest: request and responses
    std::vector<Assumption> assumptions{};
    std::vector<SchemaText> schemas{};
    std::vector<SharedType> shared{};

    /// The places of rulings that name members and values in the decisions, by
    /// the place of what they name in the spec.
    std::map<std::string, std::string> named{};
};

/// Builds an operation from its pages, decisions and wording. Reports errors to
/// `diagnostics`, and rulings, names and texts that do not apply or are not
/// needed to `stale`. A webhook gets that key. Adds the names of its types to
/// those that are `taken` in the group.
OperationText build_operation(OperationSource const& source,
                              std::string const& webhook_key,
                              OnQuestion on_question,
                              IgnoredRulings const& ignored,
                              TakenNames& taken,
                              Diagnostics& diagnostics,
                              Diagnostics& stale);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_OPERATION_HPP
