#ifndef AIRUDDER_GENERATOR_PAGE_PAGE_WORDS_HPP
#define AIRUDDER_GENERATOR_PAGE_PAGE_WORDS_HPP

#include <optional>
#include <string>
#include <string_view>

/// Words of a page that are the same in every language.
namespace airudder::generator {

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

#endif // AIRUDDER_GENERATOR_PAGE_PAGE_WORDS_HPP
