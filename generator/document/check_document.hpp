#ifndef AIRUDDER_GENERATOR_DOCUMENT_CHECK_DOCUMENT_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_CHECK_DOCUMENT_HPP

#include "document.hpp"

namespace airudder::generator {

class Diagnostics;

/// Reports what a document that could be read must not say: names and groups
/// that do not fit together, dangling references, types that are unused or
/// contain themselves, operations we cannot call, examples that do not obey
/// their schema or the order of its members.
void check_document(Document const& document, Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_CHECK_DOCUMENT_HPP
