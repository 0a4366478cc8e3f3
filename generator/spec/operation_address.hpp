#ifndef AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP
#define AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP

#include "rulings.hpp"

#include <string>

namespace airudder::generator {

/// Where an operation is in the spec, and on which server.
struct OperationAddress {
    std::string key{};    // under `paths`: "/item"; under `webhooks`: its name
    std::string method{}; // lower case
    std::string origin{}; // of an endpoint
};

/// Reads the address from the facts; reports pages that differ, a method or
/// URL that is none, and asks about a URL on the page of a webhook.
OperationAddress address_of(OperationSource const& source,
                            RulingSet& rulings,
                            Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP
