#include "row_type.hpp"

#include "page_lines.hpp"
#include "vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace airudder::generator {
namespace {

constexpr std::array<std::string_view, 13> bases{"string",
                                                 "integer",
                                                 "number",
                                                 "boolean",
                                                 "object",
                                                 "array",
                                                 "null",
                                                 "any",
                                                 "file",
                                                 "enum",
                                                 "oneOf",
                                                 "anyOf",
                                                 "allOf"};

/// Reads one type in linear time, with at most max_depth levels of brackets.
class TypeReader {
public:
    explicit TypeReader(std::string_view text) : rest_(text) {}

    /// False if the text does not start with a type.
    bool read(RowType& out)
    {
        auto const all = rest_;
        if (!alternatives(0))
            return false;
        out.words = words_of(all.substr(0, all.size() - rest_.size()));
        out.children = children_;
        return true;
    }

    std::string_view rest() const { return rest_; }

private:
    static constexpr int max_depth = 8;

    bool alternatives(int depth)
    {
        if (!single(depth))
            return false;
        for (;;) {
            auto const before = rest_;
            skip_space();
            bool const more = take("|") || take("or ");
            skip_space();
            if (!more || !single(depth)) {
                rest_ = before;
                return true;
            }
        }
    }

    bool single(int depth)
    {
        for (auto const base : bases) {
            if (!rest_.starts_with(base))
                continue;
            auto const next = rest_.substr(base.size());
            if (!next.empty() && std::string_view(" <[{(|]").find(
                                     next.front()) == std::string_view::npos)
                continue;
            rest_ = next;
            bool const named = base == "object" || base == "array" ||
                               base == "enum" || base.ends_with("Of");
            while (suffix(depth, named)) {
            }
            return true;
        }
        return false;
    }

    bool suffix(int depth, bool named)
    {
        auto const before = rest_;
        skip_space();
        bool const taken =
            format() || elements(depth) || count(depth) || (named && name());
        if (!taken)
            rest_ = before;
        return taken;
    }

    /// "<int64>"
    bool format()
    {
        if (!rest_.starts_with('<'))
            return false;
        auto const end = rest_.find('>');
        if (end == rest_.npos || end < 2 || rest_.find('<', 1) < end)
            return false;
        rest_.remove_prefix(end + 1);
        return true;
    }

    /// "[object {9}]"
    bool elements(int depth)
    {
        if (depth == max_depth || !take("["))
            return false;
        skip_space();
        if (!alternatives(depth + 1))
            return false;
        skip_space();
        return take("]");
    }

    /// "{9}"
    bool count(int depth)
    {
        if (!rest_.starts_with('{'))
            return false;
        std::size_t number = 0;
        auto const* const last = rest_.data() + rest_.size();
        auto const [end, error] =
            std::from_chars(rest_.data() + 1, last, number);
        if (error != std::errc{} || end == last || *end != '}')
            return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()) + 1);
        if (depth <= 1 && !children_)
            children_ = number;
        return true;
    }

    /// "(Order)"
    bool name()
    {
        if (!rest_.starts_with('('))
            return false;
        auto const end = rest_.find(')');
        if (end == rest_.npos || end < 2)
            return false;
        rest_.remove_prefix(end + 1);
        return true;
    }

    bool take(std::string_view text)
    {
        if (!rest_.starts_with(text))
            return false;
        rest_.remove_prefix(text.size());
        return true;
    }

    void skip_space()
    {
        while (rest_.starts_with(' '))
            rest_.remove_prefix(1);
    }

    std::string_view rest_;
    std::optional<std::size_t> children_{};
};

} // namespace

std::optional<RowType> row_type(std::string_view words)
{
    if (words.size() > 300)
        return std::nullopt;
    RowType type;
    TypeReader reader(words);
    if (!reader.read(type))
        return std::nullopt;
    if (reader.rest().empty())
        return type;
    auto const word = word_of(reader.rest());
    if (word != Word::required && word != Word::optional)
        return std::nullopt;
    type.presence =
        word == Word::required ? Presence::required : Presence::optional;
    return type;
}

} // namespace airudder::generator
