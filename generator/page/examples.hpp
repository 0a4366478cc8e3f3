#ifndef AIRUDDER_GENERATOR_PAGE_EXAMPLES_HPP
#define AIRUDDER_GENERATOR_PAGE_EXAMPLES_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace airudder::generator {

/// Makes an example of JSON text: in the page's spelling, with its digest.
/// Returns an error if the text is not JSON.
std::variant<PageExample, JsonTextError> json_example(std::string_view text,
                                                      Redactor& redactor);

/// Makes an example of text that is not JSON.
PageExample text_example(std::string_view text, Redactor& redactor);

/// Index of the line after the JSON that starts at `index`. JSON ends where its
/// first bracket is closed, or before another part of the page.
std::size_t after_json(PageContext const& context, std::size_t index);

/// True if an example block starts at `index`: a heading, any names of
/// examples, and JSON. If a row follows the JSON, the JSON belongs to a row's
/// description instead.
bool starts_example(PageContext const& context,
                    std::size_t index,
                    std::string_view media_type);

/// Reads the example block at the current line.
std::vector<PageExample> read_examples(PageContext& context,
                                       std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_EXAMPLES_HPP
