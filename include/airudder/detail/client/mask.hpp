#ifndef AIRUDDER_DETAIL_CLIENT_MASK_HPP
#define AIRUDDER_DETAIL_CLIENT_MASK_HPP

#include <airudder/detail/client/word_search.hpp>
#include <airudder/detail/json/escape.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::detail {

/// The beginning of a text, decoded: one byte, or one character in another
/// spelling.
struct Spelled {
    explicit Spelled(char byte, std::size_t length_in_text = 1) noexcept
        : bytes{byte}, length(length_in_text)
    {
    }

    Spelled(Escape const& escape, std::size_t length_in_text)
        : length(length_in_text)
    {
        std::string character;
        escape.append_to(character);
        size = character.copy(bytes.data(), bytes.size());
    }

    std::string_view text() const noexcept { return {bytes.data(), size}; }

    /// The character in UTF-8.
    std::array<char, 4> bytes{};
    std::size_t size = 1;

    /// The number of bytes that it takes in the text.
    std::size_t length;
};

/// Decodes the beginning of `text`, which must not be empty: a character
/// escaped as in JSON (`\/`, `\u002f`) or in a JSON Pointer (`~1`) or
/// percent-encoded (`%2F`), else one byte.
inline Spelled read_spelled(std::string_view text)
{
    auto const end = text.data() + text.size();
    auto const next = text.size() > 1 ? text[1] : '\0';
    if (text[0] == '\\' && next == 'u') {
        Escape escape;
        auto at = text.data() + 2;
        if (read_unicode(at, end, escape) == nullptr)
            return {escape, static_cast<std::size_t>(at - text.data())};
    }
    if (text[0] == '\\' && text.size() > 1)
        return Spelled(next, 2);
    if (text[0] == '~' && (next == '0' || next == '1'))
        return Spelled(next == '0' ? '~' : '/', 2);
    if (text[0] == '%' && text.size() > 2 && hex_value(next) < 16 &&
        hex_value(text[2]) < 16)
        return Spelled(
            static_cast<char>(16 * hex_value(next) + hex_value(text[2])), 3);
    return Spelled(text[0]);
}

/// Whether a byte may begin the spelling of another character.
constexpr bool begins_spelling(char byte) noexcept
{
    return byte == '\\' || byte == '%' || byte == '~';
}

/// Decodes every spelling in a text.
inline std::string unspelled(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const read = read_spelled(text);
        out += read.text();
        text.remove_prefix(read.length);
    }
    return out;
}

/// Whether a text that ends in `rest` may have been cut before `rest`, or
/// within the spelling that `rest` begins with.
constexpr bool is_cut(std::string_view rest) noexcept
{
    if (rest.size() < 2)
        return rest.empty() || begins_spelling(rest[0]);
    bool const percent = rest[0] == '%' && rest.size() < 3;
    bool const unicode = rest[0] == '\\' && rest[1] == 'u' && rest.size() < 6;
    if (!percent && !unicode)
        return false;
    rest.remove_prefix(percent ? 1 : 2);
    return std::all_of(
        rest.begin(), rest.end(), [](char c) { return hex_value(c) < 16; });
}

/// Parts of a text, in order and without overlap.
class Spans {
public:
    struct Span {
        std::size_t begin{};
        std::size_t end{};
    };

    /// Adds a span, which must not end before the last one. Merges overlapping
    /// spans.
    void add(std::size_t begin, std::size_t end)
    {
        while (!spans_.empty() && spans_.back().end > begin) {
            begin = (std::min)(begin, spans_.back().begin);
            end = (std::max)(end, spans_.back().end);
            spans_.pop_back();
        }
        spans_.push_back({begin, end});
    }

    /// Returns the parts of both.
    static Spans merged(Spans const& a, Spans const& b)
    {
        Spans all;
        auto at = a.spans_.begin();
        for (auto const& span : b.spans_) {
            for (; at != a.spans_.end() && at->end <= span.end; ++at)
                all.add(at->begin, at->end);
            all.add(span.begin, span.end);
        }
        for (; at != a.spans_.end(); ++at)
            all.add(at->begin, at->end);
        return all;
    }

