#include "page_words.hpp"

#include "page_lines.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

constexpr std::string_view code_languages[] = {
    "cURL-Windows", "Objective-C", "JavaScript", "TypeScript", "PowerShell",
    "Httpie",       "Python",      "Kotlin",     "Swift",      "OCaml",
    "Shell",        "Node.js",     "cURL",       "HTTP",       "Dart",
    "Java",         "Ruby",        "wget",       "Rust",       "PHP",
    "C#",           "C++",         "Go",         "C",          "R"};

constexpr std::string_view methods[] = {
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"};

constexpr std::string_view circles[] = {
    "🟢", "🟠", "🔴", "🔵", "🟡", "🟣", "🟤", "⚫", "⚪"};

bool is_media_type(std::string_view text)
{
    auto const slash = text.find('/');
    if (slash == 0 || slash == text.npos || slash + 1 == text.size())
        return false;
    constexpr std::string_view tokens = "abcdefghijklmnopqrstuvwxyz"
                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "0123456789!#$&^_.+-*";
    auto const type = text.substr(0, slash);
    auto const subtype = text.substr(slash + 1, text.find(';') - slash - 1);
    constexpr std::string_view types[] = {"application",
                                          "audio",
                                          "font",
                                          "image",
                                          "message",
                                          "model",
                                          "multipart",
                                          "text",
                                          "video",
                                          "*"};
    return std::ranges::find(types, type) != std::end(types) &&
           !subtype.empty() &&
           subtype.find_first_not_of(tokens) == subtype.npos;
}

} // namespace

std::optional<std::string> media_type_of(std::string_view words)
{
    if (words.size() > 200)
        return std::nullopt;
    for (std::string_view const button : {"生成代码", "Generate Code"})
        if (words.ends_with(button))
            words.remove_suffix(button.size());
    auto text = words_of(words);
    if (!is_media_type(text))
        return std::nullopt;
    return text;
}

bool is_code_language(std::string_view words)
{
    if (words.size() > 400)
        return false;
    auto const key = without_spaces(words);
    std::string_view rest = key;
    while (!rest.empty()) {
        auto const found = std::ranges::find_if(
            code_languages, [&](auto name) { return rest.starts_with(name); });
        if (found == std::end(code_languages))
            return false;
        rest.remove_prefix(found->size());
    }
    return !key.empty();
}

std::optional<std::string> method_of(std::string_view words)
{
    for (auto const method : methods)
        if (words == method)
            return std::string(method);
    return std::nullopt;
}

std::optional<std::string> take_method(std::string& title)
{
    for (auto const method : methods) {
        if (title.size() <= method.size() || !title.ends_with(method))
            continue;
        if (title[title.size() - method.size() - 1] == ' ')
            continue;
        title.resize(title.size() - method.size());
        return std::string(method);
    }
    return std::nullopt;
}

std::optional<ResponseTab> tab_of(std::string_view words)
{
    ResponseTab tab;
    for (auto const circle : circles) {
        if (words.starts_with(circle)) {
            words.remove_prefix(circle.size());
            tab.coloured = true;
            break;
        }
    }
    auto const text = words_of(words);
    auto const status = text.substr(0, 3);
    bool const number =
        status.size() == 3 &&
        status.find_first_not_of("0123456789xX") == status.npos &&
        starts_with_digit(status) && !starts_with_digit(text.substr(3));
    if (!number && !(tab.coloured && text.starts_with("default")))
        return std::nullopt;
    tab.status = number ? status : "default";
    tab.label = words_of(text.substr(tab.status.size()));
    return tab;
}

} // namespace airudder::generator
