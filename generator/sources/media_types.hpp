#ifndef AIRUDDER_GENERATOR_SOURCES_MEDIA_TYPES_HPP
#define AIRUDDER_GENERATOR_SOURCES_MEDIA_TYPES_HPP

#include <string_view>

namespace airudder::generator {

/// True for application/json and application/…+json (RFC 6839, 3.1), for `*/*`,
/// which the vendor's tool writes if nobody chose a type, and for none.
bool may_be_json(std::string_view media_type);

/// True for text/plain.
bool is_plain_text(std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_MEDIA_TYPES_HPP
