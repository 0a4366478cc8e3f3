#ifndef AIRUDDER_GENERATOR_REPORT_TEXT_HPP
#define AIRUDDER_GENERATOR_REPORT_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text of pages and specs in reports, which it cannot forge lines or markup of.
namespace airudder::generator {

/// How a report shows a text: shown_plain or code_span.
using Show = std::string (*)(std::string_view);

/// The text on one line, as it is.
std::string shown_plain(std::string_view text);

/// The text as a code span of Markdown.
std::string code_span(std::string_view text);

/// The lines of a text as a code block of Markdown, without indentation.
std::string code_block(std::string_view text);

/// The first position at which two texts differ.
std::size_t first_difference(std::string_view one, std::string_view other);

/// The part of a value that a report shows: all of it if it is short, else from
/// shortly before `difference`.
std::string excerpt(std::string_view text, std::size_t difference);

/// E.g. "1 page" or "2 pages".
std::string counted(std::size_t number, std::string_view noun);

std::string joined_with(std::string_view separator,
                        std::vector<std::string> const& texts);

/// `text` with `indent` before each line that is not empty.
std::string indented(std::string_view text, std::string_view indent);

/// `text` with each of its lines in a form that is safe to show; ends with a
/// newline, unless it is empty.
std::string printable_lines(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_REPORT_TEXT_HPP
