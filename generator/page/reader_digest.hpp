#ifndef AIRUDDER_GENERATOR_PAGE_READER_DIGEST_HPP
#define AIRUDDER_GENERATOR_PAGE_READER_DIGEST_HPP

#include <string_view>

namespace airudder::generator {

/// The SHA-256 of the sources that turn a twin into facts, made when the
/// generator is built.
std::string_view reader_digest();

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READER_DIGEST_HPP
