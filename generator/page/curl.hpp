#ifndef AIRUDDER_GENERATOR_PAGE_CURL_HPP
#define AIRUDDER_GENERATOR_PAGE_CURL_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

namespace airudder::generator {

/// Reads the curl command at the current line: the sample request as data,
/// without credentials. Reports unknown options.
Sample read_curl(PageContext& context);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_CURL_HPP