    auto begin() const noexcept { return spans_.begin(); }
    auto end() const noexcept { return spans_.end(); }

private:
    std::vector<Span> spans_{};
};

/// Removes secrets from texts for errors, logs and exceptions, because servers
/// repeat what they receive. Takes time linear in the size of a text. Not
/// thread-safe.
class Mask {
public:
    static constexpr std::string_view instead = "***";

    /// Minimum size of a secret, in bytes. Masking shorter ones would hide
    /// ordinary words and digits; besides, short secrets can be guessed.
    static constexpr std::size_t least_secret = 8;

    /// Maximum number of bytes to show of an answer's text.
    static constexpr std::size_t most_shown = std::size_t{1} << 20;

    /// Maximum total size of all secrets in bytes: a peer may supply many
    /// links.
    static constexpr std::size_t most_hidden = std::size_t{256} << 10;

    /// Masks `secret` from now on if it has at least `least_secret` bytes.
    void add(std::string_view secret)
    {
        add_word(secret);
        add_word(unspelled(secret));
    }

    /// Returns `text` with each secret replaced by `***`, in any spelling. An
    /// answer may break off, so the beginning of a secret, of four bytes or
    /// more, is also replaced at the very end of the text.
    std::string apply(std::string_view text) const
    {
        link();
        std::string masked;
        std::size_t plain = 0;
        for (auto const& span : secrets_in(text)) {
            masked.append(text, plain, span.begin - plain).append(instead);
            plain = span.end;
        }
        return masked.append(text, plain, text.size() - plain);
    }

    /// The same for a peer's text. Returns at most its first `most_shown`
    /// bytes, or only `***` if the secrets exceed `most_hidden`.
    std::string apply_to_answer(std::string_view text) const
    {
        if (is_full_ && !text.empty())
            return std::string(instead);
        return apply(text.substr(0, most_shown));
    }

private:
    static constexpr std::size_t least_begin = 4;

    void add_word(std::string_view word)
    {
        if (word.size() < least_secret)
            return;
        if (search_.size() + word.size() > most_hidden) {
            is_full_ = true;
            return;
        }
        search_.add(word);
        is_linked_ = false;
    }

    void link() const
    {
        if (!is_linked_)
            search_.link();
        is_linked_ = true;
    }

    Spans secrets_in(std::string_view text) const
    {
        auto as_it_is = find(
            text, [](std::string_view rest) { return Spelled(rest.front()); });
        if (std::none_of(text.begin(), text.end(), begins_spelling))
            return as_it_is;
        return Spans::merged(as_it_is, find(text, read_spelled));
    }

    /// Finds secrets in a text that `read` decodes. For most bytes, a quick
    /// check shows that no secret begins there.
    template <class Read>
    Spans find(std::string_view text, Read read) const
    {
        Spans spans;
        auto state = WordSearch::start;
        // Positions in the text of the bytes that were decoded last.
        std::vector<std::size_t> places(std::bit_ceil(search_.longest() + 1));
        std::size_t count = 0;
        auto const place_of = [&](std::size_t size) {
            return places[(count - size) & (places.size() - 1)];
        };
        std::size_t at = 0;
        auto const hide_begin = [&] {
            auto const size = search_.depth(state);
            if (size >= least_begin && is_cut(text.substr(at)))
                spans.add(place_of(size), text.size());
        };
        while (at != text.size()) {
            if (state == WordSearch::start && !search_.begins_word(text[at]) &&
                !begins_spelling(text[at])) {
                ++at;
                continue;
            }
            hide_begin();
            auto const spelled = read(text.substr(at));
            for (char const byte : spelled.text()) {
                places[count++ & (places.size() - 1)] = at;
                state = search_.step(state, byte);
            }
            at += spelled.length;
            if (auto const size = search_.ending(state))
                spans.add(place_of(size), at);
        }
        hide_begin();
        return spans;
    }

    mutable WordSearch search_{};
    mutable bool is_linked_ = true;
    bool is_full_ = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_MASK_HPP
