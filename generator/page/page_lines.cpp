#include "page_lines.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 22> spaces{
    " ",      "\t",     "\n",     "\v",     "\f",     "\r",
    "\u0085", "\u00a0", "\u2000", "\u2001", "\u2002", "\u2003",
    "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
    "\u200a", "\u202f", "\u205f", "\u3000"};

constexpr std::array<std::string_view, 5> invisible{
    "\u200b", "\u200c", "\u200d", "\u2060", byte_order_mark};

template <class List>
std::size_t match(List const& list, std::string_view text)
{
    for (auto const entry : list)
        if (text.starts_with(entry))
            return entry.size();
    return 0;
}

/// The size in bytes of the white space character at the start of `text`; 0 if
/// there is none.
std::size_t space_at(std::string_view text)
{
    auto const byte = static_cast<unsigned char>(text.front());
    if (byte > 0x20 && byte < 0x80)
        return 0;
    return match(spaces, text);
}

std::size_t invisible_at(std::string_view text)
{
    auto const byte = static_cast<unsigned char>(text.front());
    return byte < 0x80 ? 0 : match(invisible, text);
}

std::size_t indent_of(std::string_view raw)
{
    std::size_t columns = 0;
    while (!raw.empty()) {
        auto const size = space_at(raw);
        if (size == 0)
            break;
        ++columns;
        raw.remove_prefix(size);
    }
    return columns;
}

std::string with_newlines(std::string_view text)
{
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

} // namespace

PageText::PageText(std::string_view text) : text_(with_newlines(text))
{
    std::string_view rest = text_;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        auto const raw = rest.substr(0, rest.find('\n'));
        auto words = words_of(raw);
        if (!words.empty())
            lines_.push_back({.number = number,
                              .indent = indent_of(raw),
                              .raw = raw,
                              .words = std::move(words)});
        rest.remove_prefix(std::min(raw.size() + 1, rest.size()));
    }
}

std::size_t PageText::offset(std::size_t index) const
{
    if (index >= lines_.size())
        return text_.size();
    return static_cast<std::size_t>(lines_[index].raw.data() - text_.data());
}

std::size_t PageText::line_after(std::size_t position) const
{
    std::size_t low = 0;
    std::size_t high = lines_.size();
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        if (offset(middle) < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::string words_of(std::string_view text)
{
    std::string out;
    bool gap = false;
    while (!text.empty()) {
        if (auto const size = space_at(text)) {
            gap = true;
            text.remove_prefix(size);
        } else if (auto const hidden = invisible_at(text)) {
            text.remove_prefix(hidden);
        } else {
            if (gap && !out.empty())
                out += ' ';
            gap = false;
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string without_spaces(std::string_view text)
{
    auto out = words_of(text);
    std::erase(out, ' ');
    return out;
}

bool starts_with_digit(std::string_view text)
{
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

} // namespace airudder::generator
