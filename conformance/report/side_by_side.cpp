#include "report/side_by_side.hpp"

#include "json.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace airudder::conformance {
namespace {

using Texts = std::span<std::string const>;

std::vector<std::string> split_lines(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        out.emplace_back(line);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return out;
}

/// Breaks JSON text into lines.
class Prettifier {
public:
    std::vector<std::string> run(std::string_view json)
    {
        for (std::size_t i = 0; i < json.size(); ++i) {
            char const c = json[i];
            if (in_string_)
                add_to_string(json, i);
            else if (c == '{' || c == '[')
                open(json, i);
            else if (c == '}' || c == ']')
                close(c);
            else
                add(c);
        }
        lines_.push_back(line_);
        return std::move(lines_);
    }

private:
    void add_to_string(std::string_view json, std::size_t& i)
    {
        line_ += json[i];
        if (json[i] == '\\')
            line_ += json[++i];
        else if (json[i] == '"')
            in_string_ = false;
    }

    void open(std::string_view json, std::size_t& i)
    {
        line_ += json[i];
        if (json[i + 1] == '}' || json[i + 1] == ']') {
            line_ += json[++i];
            return;
        }
        ++depth_;
        break_line();
    }

    void close(char c)
    {
        --depth_;
        break_line();
        line_ += c;
    }

    void add(char c)
    {
        in_string_ = c == '"';
        line_ += c;
        if (c == ':')
            line_ += ' ';
        if (c == ',')
            break_line();
    }

    /// Beyond some levels, deeper lines are not indented further.
    void break_line()
    {
        lines_.push_back(std::move(line_));
        line_.assign(2 * std::min<std::size_t>(depth_, 40), ' ');
    }

    std::vector<std::string> lines_{};
    std::string line_{};
    std::size_t depth_ = 0;
    bool in_string_ = false;
};

std::size_t equal_at_begin(Texts left, Texts right)
{
    auto const [a, b] = std::ranges::mismatch(left, right);
    return static_cast<std::size_t>(a - left.begin());
}

std::size_t equal_at_end(Texts left, Texts right)
{
    auto const most = std::min(left.size(), right.size());
    std::size_t count = 0;
    while (count < most &&
           left[left.size() - count - 1] == right[right.size() - count - 1])
        ++count;
    return count;
}

/// Where characters of several bytes begin.
bool is_boundary(std::string_view text, std::size_t at)
{
    return at == text.size() ||
           (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Sets the parts in which two lines differ.
void mark_difference(SideLine& left, SideLine& right)
{
    std::string_view const a = left.text;
    std::string_view const b = right.text;
    auto const least = std::min(a.size(), b.size());
    std::size_t begin = 0;
    while (begin < least && a[begin] == b[begin])
        ++begin;
    std::size_t rest = 0;
    while (rest < least - begin &&
           a[a.size() - rest - 1] == b[b.size() - rest - 1])
        ++rest;
    while (begin > 0 && !(is_boundary(a, begin) && is_boundary(b, begin)))
        --begin;
    while (rest > 0 && !(is_boundary(a, a.size() - rest) &&
                         is_boundary(b, b.size() - rest)))
        --rest;
    left.begin = right.begin = begin;
    left.end = a.size() - rest;
    right.end = b.size() - rest;
}

class Alignment {
public:
    SideBySide run(Texts left, Texts right)
    {
        auto const begin = equal_at_begin(left, right);
        add_same(left.first(begin));
        auto const middle_left = left.subspan(begin);
        auto const middle_right = right.subspan(begin);
        auto const end = equal_at_end(middle_left, middle_right);
        add_middle(middle_left.first(middle_left.size() - end),
                   middle_right.first(middle_right.size() - end));
        add_same(middle_left.last(end));
        return std::move(out_);
    }

private:
    void add_same(Texts lines)
    {
        for (auto const& line : lines) {
            out_.left.push_back({.text = line});
            out_.right.push_back({.text = line});
        }
    }

    /// Lines that stand beside each other and differ.
    void add_changed(Texts left, Texts right)
    {
        using enum SideLine::Kind;
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            SideLine a{filler};
            SideLine b{filler};
            if (i < left.size())
                a = {changed, left[i], 0, left[i].size()};
            if (i < right.size())
                b = {changed, right[i], 0, right[i].size()};
            if (a.kind == changed && b.kind == changed)
                mark_difference(a, b);
            out_.left.push_back(std::move(a));
            out_.right.push_back(std::move(b));
        }
    }

    void add_middle(Texts left, Texts right)
    {
        constexpr std::size_t most = 4'000'000;
        if (left.empty() || right.empty() || left.size() > most / right.size())
            add_changed(left, right);
        else
            add_aligned(left, right);
    }

    /// Follows the longest common subsequence.
    void add_aligned(Texts left, Texts right)
    {
        auto const columns = right.size() + 1;
        std::vector<std::uint32_t> length((left.size() + 1) * columns);
        for (auto i = left.size(); i-- > 0;)
            for (auto j = right.size(); j-- > 0;)
                length[i * columns + j] =
                    left[i] == right[j]
                        ? length[(i + 1) * columns + j + 1] + 1
                        : std::max(length[(i + 1) * columns + j],
                                   length[i * columns + j + 1]);
        std::size_t i = 0;
        std::size_t j = 0;
        std::size_t from_left = 0; // of the lines that are changed
        std::size_t from_right = 0;
        auto const add_before = [&] {
            add_changed(left.subspan(from_left, i - from_left),
                        right.subspan(from_right, j - from_right));
        };
        while (i < left.size() && j < right.size()) {
            if (left[i] == right[j]) {
                add_before();
                add_same(left.subspan(i, 1));
                from_left = ++i;
                from_right = ++j;
            } else if (length[(i + 1) * columns + j] >=
                       length[i * columns + j + 1]) {
                ++i;
            } else {
                ++j;
            }
        }
        i = left.size();
        j = right.size();
        add_before();
    }

    SideBySide out_{};
};

} // namespace

std::vector<std::string> pretty_lines(std::string_view json)
{
    if (!read_json(json))
        return split_lines(json);
    return Prettifier().run(minified(json));
}

SideBySide align(std::vector<std::string> const& left,
                 std::vector<std::string> const& right)
{
    return Alignment().run(left, right);
}

} // namespace airudder::conformance
