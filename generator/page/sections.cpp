#include "sections.hpp"

#include "examples.hpp"

namespace airudder::generator {
namespace {

bool is_table(Word word)
{
    return word == Word::path_table || word == Word::query_table ||
           word == Word::header_table || word == Word::cookie_table;
}

bool is_type(PageContext const& context, std::size_t index)
{
    return context.types_from(index) > 0;
}

/// True for "Body Params application/json". Without the media type, the media
/// type or the table must follow.
bool is_body_table(PageContext const& context, std::size_t index)
{
    auto const heading = body_heading(context.words(index));
    if (!heading)
        return false;
    return !heading->media_type.empty() || heading->presence != Word::none ||
           media_type_of(context.words(index + 1)) ||
           context.word(index + 1) == Word::button ||
           is_type(context, index + 1) || context.is_row(index + 1);
}

bool starts_sample(PageContext const& context, std::size_t index)
{
    auto const words = context.words(index);
    return is_code_language(words) || words.starts_with("curl ") ||
           context.word(index) == Word::code_samples ||
           section_at(context, index) == Word::responses;
}

bool starts_json(PageContext const& context, std::size_t index)
{
    auto const words = context.words(index);
    return words.starts_with('{') || words.starts_with('[');
}

bool follows_request(PageContext const& context, std::size_t index)
{
    auto const word = context.word(index);
    return word == Word::nothing || word == Word::authorization ||
           (word != Word::request && section_at(context, index) != Word::none);
}

} // namespace

Word section_at(PageContext const& context, std::size_t index)
{
    if (is_body_table(context, index))
        return Word::body_table;
    auto const word = context.word(index);
    auto const next = index + 1;
    if (is_table(word))
        return context.is_row(next) || context.word(next) == Word::nothing
                   ? word
                   : Word::none;
    bool found = false;
    if (word == Word::request)
        found = follows_request(context, next);
    else if (word == Word::code_samples)
        found = starts_sample(context, next);
    else if (word == Word::responses)
        found = tab_of(context.words(next)).has_value();
    else if (word == Word::response_sample)
        found = starts_json(context, next) || starts_json(context, next + 1);
    return found ? word : Word::none;
}

bool is_tab_at(PageContext const& context, std::size_t index)
{
    auto const tab = tab_of(context.words(index));
    if (!tab || context.is_row(index))
        return false;
    auto const next = index + 1;
    return tab->coloured || media_type_of(context.words(next)) ||
           (context.word(next) == Word::body && next + 1 < context.end);
}

bool ends_table(PageContext const& context,
                std::size_t index,
                std::string_view media_type)
{
    return index >= context.end || section_at(context, index) != Word::none ||
           is_tab_at(context, index) ||
           starts_example(context, index, media_type);
}

} // namespace airudder::generator
