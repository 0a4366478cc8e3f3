#ifndef AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP
#define AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP

#include <set>
#include <span>
#include <string_view>

namespace airudder::generator {

/// True if no header may declare `name`: it is a keyword; it has two
/// underscores, or begins with one and a capital; or it is a macro, which the
/// user's program may define by including <cassert>, <unistd.h> or <windows.h>.
bool is_reserved_word(std::string_view name);

/// The lines of macros.txt, which lists macros with their sources.
std::span<std::string_view const> macro_lines();

/// The headers of the runtime without airudder/ and .hpp, e.g. "client/call_error".
std::span<std::string_view const> runtime_headers();

/// Splits a list of words, each of which ends in a space.
std::set<std::string_view> split_words(std::string_view words);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP
