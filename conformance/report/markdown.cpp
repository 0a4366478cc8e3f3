#include "report/markdown.hpp"

#include <airudder/detail/printable.hpp>

#include <algorithm>

namespace airudder::conformance::markdown {
namespace {

std::string line(std::vector<std::string> const& cells)
{
    std::string out = "|";
    for (auto const& cell : cells)
        out += ' ' + cell + " |";
    return out + '\n';
}

std::size_t longest_run(std::string_view outside, char c)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (char const each : outside) {
        run = each == c ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

std::string text(std::string_view outside)
{
    constexpr std::string_view special = "\\`*_{}[]<>#|~&@$";
    std::string out;
    for (char const c : detail::printable(outside)) {
        if (special.find(c) != special.npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string code(std::string_view outside)
{
    if (outside.empty())
        return {};
    auto const shown = detail::printable(outside);
    if (shown.find("\\|") != shown.npos) // code in a table cannot hold it
        return text(outside);
    std::string const fence(longest_run(shown, '`') + 1, '`');
    std::string out = fence;
    // A space on both sides is not part of the code.
    bool const spaced = shown.front() == '`' || shown.back() == '`' ||
                        shown.front() == ' ' || shown.back() == ' ';
    out += spaced ? " " : "";
    for (char const c : shown) {
        if (c == '|') // in a table
            out += '\\';
        out += c;
    }
    return out + (spaced ? " " : "") + fence;
}

std::string table(std::vector<std::string> const& columns,
                  std::vector<std::vector<std::string>> const& rows)
{
    auto out =
        line(columns) + line(std::vector<std::string>(columns.size(), "---"));
    for (auto const& row : rows)
        out += line(row);
    return out + '\n';
}

std::string beginning(std::string_view title,
                      std::string_view subject,
                      std::vector<Verdict> const& verdicts,
                      RunFacts const& run,
                      NamedTexts const& others)
{
    auto out = "# " + text(title) +
               (subject.empty() ? "" : ": " + text(subject)) + "\n\n";
    for (auto const& [mark, headline, sentence] : verdicts)
        out += std::string(mark == Mark::good  ? "- ✅ **"
                           : mark == Mark::bad ? "- ❌ **"
                                               : "- ⚪ **") +
               text(headline) + "** " + text(sentence) + '\n';
    out += '\n';
    std::vector<std::vector<std::string>> rows;
    for (auto const& facts : {facts_of(run), others})
        for (auto const& [name, value] : facts)
            if (!value.empty())
                rows.push_back({std::string(name), text(value)});
    return out + table({"Run", ""}, rows);
}

} // namespace airudder::conformance::markdown
