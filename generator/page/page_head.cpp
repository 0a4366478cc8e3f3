#include "page_head.hpp"

#include "sections.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// Lines between title and method: a status and the servers to choose from.
constexpr std::size_t max_between = 12;

bool is_url(std::string_view words)
{
    return words.starts_with("https://") || words.starts_with("http://");
}

/// "POST" alone, or "POST https://…" on one line.
std::optional<std::string> method_at(std::string_view words, std::string& url)
{
    auto const space = words.find(' ');
    auto method = method_of(words.substr(0, space));
    if (!method || space == words.npos)
        return method;
    auto const rest = words.substr(space + 1);
    if (!is_url(rest) && !rest.starts_with('/'))
        return std::nullopt;
    url = rest;
    return method;
}

/// Drops the servers to choose from: each name stands twice (the choice and
/// its list), or with a URL below it.
void drop_servers(std::vector<std::size_t>& between, PageContext const& context)
{
    auto const words = [&](std::size_t i) {
        return context.words(between[i]);
    };
    for (std::size_t size : {1u, 2u}) {
        auto const count = between.size();
        if (count < 2 * size)
            continue;
        bool same = true;
        for (auto i = count - size; i < count; ++i)
            same = same && words(i) == words(i - size);
        if (same)
            between.resize(count - 2 * size);
    }
    for (std::size_t i = 1; i < between.size(); ++i)
        if (is_url(words(i)) && !is_url(words(i - 1))) {
            between.erase(between.begin() + static_cast<long>(i) - 1,
                          between.begin() + static_cast<long>(i) + 1);
            i = 0;
        }
}

void read_status(PageContext& context,
                 PageFacts& facts,
                 std::vector<std::size_t> between)
{
    std::erase_if(between, [&](auto index) {
        return context.word(index) == Word::button;
    });
    drop_servers(between, context);
    if (!between.empty())
        facts.status = std::string(context.words(between.front()));
    for (std::size_t i = 1; i < between.size(); ++i)
        context.fail(between[i],
                     "expected an HTTP method, found " +
                         in_quotes(context.words(between[i])));
}

/// Title and method; false if there is no method.
bool read_title(PageContext& context, PageFacts& facts)
{
    auto const title = context.at++;
    facts.title = std::string(context.words(title));
    std::vector<std::size_t> between;
    for (; !context.done() && between.size() < max_between; ++context.at) {
        if (auto const method = method_at(context.words(), facts.url)) {
            facts.method = *method;
            ++context.at;
            read_status(context, facts, std::move(between));
            return true;
        }
        between.push_back(context.at);
    }
    context.fail(title,
                 "expected the title of a documentation page and an HTTP "
                 "method below it, found " +
                     in_quotes(facts.title));
    return false;
}

void read_url(PageContext& context, PageFacts& facts)
{
    bool const below = facts.url.empty() && !context.done() &&
                       section_at(context, context.at) == Word::none;
    if (below)
        facts.url = std::string(context.line(context.at++).words);
    facts.url = context.redactor.url(context.redactor.prose(facts.url));
}

/// The prose under the URL; the edit time may stand on top of it.
void read_description(PageContext& context, PageFacts& facts)
{
    std::string words;
    for (; !context.done() && section_at(context, context.at) == Word::none;
         ++context.at) {
        auto edited = edited_at(context.words());
        if (edited && words.empty() && !facts.edited)
            facts.edited = std::move(edited);
        else if (context.word() != Word::button)
            words.append(" ").append(context.words());
    }
    facts.description = digest_of(words, context.redactor);
}

} // namespace

bool read_page_foot(PageContext& context, PageFacts& facts)
{
    auto const first = context.at;
    auto const whole = context.end;
    auto const above = [&](std::size_t lines) {
        return context.end >= first + lines ? context.word(context.end - lines)
                                            : Word::none;
    };
    auto const text_below = [&](Word word) {
        return above(2) == word && context.types_from(context.end - 1) == 0;
    };
    auto const last_words = [&] {
        return context.words(context.end - 1);
    };

    if (above(1) == Word::built_with)
        context.end -= 1;
    else if (text_below(Word::built_with))
        context.end -= 2;
    for (auto const link : {Word::next, Word::previous})
        if (text_below(link))
            context.end -= 2;
    if (context.end == first)
        return context.end != whole;
    if (auto edited = edited_at(last_words())) {
        facts.edited = std::move(edited);
        context.end -= 1;
    } else if (text_below(Word::edited) && starts_with_digit(last_words())) {
        facts.edited = std::string(last_words());
        context.end -= 2;
    }
    return context.end != whole;
}

bool read_page_head(PageContext& context, PageFacts& facts)
{
    if (context.done()) {
        context.fail(context.at, "expected the title of a documentation page");
        return false;
    }
    if (!read_title(context, facts))
        return false;
    read_url(context, facts);
    read_description(context, facts);
    return true;
}

} // namespace airudder::generator
