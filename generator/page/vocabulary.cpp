#include "vocabulary.hpp"

#include "page_lines.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

struct Entry {
    std::string_view words;
    Word word;
};

/// Every word the reader knows, without spaces.
constexpr Entry vocabulary[] = {
    {"请求参数", Word::request},
    {"请求", Word::request},
    {"Request", Word::request},
    {"RequestParameters", Word::request},
    {"RequestParams", Word::request},
    {"鉴权", Word::authorization},
    {"Authorization", Word::authorization},
    {"Auth", Word::authorization},
    {"无", Word::nothing},
    {"None", Word::nothing},
    {"Path参数", Word::path_table},
    {"PathParams", Word::path_table},
    {"PathParameters", Word::path_table},
    {"Query参数", Word::query_table},
    {"QueryParams", Word::query_table},
    {"QueryParameters", Word::query_table},
    {"Header参数", Word::header_table},
    {"HeaderParams", Word::header_table},
    {"HeaderParameters", Word::header_table},
    {"Cookie参数", Word::cookie_table},
    {"CookieParams", Word::cookie_table},
    {"CookieParameters", Word::cookie_table},
    {"Body参数", Word::body_table},
    {"BodyParams", Word::body_table},
    {"BodyParameters", Word::body_table},
    {"示例代码", Word::code_samples},
    {"请求示例代码", Word::code_samples},
    {"请求示例", Word::code_samples},
    {"CodeSamples", Word::code_samples},
    {"Codesamples", Word::code_samples},
    {"SampleCode", Word::code_samples},
    {"ExampleCode", Word::code_samples},
    {"CodeExamples", Word::code_samples},
    {"RequestCodeSamples", Word::code_samples},
    {"RequestCodeSample", Word::code_samples},
    {"RequestCodeExamples", Word::code_samples},
    {"RequestSamples", Word::code_samples},
    {"Requestsamples", Word::code_samples},
    {"RequestSample", Word::code_samples},
    {"Requestsample", Word::code_samples},
    {"RequestExamples", Word::code_samples},
    {"RequestExample", Word::code_samples},
    {"返回响应", Word::responses},
    {"响应", Word::responses},
    {"Responses", Word::responses},
    {"Response", Word::responses},
    {"响应示例", Word::response_sample},
    {"返回示例", Word::response_sample},
    {"ResponseSamples", Word::response_sample},
    {"Responsesamples", Word::response_sample},
    {"ResponseSample", Word::response_sample},
    {"Responsesample", Word::response_sample},
    {"ResponseExamples", Word::response_sample},
    {"ResponseExample", Word::response_sample},
    {"Body", Word::body},
    {"数据结构", Word::body},
    {"Schema", Word::body},
    {"响应头", Word::response_headers},
    {"响应Header", Word::response_headers},
    {"Header", Word::response_headers},
    {"Headers", Word::response_headers},
    {"ResponseHeaders", Word::response_headers},
    {"示例", Word::example},
    {"Example", Word::example},
    {"Examples", Word::example},
    {"必需", Word::required},
    {"必填", Word::required},
    {"required", Word::required},
    {"Required", Word::required},
    {"可选", Word::optional},
    {"选填", Word::optional},
    {"optional", Word::optional},
    {"Optional", Word::optional},
    {"默认值", Word::default_value},
    {"Default", Word::default_value},
    {"Defaultvalue", Word::default_value},
    {"DefaultValue", Word::default_value},
    {"枚举值", Word::enum_values},
    {"可选值", Word::enum_values},
    {"Allowedvalues", Word::enum_values},
    {"AllowedValues", Word::enum_values},
    {"Allowedvalue", Word::enum_values},
    {"Enumvalues", Word::enum_values},
    {"EnumValues", Word::enum_values},
    {"Enum", Word::enum_values},
    {"示例值", Word::example_value},
    {"Examplevalue", Word::example_value},
    {"ExampleValue", Word::example_value},
    {"Examplevalues", Word::example_value},
    {"匹配正则", Word::pattern},
    {"正则匹配", Word::pattern},
    {"Matchpattern", Word::pattern},
    {"MatchPattern", Word::pattern},
    {"Pattern", Word::pattern},
    {"已废弃", Word::deprecated},
    {"deprecated", Word::deprecated},
    {"Deprecated", Word::deprecated},
    {"可为null", Word::nullable},
    {"允许null", Word::nullable},
    {"nullable", Word::nullable},
    {"Nullable", Word::nullable},
    {"只读", Word::read_only},
    {"read-only", Word::read_only},
    {"readonly", Word::read_only},
    {"Read-only", Word::read_only},
    {"只写", Word::write_only},
    {"write-only", Word::write_only},
    {"writeonly", Word::write_only},
    {"Write-only", Word::write_only},
    {"修改于", Word::edited},
    {"最后修改于", Word::edited},
    {"最后修改时间", Word::edited},
    {"Modifiedat", Word::edited},
    {"Lastmodified", Word::edited},
    {"Lastmodifiedat", Word::edited},
    {"上一页", Word::previous},
    {"Previous", Word::previous},
    {"PreviousPage", Word::previous},
    {"下一页", Word::next},
    {"Next", Word::next},
    {"NextPage", Word::next},
    {"Builtwith", Word::built_with},
    {"生成代码", Word::button},
    {"GenerateCode", Word::button},
    {"调试", Word::button},
    {"Tryit", Word::button},
    {"TryIt", Word::button},
    {"TryitOut", Word::button},
    {"Debug", Word::button},
    {"复制", Word::button},
    {"Copy", Word::button},
    {"复制页面", Word::button},
    {"Copypage", Word::button},
    {"CopyPage", Word::button},
    {"RuninApifox", Word::button},
    {"RuninApidog", Word::button},
};

