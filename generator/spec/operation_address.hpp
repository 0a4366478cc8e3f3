#ifndef AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP
#define AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP

#include "rulings.hpp"

#include <string>

namespace airudder::generator {

/// An operation's place in the spec and its server.
struct OperationAddress {
    std::string key{};    // in `paths`: "/item"; in `webhooks`: its name
    std::string method{}; // lower case
    std::string origin{}; // for endpoints only
};

/// Reads the address from the facts. Reports pages that differ and an invalid
/// method or URL. Asks about a URL on the page of a webhook.
OperationAddress address_of(OperationSource const& source,
                            RulingSet& rulings,
                            Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP
