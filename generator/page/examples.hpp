#ifndef AIRUDDER_GENERATOR_PAGE_EXAMPLES_HPP
#define AIRUDDER_GENERATOR_PAGE_EXAMPLES_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace airudder::generator {

/// An example from JSON in the spelling of the page, with its digest, or why
/// it is none.
std::variant<PageExample, JsonTextError> json_example(std::string_view text,
                                                      Redactor& redactor);

/// The example made of a text that is not JSON.
PageExample text_example(std::string_view text, Redactor& redactor);

/// Index of the line after the JSON that starts at `index`: the one after the
/// line that closes its first bracket, or where another part of the page
/// begins.
std::size_t after_json(PageContext const& context, std::size_t index);

/// True if an example block starts at `index`: its heading, names of examples,
/// JSON, and then no row (or it is part of a row's description).
bool starts_example(PageContext const& context,
                    std::size_t index,
                    std::string_view media_type);

/// Reads the example block at the context's place.
std::vector<PageExample> read_examples(PageContext& context,
                                       std::string_view media_type);

/// True for JSON media types and where none is stated.
bool is_json_media_type(std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_EXAMPLES_HPP
