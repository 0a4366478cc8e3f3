#ifndef AIRUDDER_GENERATOR_EMIT_ESCAPE_HPP
#define AIRUDDER_GENERATOR_EMIT_ESCAPE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text of others, made harmless for the place it is printed in.
namespace airudder::generator {

/// A C++ string literal, with its quotes. Everything but printable ASCII is
/// written in octal, which no following digit can extend; no trigraph arises.
std::string literal(std::string_view text);

/// The same, as adjacent literals of at most `width` columns each.
std::vector<std::string> literals(std::string_view text, std::size_t width);

/// Lines for a `//` comment, each at most `width` columns where its words
/// allow: white space is folded, an empty line between paragraphs kept;
/// control and formatting characters are shown as <U+202E>; no line ends in a
/// backslash, and no trigraph arises.
std::vector<std::string> comment_lines(std::string_view text,
                                       std::size_t width);

/// Columns a text takes, with East Asian characters as two.
std::size_t columns(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_EMIT_ESCAPE_HPP
