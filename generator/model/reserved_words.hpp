#ifndef AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP
#define AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP

#include <set>
#include <string_view>

namespace airudder::generator {

/// True if no C++ program may declare `name` anywhere: keywords, names with
/// two underscores or one and a capital, and macros, which a header printed
/// after <cassert>, <unistd.h> or <windows.h> would meet.
bool is_reserved_word(std::string_view name);

/// macros.txt, which lists them with their sources.
std::string_view macros_text();

/// The words of a list in which each ends in a space.
std::set<std::string_view> split_words(std::string_view words);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_RESERVED_WORDS_HPP
