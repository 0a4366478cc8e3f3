#include "escape.hpp"

#include "../characters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace airudder::generator {
namespace {

/// A character as it is spelled in a literal.
std::string escaped(char c, bool after_question_mark)
{
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || (c == '?' && after_question_mark))
        return {'\\', c};
    if (byte >= 0x20 && byte < 0x7f)
        return {c};
    auto const digit = [&](int shift) {
        return static_cast<char>('0' + ((byte >> shift) & 7));
    };
    return {'\\', digit(6), digit(3), digit(0)};
}

struct Range {
    std::uint32_t first{};
    std::uint32_t last{};
};

constexpr std::array<Range, 6> wide{{{0x1100, 0x115F},
                                     {0x2E80, 0xA4CF},
                                     {0xAC00, 0xD7A3},
                                     {0xF900, 0xFAFF},
                                     {0xFE30, 0xFF60},
                                     {0x1F300, 0x3FFFD}}};

bool is_in(auto const& ranges, std::uint32_t value)
{
    return std::ranges::any_of(ranges, [=](Range range) {
        return value >= range.first && value <= range.last;
    });
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// A hidden character in a form that can be seen.
std::string visible(std::uint32_t code_point)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (int shift = 20; shift >= 0; shift -= 4)
        hex += digits[code_point >> shift & 15];
    auto const zeros = std::min<std::size_t>(hex.find_first_not_of('0'), 2);
    return "<U+" + hex.substr(zeros) + ">";
}

bool ends_trigraph(char c)
{
    return std::string_view("=/'()!<>-").find(c) != std::string_view::npos;
}

/// Makes a word safe in a comment.
std::string harmless(std::string_view word)
{
    std::string out;
    while (!word.empty()) {
        if (out.ends_with("??") && ends_trigraph(word.front()))
            out += ' ';
        auto const point = first_code_point(word);
        if (is_hidden(point.value))
            out += visible(point.value);
        else
            out += word.substr(0, point.size);
        word.remove_prefix(point.size);
    }
    return out;
}

/// A backslash at the end of a comment's line would join the next line to it.
void finish_line(std::string& line)
{
    if (line.ends_with('\\'))
        line.replace(line.size() - 1, 1, "(backslash)");
}

void add_paragraph(std::vector<std::string>& lines,
                   std::string_view text,
                   std::size_t width)
{
    std::string line;
    std::size_t used = 0; // columns of the line
    while (!text.empty()) {
        auto const end = std::ranges::find_if(text, is_space) - text.begin();
        auto const word =
            harmless(text.substr(0, static_cast<std::size_t>(end)));
        text.remove_prefix(
            std::min(static_cast<std::size_t>(end) + 1, text.size()));
        if (word.empty())
            continue;
        auto const added = columns(word);
        if (!line.empty() && used + 1 + added > width) {
            finish_line(line);
            lines.push_back(line);
            line.clear();
            used = 0;
        }
        if (!line.empty()) {
            line += ' ';
            ++used;
        }
        line += word;
        used += added;
    }
    finish_line(line);
    if (!line.empty())
        lines.push_back(line);
}

/// Removes the text up to an empty line, and that line. Returns the text.
std::string_view take_paragraph(std::string_view& text)
{
    auto const end = std::min(text.find("\n\n"), text.size());
    auto const paragraph = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    return paragraph;
}

} // namespace

std::string literal(std::string_view text)
{
    return literals(text, static_cast<std::size_t>(-1)).front();
}

std::vector<std::string> literals(std::string_view text, std::size_t width)
{
    std::vector<std::string> all(1, "\"");
    bool after_question_mark = false;
    for (char const c : text) {
        auto const piece = escaped(c, after_question_mark);
        if (all.back().size() + piece.size() + 1 > width) {
            all.back() += '"';
            all.emplace_back("\"");
        }
        all.back() += piece;
        after_question_mark = c == '?';
    }
    all.back() += '"';
    return all;
}

std::vector<std::string> comment_lines(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const before = lines.size();
        if (before != 0)
            lines.emplace_back();
        auto const filled = lines.size();
        add_paragraph(lines, take_paragraph(text), width);
        if (lines.size() == filled)
            lines.resize(before);
    }
    return lines;
}

std::size_t columns(std::string_view text)
{
    std::size_t count = 0;
    while (!text.empty()) {
        auto const point = first_code_point(text);
        count += is_in(wide, point.value) ? 2 : 1;
        text.remove_prefix(point.size);
    }
    return count;
}

} // namespace airudder::generator
