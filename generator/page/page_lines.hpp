#ifndef AIRUDDER_GENERATOR_PAGE_PAGE_LINES_HPP
#define AIRUDDER_GENERATOR_PAGE_PAGE_LINES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A line of a page that is not blank.
struct PageLine {
    std::size_t number{}; // in the page, from 1
    std::size_t indent{}; // white space before its first word, in columns
    std::string_view raw{};
    std::string words{}; // see words_of
};

/// The text of a page and its lines. A byte order mark is dropped, every line
/// end is '\n'.
class PageText {
public:
    explicit PageText(std::string_view text);

    PageText(PageText const&) = delete;
    PageText& operator=(PageText const&) = delete;

    std::string_view text() const noexcept { return text_; }
    std::vector<PageLine> const& lines() const noexcept { return lines_; }

    /// Index of the first line that starts at or after `position` in text().
    std::size_t line_after(std::size_t position) const;

    /// Where line `index` starts in text().
    std::size_t offset(std::size_t index) const;

private:
    std::string text_;
    std::vector<PageLine> lines_;
};

/// The words of a text: every run of white space, of any kind and width, is one
/// space; none at the ends; invisible characters are dropped.
std::string words_of(std::string_view text);

/// The same without any white space.
std::string without_spaces(std::string_view text);

/// True if `text` starts with an ASCII digit.
bool starts_with_digit(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_PAGE_LINES_HPP
