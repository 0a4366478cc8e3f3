#ifndef AIRUDDER_GENERATOR_SPEC_PAGE_TEXT_HPP
#define AIRUDDER_GENERATOR_SPEC_PAGE_TEXT_HPP

#include "build_operation.hpp"

namespace airudder::generator {

/// `x-page`: an entry for each page; the main one has the English title.
JsonText page_text(OperationSource const& source, Diagnostics& diagnostics);

/// Sets path, method, origin and security as pages and decisions say.
void set_address(OperationText& operation,
                 OperationSource const& source,
                 RulingSet const& rulings,
                 Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PAGE_TEXT_HPP
