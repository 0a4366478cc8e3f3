#ifndef AIRUDDER_GENERATOR_EMIT_ESCAPE_HPP
#define AIRUDDER_GENERATOR_EMIT_ESCAPE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Escapes text from pages and specs for the context it is printed in.
namespace airudder::generator {

/// Returns a C++ string literal, with its quotes. Everything but printable ASCII
/// is written as three octal digits, which no following digit can extend. The
/// literal has no trigraph.
std::string literal(std::string_view text);

/// The same, as adjacent literals of at most `width` columns each.
std::vector<std::string> literals(std::string_view text, std::size_t width);

/// Returns the lines of a `//` comment. Each takes at most `width` columns,
/// unless a word is longer. Folds white space, but keeps an empty line between
/// paragraphs. Shows control and formatting characters as <U+202E>. No line ends
/// in a backslash or has a trigraph.
std::vector<std::string> comment_lines(std::string_view text,
                                       std::size_t width);

/// The number of columns that a text takes. East Asian characters take two.
std::size_t columns(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_EMIT_ESCAPE_HPP