/// Captions of buttons that get glued to a heading.
constexpr std::string_view glued_buttons[] = {"生成代码", "GenerateCode"};

Word find(std::string_view key)
{
    for (auto const& entry : vocabulary)
        if (entry.words == key)
            return entry.word;
    return Word::none;
}

void drop_suffix(std::string& text, std::string_view suffix)
{
    if (text.size() > suffix.size() && text.ends_with(suffix))
        text.resize(text.size() - suffix.size());
}

/// Spells a line as the vocabulary does.
std::string key_of(std::string_view words)
{
    auto key = without_spaces(words);
    for (auto const button : glued_buttons)
        drop_suffix(key, button);
    drop_suffix(key, ":");
    drop_suffix(key, "：");
    return key;
}

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

Word word_of(std::string_view words)
{
    if (words.size() > 80)
        return Word::none;
    auto const key = key_of(words);
    auto const word = find(key);
    if (word != Word::none || key.size() % 2 != 0)
        return word;
    auto const half = std::string_view(key).substr(key.size() / 2);
    auto const twice =
        std::string_view(key).starts_with(half) ? find(half) : Word::none;
    bool const heading =
        twice == Word::code_samples || twice == Word::response_sample;
    return heading ? twice : Word::none;
}

bool has_colon(std::string_view words)
{
    return words.ends_with(":") || words.ends_with("：");
}

std::optional<std::string> edited_at(std::string_view words)
{
    auto const end = words.find_first_of("0123456789");
    if (end == words.npos || word_of(words.substr(0, end)) != Word::edited)
        return std::nullopt;
    return std::string(words.substr(end));
}

std::optional<BodyHeading> body_heading(std::string_view words)
{
    if (words.size() > 200)
        return std::nullopt;
    auto key = key_of(words);
    BodyHeading heading;
    for (auto const& entry : vocabulary) {
        bool const presence =
            entry.word == Word::required || entry.word == Word::optional;
        if (presence && heading.presence == Word::none &&
            key.ends_with(entry.words)) {
            drop_suffix(key, entry.words);
            heading.presence = entry.word;
        }
    }
    for (auto const& entry : vocabulary) {
        if (entry.word != Word::body_table || !key.starts_with(entry.words))
            continue;
        heading.media_type = key.substr(entry.words.size());
        if (heading.media_type.empty() || media_type_of(heading.media_type))
            return heading;
    }
    return std::nullopt;
}

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
