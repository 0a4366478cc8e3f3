#include "examples.hpp"

#include "../files.hpp"
#include "../sources/media_types.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// The most names of examples between the heading and the JSON.
constexpr std::size_t max_names = 8;

bool is_json_start(std::string_view words)
{
    if (words.starts_with('{') || words.starts_with('['))
        return true;
    return words.starts_with('"') && words.size() > 1 &&
           std::holds_alternative<JsonText>(read_json_text(words));
}

/// Finds the line that closes the first bracket of a JSON text.
class BracketCounter {
public:
    bool closes_in(std::string_view line)
    {
        bool string = false; // a JSON string never spans lines
        for (std::size_t i = 0; i < line.size(); ++i) {
            auto const c = line[i];
            if (string && c == '\\')
                ++i;
            else if (c == '"')
                string = !string;
            else if (!string && (c == '{' || c == '['))
                ++depth_;
            else if (!string && (c == '}' || c == ']') && depth_ > 0)
                --depth_;
        }
        return depth_ == 0;
    }

private:
    std::size_t depth_ = 0;
};

/// True if no JSON text has such a line: another part of the page begins.
bool is_boundary(PageContext const& context, std::size_t index)
{
    auto const words = context.words(index);
    auto const tab = tab_of(words);
    return context.word(index) != Word::none || edited_at(words) ||
           body_heading(words) || (tab && tab->coloured);
}

/// Index of the line where JSON starts, at `index` or after a few names; 0 if
/// there is none.
std::size_t find_json(PageContext const& context, std::size_t index)
{
    for (auto i = index; i < context.end && i <= index + max_names; ++i) {
        if (is_json_start(context.words(i)))
            return i;
        if (is_boundary(context, i) || context.is_row(i))
            return 0;
    }
    return 0;
}

std::string
raw_lines(PageContext const& context, std::size_t first, std::size_t last)
{
    auto const start = context.page.offset(first);
    auto text = std::string(
        context.page.text().substr(start, context.page.offset(last) - start));
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

/// Replaces non-breaking spaces outside strings, which JSON does not allow, by
/// spaces.
std::string with_json_space(std::string_view text)
{
    constexpr std::string_view wide = "\u00a0";
    std::string out;
    bool string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!string && text.substr(i).starts_with(wide)) {
            out += ' ';
            i += wide.size() - 1;
            continue;
        }
        out += text[i];
        if (text[i] == '"' || text[i] == '\n')
            string = text[i] == '"' && !string;
        else if (string && text[i] == '\\' && i + 1 < text.size())
            out += text[++i];
    }
    return out;
}

/// Reads the JSON at the current line.
void read_json(PageContext& context, std::vector<PageExample>& examples)
{
    auto const start = context.next;
    auto const last = after_json(context, start);
    auto const text = raw_lines(context, start, last);
    context.next = last;
    auto read = json_example(text, context.redactor);
    if (auto const* const error = std::get_if<JsonTextError>(&read)) {
        auto const offset = context.page.offset(start) +
                            std::min(error->offset, text.size() - 1);
        auto const next = context.page.line_after(offset + 1);
        context.fail(std::max(next, start + 1) - 1,
                     "expected a whole JSON example: " + error->message);
        return;
    }
    auto& example = std::get<PageExample>(read);
    example.line = context.line(start).number;
    examples.push_back(std::move(example));
}

void read_text(PageContext& context, std::vector<PageExample>& examples)
{
    auto const start = context.next;
    while (!context.done() && !is_boundary(context, context.next))
        ++context.next;
    if (context.next == start)
        return;
    examples.push_back(text_example(raw_lines(context, start, context.next),
                                    context.redactor));
    examples.back().line = context.line(start).number;
}

std::string joined(std::vector<std::string> const& names)
{
    std::string out;
    for (auto const& name : names)
        out.append(out.empty() ? "" : " / ").append(name);
    return out;
}

std::vector<std::string> read_names(PageContext& context, std::size_t end)
{
    std::vector<std::string> names;
    for (; context.next < end; ++context.next)
        names.emplace_back(context.words());
    return names;
}

} // namespace

std::size_t after_json(PageContext const& context, std::size_t index)
{
    BracketCounter brackets;
    for (auto i = index; i < context.end; ++i) {
        if (i > index && is_boundary(context, i))
            return i;
        if (brackets.closes_in(context.line(i).raw))
            return i + 1;
    }
    return context.end;
}

std::variant<PageExample, JsonTextError> json_example(std::string_view text,
                                                      Redactor& redactor)
{
    auto const spaced = with_json_space(text);
    auto read = read_json_text(spaced);
    if (auto* const error = std::get_if<JsonTextError>(&read))
        return std::move(*error);
    auto& value = std::get<JsonText>(read);
    PageExample example;
    example.text = redactor.json(spaced, value, example.redacted);
    example.sha256 = sha256(minified(value));
    return example;
}

PageExample text_example(std::string_view text, Redactor& redactor)
{
    PageExample example;
    example.text = redactor.url(redactor.prose(text));
    example.sha256 = sha256(example.text);
    if (example.text != text)
        example.redacted.emplace_back("");
    return example;
}

bool starts_example(PageContext const& context,
                    std::size_t index,
                    std::string_view media_type)
{
    auto const words = context.words(index);
    if (context.word(index) != Word::example || has_colon(words) ||
        context.is_row(index))
        return false;
    if (!may_be_json(media_type))
        return true;
    if (auto const start = find_json(context, index + 1)) {
        auto const next = after_json(context, start);
        return next >= context.end || is_boundary(context, next) ||
               !context.is_row(next);
    }
    return index + 1 >= context.end || is_boundary(context, index + 1);
}

std::vector<PageExample> read_examples(PageContext& context,
                                       std::string_view media_type)
{
    std::vector<PageExample> examples;
    auto const heading = context.next++;
    if (!may_be_json(media_type)) {
        read_text(context, examples);
    } else {
        std::vector<std::string> tabs;
        std::size_t count = 0;
        while (auto const start = find_json(context, context.next)) {
            auto names = read_names(context, start);
            auto const before = examples.size();
            read_json(context, examples);
            if (count++ == 0)
                tabs = names;
            if (examples.size() > before)
                examples.back().name = joined(names);
        }
        // If all names come first, they are tabs, and the examples follow.
        if (tabs.size() > 1 && tabs.size() == examples.size())
            for (std::size_t i = 0; i < tabs.size(); ++i)
                examples[i].name = tabs[i];
        if (count > 0)
            return examples;
    }
    if (examples.empty())
        context.fail(heading, "expected an example below this heading");
    return examples;
}

} // namespace airudder::generator
