#ifndef AIRUDDER_GENERATOR_PAGE_CURL_HPP
#define AIRUDDER_GENERATOR_PAGE_CURL_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

namespace airudder::generator {

/// Reads the curl command at the context's place: the sample request as data,
/// without credentials. An option it does not know is reported.
Sample read_curl(PageContext& context);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_CURL_HPP
