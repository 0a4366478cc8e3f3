#ifndef AIRUDDER_GENERATOR_PAGE_VOCABULARY_HPP
#define AIRUDDER_GENERATOR_PAGE_VOCABULARY_HPP

#include <optional>
#include <string>
#include <string_view>

/// The words by which a page is read, in every language the site has.
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

/// The meaning of the words of a whole line. Ignores spaces, a colon (of either
/// width) after them and the caption of a button glued to them; a heading may
/// be repeated.
Word word_of(std::string_view words);

/// True if the words end in a colon of either width.
bool has_colon(std::string_view words);

/// The time in "Modified at 2024-…".
std::optional<std::string> edited_at(std::string_view words);

/// A heading of a request body, with the media type glued to it.
struct BodyHeading {
    std::string media_type{};
    Word presence = Word::none;
};
std::optional<BodyHeading> body_heading(std::string_view words);

/// "application/json" when that is all of the line.
std::optional<std::string> media_type_of(std::string_view words);

/// True for names of programming languages and tools, one or several glued.
bool is_code_language(std::string_view words);

/// GET, POST, …; as in "POST"; "DEL" and "OPT" are navigation's short forms.
std::optional<std::string> method_of(std::string_view words);

/// Takes a method off the end of a navigation entry, if one is glued to it.
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
