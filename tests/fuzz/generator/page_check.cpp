#include "check.hpp"
#include "checks.hpp"
#include "generator/page/read_page.hpp"
#include "rules.hpp"

namespace fuzz {
namespace {

using namespace airudder::generator;

struct PageReading {
    std::optional<SitePage> page{};
    std::string diagnostics{};
};

PageReading read_once(std::string_view text, bool keep_prose = false)
{
    Diagnostics diagnostics;
    PageReading reading{
        .page = read_page("page.txt", text, diagnostics, keep_prose)};
    check_diagnostics(diagnostics, text);
    require(reading.page.has_value() == diagnostics.empty(),
            "a page has facts or diagnostics",
            diagnostics.text());
    reading.diagnostics = diagnostics.text();
    return reading;
}

void check_lines(std::vector<Row> const& rows, std::string_view text)
{
    auto const lines = lines_of(text);
    for (auto const& row : rows)
        require(row.line >= 1 && row.line <= lines,
                "a row has a line of the page");
}

std::string with_carriage_returns(std::string_view text)
{
    std::string out;
    for (char const c : text)
        out.append(c == '\n' ? "\r" : "").push_back(c);
    return out;
}

/// Another reading of the same page gives the same facts: with prose, or with
/// other line ends. For speed, a page is read only one of these ways.
void check_other_readings(std::string_view text, PageReading const& reading)
{
    if (text.size() % 2 == 0 || text.find('\r') != text.npos) {
        auto const prose = read_once(text, true);
        require(prose.diagnostics == reading.diagnostics,
                "keeping prose changes no diagnostic",
                prose.diagnostics);
        if (reading.page)
            require(without_prose(prose.page->facts) == reading.page->facts,
                    "prose changes no other fact");
        return;
    }
    auto const windows = read_once(with_carriage_returns(text));
    require(windows.diagnostics == reading.diagnostics,
            "line ends change no diagnostic",
            windows.diagnostics);
    if (reading.page)
        require(windows.page->facts == reading.page->facts,
                "line ends change no fact");
}

} // namespace

void check_page(std::string_view text)
{
    auto const reading = read_once(text);
    check_other_readings(text, reading);
    if (!reading.page)
        return;
    auto const& [facts, navigation] = *reading.page;
    for (auto const* const rows :
         {&facts.path, &facts.query, &facts.header, &facts.cookie})
        check_lines(*rows, text);
    if (facts.body)
        check_lines(facts.body->rows, text);
    check_facts(facts);
    check_catalogue(catalogue_of(navigation));
}

} // namespace fuzz
