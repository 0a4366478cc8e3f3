#ifndef AIRUDDER_GENERATOR_PAGE_VOCABULARY_HPP
#define AIRUDDER_GENERATOR_PAGE_VOCABULARY_HPP

#include <optional>
#include <string>
#include <string_view>

/// The words that structure a page, in every language of the site.
namespace airudder::generator {

enum class Word {
    none,
    // headings
    request,
    authorization,
    nothing,
    path_table,
    query_table,
    header_table,
    cookie_table,
    body_table,
    code_samples,
    responses,
    response_sample,
    body,
    response_headers,
    example,
    // inside a row
    required,
    optional,
    default_value,
    enum_values,
    example_value,
    pattern,
    deprecated,
    nullable,
    read_only,
    write_only,
    // around the page
    edited,
    previous,
    next,
    built_with,
    button,
};

/// The meaning of a whole line. Ignores spaces, a colon of either width at the
/// end, and the caption of a button glued to the line. A heading may be
/// repeated.
Word word_of(std::string_view words);

/// True if the words end in a colon of either width.
bool has_colon(std::string_view words);

/// The time in "Modified at 2024-…"; nullopt for any other line.
std::optional<std::string> edited_at(std::string_view words);

/// The heading of a request body, with any media type and presence glued to it.
struct BodyHeading {
    std::string media_type{};
    Word presence = Word::none;
};
std::optional<BodyHeading> body_heading(std::string_view words);

/// Returns the media type if the line holds nothing else.
std::optional<std::string> media_type_of(std::string_view words);

/// True for one or more names of programming languages and tools, glued
/// together.
bool is_code_language(std::string_view words);

/// Returns the HTTP method if the line holds nothing else.
std::optional<std::string> method_of(std::string_view words);

/// Removes a method glued to the end of a navigation entry, and returns it.
std::optional<std::string> take_method(std::string& title);

/// A tab of the responses: "🟢200OK".
struct ResponseTab {
    std::string status{};
    std::string label{};
    bool coloured{};
};
std::optional<ResponseTab> tab_of(std::string_view words);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_VOCABULARY_HPP
