#include "characters.hpp"

#include "files.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace airudder::generator {
namespace {

struct Range {
    std::uint32_t first{};
    std::uint32_t last{};
};

/// In ascending order.
constexpr std::array hidden{
    Range{0x0000, 0x001F},   Range{0x007F, 0x009F},   Range{0x00AD, 0x00AD},
    Range{0x0600, 0x0605},   Range{0x061C, 0x061C},   Range{0x06DD, 0x06DD},
    Range{0x070F, 0x070F},   Range{0x0890, 0x0891},   Range{0x08E2, 0x08E2},
    Range{0x180E, 0x180E},   Range{0x200B, 0x200F},   Range{0x2028, 0x202E},
    Range{0x2060, 0x206F},   Range{0xFEFF, 0xFEFF},   Range{0xFFF9, 0xFFFB},
    Range{0xFFFE, 0xFFFF},   Range{0x110BD, 0x110BD}, Range{0x110CD, 0x110CD},
    Range{0x13430, 0x1343F}, Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A},
    Range{0xE0000, 0xE0FFF},
};

void append_escape(std::string& out,
                   char letter,
                   std::uint32_t code,
                   unsigned digits)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out += {'\\', letter};
    while (digits-- > 0)
        out += hex[code >> 4 * digits & 15];
}

void append_hidden(std::string& out, std::uint32_t code)
{
    if (code < 0x80)
        append_escape(out, 'x', code, 2);
    else if (code < 0x10000)
        append_escape(out, 'u', code, 4);
    else
        append_escape(out, 'U', code, 8);
}

bool is_made_of(std::string_view text, bool (*first)(char), bool (*rest)(char))
{
    return !text.empty() && first(text.front()) &&
           std::ranges::all_of(text, rest);
}

constexpr char lower_of(char c) noexcept
{
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// True for one or two dots, each of them "." or "%2e".
bool is_dot_segment(std::string_view segment)
{
    constexpr std::string_view encoded = "%2e";
    int dots = 0;
    while (!segment.empty() && ++dots <= 2) {
        std::size_t const size = segment.front() == '.' ? 1 : encoded.size();
        if (size != 1 && to_lower(segment.substr(0, size)) != encoded)
            return false;
        segment.remove_prefix(size);
    }
    return segment.empty() && dots > 0;
}

} // namespace

CodePoint first_code_point(std::string_view text) noexcept
{
    auto const first = static_cast<unsigned char>(text.front());
    std::size_t const size = first < 0x80   ? 1
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                                            : 4;
    std::uint32_t value = size == 1 ? first : first & (0x7Fu >> size);
    for (std::size_t i = 1; i < std::min(size, text.size()); ++i)
        value = value << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    return {.value = value, .size = std::min(size, text.size())};
}

bool is_hidden(std::uint32_t code_point) noexcept
{
    if (code_point >= 0x20 && code_point < 0x7F)
        return false; // most characters
    auto const after =
        std::ranges::upper_bound(hidden, code_point, {}, &Range::first);
    return after != hidden.begin() && code_point <= std::prev(after)->last;
}

std::string to_lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower_of);
    return out;
}

std::string to_upper(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if (is_lower(c))
            c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view space = " \t\r\n";
    auto const first = text.find_first_not_of(space);
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) + 1 - first);
}

std::string snake_words(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        char const before = i > 0 ? text[i - 1] : ' ';
        char const after = i + 1 < text.size() ? text[i + 1] : ' ';
        bool const starts_word =
            !is_letter_or_digit(before) ||
            (is_upper(c) && (!is_upper(before) || is_lower(after)));
        if (!is_letter_or_digit(c))
            continue;
        if (starts_word && !words.empty() && words.back() != '_')
            words += '_';
        words += lower_of(c);
    }
    if (words.size() > most) {
        auto const end = words.rfind('_', most);
        words.resize(end == words.npos ? most : end);
    }
    return words;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept
{
    return std::ranges::equal(left, right, {}, lower_of, lower_of);
}

bool is_operation_name(std::string_view text) noexcept
{
    return text.size() <= max_operation_name &&
           is_made_of(
               text,
               [](char c) { return is_lower(c); },
               [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_type_name(std::string_view text) noexcept
{
    return text.size() <= max_identifier &&
           is_made_of(
               text,
               [](char c) { return is_upper(c); },
               [](char c) { return is_letter_or_digit(c); });
}

bool is_cpp_identifier(std::string_view text) noexcept
{
    return text.size() <= max_identifier &&
           is_made_of(
               text,
               [](char c) { return is_lower(c) || is_upper(c) || c == '_'; },
               [](char c) { return is_letter_or_digit(c) || c == '_'; });
}

std::string identifier_limit()
{
    return "of at most " + std::to_string(max_identifier) + " characters";
}

bool is_header_name(std::string_view text) noexcept
{
    auto const is_allowed = [](char c) {
        return is_letter_or_digit(c) ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) !=
                   std::string_view::npos;
    };
    return is_made_of(text, is_allowed, is_allowed);
}

bool is_misleading_path(std::string_view path)
{
    if (path.starts_with("//"))
        return true;
    while (!path.empty()) {
        auto const segment = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(segment.size() + 1, path.size()));
        if (is_dot_segment(segment))
            return true;
    }
    return false;
}

std::string printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const point = first_code_point(text);
        auto size = point.size;
        if (size == 1 && point.value >= ' ' && point.value < 0x7F) {
            out += text.front();
        } else if (!is_utf8(text.substr(0, size))) {
            size = 1;
            append_escape(
                out, 'x', static_cast<unsigned char>(text.front()), 2);
        } else if (is_hidden(point.value)) {
            append_hidden(out, point.value);
        } else {
            out += text.substr(0, size);
        }
        text.remove_prefix(size);
    }
    return out;
}

} // namespace airudder::generator
