#ifndef AIRUDDER_GENERATOR_DOCUMENT_CHECK_DOCUMENT_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_CHECK_DOCUMENT_HPP

#include "document.hpp"

namespace airudder::generator {

class Diagnostics;

/// Reports the errors of a document that could be read: names and groups that
/// do not match, dangling references, types that are unused or contain
/// themselves, operations that cannot be called, and examples that violate
/// their schema or the order of its members.
void check_document(Document const& document, Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_CHECK_DOCUMENT_HPP
