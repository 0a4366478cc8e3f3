#ifndef AIRUDDER_CONFORMANCE_REPORT_MARKDOWN_HPP
#define AIRUDDER_CONFORMANCE_REPORT_MARKDOWN_HPP

#include "report/sentences.hpp"

#include <string>
#include <string_view>
#include <vector>

/// GitHub's Markdown. `outside` is text that must not become markup.
namespace airudder::conformance::markdown {

/// `outside` on one line, with a backslash before each character that Markdown
/// may read as markup.
std::string text(std::string_view outside);

/// `outside` between backticks, or as text if code cannot hold it; nothing if it
/// is empty.
std::string code(std::string_view outside);

/// A table of cells that are Markdown already. A blank line follows.
std::string table(std::vector<std::string> const& columns,
                  std::vector<std::vector<std::string>> const& rows);

/// A title, verdicts, and when and with what the check ran.
std::string beginning(std::string_view title,
                      std::string_view subject,
                      std::vector<Verdict> const& verdicts,
                      RunFacts const& run,
                      NamedTexts const& others);

} // namespace airudder::conformance::markdown

#endif // AIRUDDER_CONFORMANCE_REPORT_MARKDOWN_HPP
