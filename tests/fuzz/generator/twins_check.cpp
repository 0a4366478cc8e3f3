#include "check.hpp"
#include "checks.hpp"
#include "generator/page/read_twin.hpp"
#include "generator/page/site_index.hpp"
#include "rules.hpp"

namespace fuzz {
namespace {

using namespace airudder::generator;

std::optional<Twin>
read_block(TwinBlock const& block, std::string_view text, bool keep_prose)
{
    Diagnostics diagnostics;
    auto twin = read_twin("twin.md", block, diagnostics, keep_prose);
    check_diagnostics(diagnostics, text);
    require(twin.has_value() == diagnostics.empty(),
            "a twin has facts or diagnostics",
            diagnostics.text());
    return twin;
}

void check_block(TwinBlock const& block, std::string_view text)
{
    auto const twin = read_block(block, text, false);
    auto const prose = read_block(block, text, true);
    require(twin.has_value() == prose.has_value(),
            "keeping prose refuses no twin");
    if (!twin)
        return;
    require(without_prose(prose->facts) == twin->facts,
            "prose changes no other fact of a twin");
    Diagnostics notes;
    for (auto const& note : twin->notes)
        notes.at_line("twin.md", note.line, note.message);
    check_diagnostics(notes, text);
    if (twin->kind != Twin::Kind::data_model) {
        check_facts(twin->facts);
        check_facts(prose->facts);
    }
}

} // namespace

void check_twins(std::string_view text)
{
    // The command reads UTF-8 alone.
    if (!is_utf8(text))
        return;
    auto const blocks = find_twin_blocks(text);
    for (auto const& block : blocks)
        check_block(block, text);
    if (blocks.empty() && is_site_index(text))
        check_catalogue(read_site_index(text));
}

} // namespace fuzz
