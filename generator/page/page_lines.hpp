#ifndef AIRUDDER_GENERATOR_PAGE_PAGE_LINES_HPP
#define AIRUDDER_GENERATOR_PAGE_PAGE_LINES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A line of a page. Blank lines are left out.
struct PageLine {
    std::size_t number{}; // in the page, from 1
    std::size_t indent{}; // columns of white space before the first word
    std::string_view raw{};
    std::string words{}; // see words_of
};

/// The text of a page and its lines. Drops a byte order mark and turns every
/// line end into '\n'.
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

/// Returns `text` with each run of white space, of any kind and width, as one
/// space. Drops white space at the ends and invisible characters.
std::string words_of(std::string_view text);

/// Like words_of, but drops all white space.
std::string without_spaces(std::string_view text);

/// True if `text` starts with an ASCII digit.
bool starts_with_digit(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_PAGE_LINES_HPP
