#ifndef AIRUDDER_DETAIL_CLIENT_WORD_SEARCH_HPP
#define AIRUDDER_DETAIL_CLIENT_WORD_SEARCH_HPP

#include <airudder/detail/requirements.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Finds any of several words in a text that is read byte by byte (Aho and
/// Corasick, 1975). Takes time linear in the size of the text for all words and
/// texts, because a peer may have chosen both.
class WordSearch {
public:
    /// The longest prefix of a word that the text read so far ends with.
    using State = std::uint32_t;

    static constexpr State start = 0;

    /// Adds a word, which must not be empty.
    void add(std::string_view word)
    {
        State at = start;
        for (char const byte : word)
            at = grow(at, byte);
        nodes_[at].ending = nodes_[at].depth;
        longest_ = (std::max)(longest_, word.size());
    }

    /// Call this after adding words, before reading a text.
    void link()
    {
        for (auto const at : by_depth()) {
            auto& node = nodes_[at];
            if (node.depth > 1)
                node.shorter = step(nodes_[node.parent].shorter, node.byte);
            if (node.ending == 0)
                node.ending = nodes_[node.shorter].ending;
        }
    }

    /// The state after one more byte.
    State step(State at, char byte) const noexcept
    {
        for (;;) {
            auto const next = child(at, byte);
            if (next != none || at == start)
                return next;
            at = nodes_[at].shorter;
        }
    }

    /// The size of the prefix that a state stands for.
    std::size_t depth(State at) const noexcept { return nodes_[at].depth; }

    /// Length of the longest word that ends at the last byte read; 0 if there
    /// is none.
    std::size_t ending(State at) const noexcept { return nodes_[at].ending; }

    bool begins_word(char byte) const noexcept
    {
        return child(start, byte) != none;
    }

    /// Number of bytes of all words. Counts common prefixes once.
    std::size_t size() const noexcept { return nodes_.size() - 1; }

    /// Length of the longest word.
    std::size_t longest() const noexcept { return longest_; }

private:
    /// The start is never a child, so it can mean "none".
    static constexpr State none = start;

    struct Node {
        State parent = none;

        /// The longest shorter prefix of a word that this one ends with.
        State shorter = start;

        /// The first child, usually the only one.
        State first = none;
        std::uint32_t depth = 0;
        std::uint32_t ending = 0;
        char byte{};
        bool has_more = false;
    };

    static std::uint64_t key(State at, char byte) noexcept
    {
        return std::uint64_t{at} << 8 | static_cast<unsigned char>(byte);
    }

    State child(State at, char byte) const noexcept
    {
        if (at == start)
            return first_bytes_[static_cast<unsigned char>(byte)];
        auto const& node = nodes_[at];
        if (node.first == none || nodes_[node.first].byte == byte)
            return node.first;
        if (!node.has_more)
            return none;
        auto const found = more_.find(key(at, byte));
        return found == more_.end() ? none : found->second;
    }

    State grow(State at, char byte)
    {
        if (auto const known = child(at, byte); known != none)
            return known;
        auto const grown = static_cast<State>(nodes_.size());
        nodes_.push_back(
            {.parent = at, .depth = nodes_[at].depth + 1, .byte = byte});
        auto& parent = nodes_[at];
        if (at == start) {
            first_bytes_[static_cast<unsigned char>(byte)] = grown;
        } else if (parent.first == none) {
            parent.first = grown;
        } else {
            parent.has_more = true;
            more_.emplace(key(at, byte), grown);
        }
        return grown;
    }

    /// All states except the start, sorted by depth. In C++20, clang warns about
    /// std::stable_sort of g++ 12's library.
    std::vector<State> by_depth() const
    {
        std::vector<State> states(nodes_.size() - 1);
        std::iota(states.begin(), states.end(), start + 1);
        std::sort(states.begin(), states.end(), [this](State a, State b) {
            return std::pair(nodes_[a].depth, a) <
                   std::pair(nodes_[b].depth, b);
        });
        return states;
    }

    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::array<State, 256> first_bytes_{};

    /// Children other than the first ones, by parent and byte.
    std::unordered_map<std::uint64_t, State> more_{};
    std::size_t longest_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_WORD_SEARCH_HPP
