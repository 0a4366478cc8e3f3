#ifndef AIRUDDER_GENERATOR_DOCUMENT_READ_DOCUMENT_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_READ_DOCUMENT_HPP

#include "document.hpp"

#include <string_view>

namespace airudder::generator {

class Diagnostics;

/// Reads an OpenAPI 3.1 document of our subset. Diagnostics call it `file`.
/// Reports everything outside the subset: an unknown keyword, another JSON
/// type, another structure. The result refers to `text` and is complete only
/// if nothing was reported.
Document read_document(JsonText const& text,
                       std::string_view file,
                       Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_READ_DOCUMENT_HPP
