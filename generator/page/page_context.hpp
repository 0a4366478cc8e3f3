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

/// What the readers of the parts of one page share: its lines, where reading
/// has come to, and where to report.
class PageContext {
public:
    PageContext(std::string_view file_name,
                PageText const& text,
                Redactor& credentials,
                Diagnostics& findings);

    /// Index of the line to be read next.
    std::size_t at = 0;

    /// Index of the line at which the content ends: what follows is the foot
    /// of the page.
    std::size_t end;

    bool done() const { return at >= end; }

    PageLine const& line(std::size_t index) const
    {
        return page.lines()[index];
    }
    PageLine const& line() const { return line(at); }

    /// The words of a line, "" from the end on.
    std::string_view words(std::size_t index) const;
    std::string_view words() const { return words(at); }

    Word word(std::size_t index) const { return word_of(words(index)); }
    Word word() const { return word(at); }

    /// How many lines from `index` on state types and nothing else.
    std::size_t types_from(std::size_t index) const;

    /// True if a row starts at `index`: a line and then a type.
    bool is_row(std::size_t index) const;

    /// Reports at a line, or at the last one when `index` is the end.
    void fail(std::size_t index, std::string_view message);

    PageText const& page;
    Redactor& redactor;

private:
    std::string_view file_;
    Diagnostics& diagnostics_;
};

/// SHA-256 of the words without credentials; nothing for no words.
std::optional<std::string> digest_of(std::string_view words,
                                     Redactor& redactor);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_PAGE_CONTEXT_HPP
