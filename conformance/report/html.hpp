#ifndef AIRUDDER_CONFORMANCE_REPORT_HTML_HPP
#define AIRUDDER_CONFORMANCE_REPORT_HTML_HPP

#include "report/sentences.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTML as values. Text from outside becomes HTML only through functions that
/// escape it, so that no page can bring a tag into a report.
namespace airudder::conformance::html {

/// Well-formed HTML.
class Html {
public:
    Html() = default;

    /// HTML that this program contains.
    template <std::size_t N>
    Html(char const (&literal)[N]) : text_(literal)
    {
    }

    Html& operator+=(Html const& other)
    {
        text_ += other.text_;
        return *this;
    }
    friend Html operator+(Html left, Html const& right)
    {
        left += right;
        return left;
    }

    bool empty() const noexcept { return text_.empty(); }
    std::string const& str() const noexcept { return text_; }

private:
    friend Html text(std::string_view);
    friend class Writer;

    std::string text_{};
};

/// `outside` on one line. Characters that would break or reorder the line, and
/// bytes that are not UTF-8, are shown as escapes.
Html text(std::string_view outside);

/// Text of a page, with its language if the writing tells: Chinese, Japanese or
/// Korean.
Html page_text(std::string_view outside);

using Attributes =
    std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// <name attribute="…">content</name>, with escaped values.
Html element(std::string_view name,
             Attributes const& attributes,
             Html const& content);
Html element(std::string_view name, Html const& content);

/// Text in <code>, which may break after each part of a name or path.
Html code(std::string_view outside);

/// A word in a coloured frame.
Html badge(Mark mark, std::string_view outside);

using Row = std::vector<Html>;

/// A table whose first column names its rows. On a narrow screen, each row is a
/// card.
Html table(std::string_view caption,
           std::vector<std::string_view> const& columns,
           std::vector<Row> const& rows);

/// Names and what belongs to them. Leaves out what is empty.
Html facts(std::vector<std::pair<std::string_view, Html>> const& items);

/// When and with what the check ran, and `others`.
Html facts(RunFacts const& run, NamedTexts const& others);

/// Something to unfold. Print shows it even if it is closed.
Html foldable(Html const& summary, Html const& content, bool is_open = false);

/// Preformatted text that scrolls within its frame. `label` says what it is.
Html listing(std::string_view label, Html const& content);

/// `outside` as the value of an `id`, and so of a link.
std::string id_of(std::string_view outside);
Html link_to(std::string_view id, Html const& content);

/// A part of the page, which the table of contents lists.
struct Section {
    std::string id{};
    std::string heading{};
    Html content{};
};

struct Page {
    std::string title{};
    std::string subject{}; // above the title
    std::vector<Verdict> verdicts{};
    Html facts{};
    std::vector<Section> sections{};
    std::string footer{};
};

/// The whole document, with its style, without scripts and references to other
/// files.
std::string document(Page const& page);

} // namespace airudder::conformance::html

#endif // AIRUDDER_CONFORMANCE_REPORT_HTML_HPP
