#include "report_text.hpp"

#include "characters.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// The length of the longest run of backticks.
std::size_t longest_backticks(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (char const c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// Where a character of `text` at or before `at` begins.
std::size_t character_at(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() &&
           (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

} // namespace

std::string shown_plain(std::string_view text) { return printable(text); }

std::string code_span(std::string_view text)
{
    auto shown = printable(text);
    std::string const fence(longest_backticks(shown) + 1, '`');
    bool const pads = shown.empty() || shown.front() == '`' ||
                      shown.back() == '`' ||
                      (shown.front() == ' ' && shown.back() == ' ');
    if (pads)
        shown = ' ' + shown + ' ';
    return fence + shown + fence;
}

std::string code_block(std::string_view text)
{
    std::string const fence(
        std::max<std::size_t>(longest_backticks(text) + 1, 3), '`');
    return fence + '\n' + printable_lines(text) + fence + '\n';
}

std::size_t first_difference(std::string_view one, std::string_view other)
{
    return static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 -
                                    one.begin());
}

std::string excerpt(std::string_view text, std::size_t difference)
{
    constexpr std::size_t longest = 120;
    constexpr std::size_t before = 30;
    if (text.size() <= longest)
        return std::string(text);
    auto const start =
        difference <= before ? 0 : character_at(text, difference - before);
    auto const end = character_at(text, start + longest);
    return (start > 0 ? "…" : "") +
           std::string(text.substr(start, end - start)) +
           (end < text.size() ? "…" : "");
}

std::string counted(std::size_t number, std::string_view noun)
{
    return std::to_string(number) + ' ' + std::string(noun) +
           (number == 1 ? "" : "s");
}

std::string joined_with(std::string_view separator,
                        std::vector<std::string> const& texts)
{
    std::string out;
    for (auto const& text : texts) {
        if (!out.empty())
            out += separator;
        out += text;
    }
    return out;
}

std::string indented(std::string_view text, std::string_view indent)
{
    std::string out;
    bool starts = true;
    for (char const c : text) {
        if (starts && c != '\n')
            out += indent;
        out += c;
        starts = c == '\n';
    }
    return out;
}

std::string printable_lines(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        out += printable(text.substr(0, end)) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

} // namespace airudder::generator
