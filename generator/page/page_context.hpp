#ifndef AIRUDDER_GENERATOR_PAGE_PAGE_CONTEXT_HPP
#define AIRUDDER_GENERATOR_PAGE_PAGE_CONTEXT_HPP

#include "../diagnostics.hpp"
#include "credentials.hpp"
#include "page_lines.hpp"
#include "row_type.hpp"
#include "vocabulary.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The state that the readers of a page's parts share: the lines, the current
/// position and the diagnostics.
class PageContext {
public:
    PageContext(std::string_view file_name,
                PageText const& text,
                Redactor& credentials,
                Diagnostics& findings,
                bool keeps_prose = false);

    /// Index of the next line to read.
    std::size_t next = 0;

    /// Index after the last line of the content. The page's foot follows.
    std::size_t end;

    bool done() const { return next >= end; }

    PageLine const& line(std::size_t index) const
    {
        return page.lines()[index];
    }
    PageLine const& line() const { return line(next); }

    /// The words of line `index`; empty if the content ends before it.
    std::string_view words(std::size_t index) const;
    std::string_view words() const { return words(next); }

    Word word(std::size_t index) const { return word_of(words(index)); }
    Word word() const { return word(next); }

    /// The number of consecutive lines, from `index` on, that state a type and
    /// nothing else. Counts up to 4.
    std::size_t types_from(std::size_t index) const;

    /// True if line `index` may start a row: the next line states a type.
    bool is_row(std::size_t index) const;

    /// Reports at line `index`, or at the last line if `index` is after it.
    void fail(std::size_t index, std::string_view message);

    /// Sets the digest of a description and, if prose is kept, its words.
    void keep(std::string_view words,
              std::optional<std::string>& digest,
              std::string& prose);

    PageText const& page;
    Redactor& redactor;

private:
    std::string_view file_;
    Diagnostics& diagnostics_;
    bool keeps_prose_;
};

/// `text` on one line and without credentials.
std::string prose_of(std::string_view text, Redactor& redactor);

/// The SHA-256 of such words; nullopt if there are none.
std::optional<std::string> digest_of(std::string_view words,
                                     Redactor& redactor);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_PAGE_CONTEXT_HPP
