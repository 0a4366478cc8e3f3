#ifndef AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP
#define AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP

#include "findings.hpp"
#include "rulings.hpp"

#include <string>

namespace airudder::generator {

/// An operation's place in the spec and its server.
struct OperationAddress {
    std::string key{};    // in `paths`: "/item"; in `webhooks`: its name
    std::string method{}; // lower case
    std::string origin{}; // for endpoints only
};

/// Reads the address from the facts; a webhook's key is given. Reports an invalid
/// method or URL. Settles pages that differ and a URL on the page of a webhook.
OperationAddress address_of(OperationSource const& source,
                            std::string const& webhook_key,
                            RulingSet& rulings,
                            Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPERATION_ADDRESS_HPP
