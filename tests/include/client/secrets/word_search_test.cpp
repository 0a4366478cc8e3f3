#include "catch.hpp"

#include <airudder/detail/client/word_search.hpp>

#include <string_view>
#include <utility>
#include <vector>

using airudder::detail::WordSearch;

namespace {

/// The ends and lengths of the words found in `text`.
std::vector<std::pair<std::size_t, std::size_t>>
found_words(std::vector<std::string_view> const& words, std::string_view text)
{
    WordSearch search;
    for (auto const word : words)
        search.add(word);
    search.link();
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    auto state = WordSearch::start;
    for (std::size_t at = 0; at != text.size(); ++at) {
        state = search.step(state, text[at]);
        if (auto const size = search.ending(state))
            ends.emplace_back(at + 1, size);
    }
    return ends;
}

using WordEnds = std::vector<std::pair<std::size_t, std::size_t>>;

} // namespace

TEST_CASE("each end of a word is found with the longest word there", "[mask]")
{
    CHECK(found_words({"he", "she", "his", "hers"}, "ushers") ==
          WordEnds{{4, 3}, {6, 4}});
    CHECK(found_words({"aab", "aa"}, "aaab") ==
          WordEnds{{2, 2}, {3, 2}, {4, 3}});
    CHECK(found_words({"abcd", "bc"}, "abce") == WordEnds{{3, 2}});
    CHECK(found_words({}, "abc") == WordEnds{});
}

TEST_CASE("words with a common start share its nodes", "[mask]")
{
    WordSearch search;
    for (auto const word : {"abc", "abd", "abc", "ab", "b"})
        search.add(word);
    CHECK(search.size() == 5);
    CHECK(search.longest() == 3);
}

TEST_CASE("the search knows the longest start of a word at each position",
          "[mask]")
{
    WordSearch search;
    search.add("abab!");
    search.link();
    auto state = WordSearch::start;
    std::vector<std::size_t> depths;
    for (char const c : std::string_view("aabababx")) {
        state = search.step(state, c);
        depths.push_back(search.depth(state));
    }
    CHECK(depths == std::vector<std::size_t>{1, 1, 2, 3, 4, 3, 4, 0});
}
