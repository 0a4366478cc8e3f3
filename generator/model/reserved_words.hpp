#ifndef AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP
#define AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP

#include <set>
#include <span>
#include <string_view>

namespace airudder::generator {

/// True if no C++ program may declare `name` anywhere: keywords, names with
/// two underscores or one and a capital, and macros, which a header printed
/// after <cassert>, <unistd.h> or <windows.h> would meet.
bool is_reserved_word(std::string_view name);

/// The lines of macros.txt, which lists macros with their sources.
std::span<std::string_view const> macro_lines();

/// The words of a list in which each ends in a space.
std::set<std::string_view> split_words(std::string_view words);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP
