#include "rules.hpp"

#include "check.hpp"
#include "generator/commands/generate.hpp"
#include "generator/drift/compare_pages.hpp"
#include "generator/model/identifiers.hpp"
#include "generator/sources/address.hpp"
#include "generator/sources/decisions.hpp"
#include "generator/spec/build_spec.hpp"

#include <set>
#include <utility>
#include <vector>

namespace fuzz {
namespace {

using namespace airudder::generator;

/// The only operation of a project, without decisions and wording.
SpecSources sources_of(PageFacts const& facts)
{
    FactsName const name{.group = "group", .operation = "operation"};
    OperationSource source{.group = name.group,
                           .name = name.operation,
                           .pages = {{.file = name.file(), .facts = facts}},
                           .decided = false};
    source.decisions.file = name.file("decisions");
    source.decisions.webhook = !read_address(facts.url);
    source.wording.file = name.file("wording");
    SpecSources sources;
    sources.operations.push_back(std::move(source));
    return sources;
}

/// The decisions file that a report offers, with reasons.
Decisions offered_file(std::vector<Assumption> const& assumptions)
{
    std::vector<std::string> answers;
    for (auto const& one : assumptions)
        if (!one.answer.empty())
            answers.push_back(one.answer);
    auto file =
        reread(with_answers(assumptions.front().file_to_create, answers));
    for (auto& ruling : at_pointer(file, "/rulings")->elements)
        at_pointer(ruling, "/because")->scalar = "\"A reason.\"";
    Diagnostics diagnostics;
    auto decisions = read_decisions(
        "spec/decisions/group/operation.json", file, diagnostics);
    require(decisions.has_value(),
            "the file that is offered can be read",
            diagnostics.text() + pretty(file));
    return *std::move(decisions);
}

/// Pastes all answers that are offered for the assumptions about a page. They must
/// be valid, apply, and settle the assumptions.
void check_answers(SpecSources sources,
                   std::vector<Assumption> const& assumptions)
{
    if (assumptions.empty())
        return;
    auto& source = sources.operations.front();
    source.decisions = offered_file(assumptions);
    source.decided = true;
    std::string all;
    for (auto const& one : assumptions)
        all += '\n' + to_string(one) + '\n' + one.answer;
    Diagnostics errors;
    auto const spec =
        build_spec(sources, OnQuestion::assume, errors, is_reserved_type);
    require(errors.empty(), "no answer is an error", errors.text() + all);
    require(spec.stale.empty(), "each answer applies", spec.stale.text() + all);
    std::set<std::pair<std::string, std::string>> left;
    for (auto const& one : spec.assumptions)
        left.emplace(one.at, one.because + one.assumed);
    for (auto const& one : assumptions)
        require((one.answer.empty() && !one.by_file) ||
                    !left.contains({one.at, one.because + one.assumed}),
                "each answer settles its assumption",
                to_string(one) + all);
}

void check_spec_of(PageFacts const& facts)
{
    Diagnostics errors;
    auto const sources = sources_of(facts);
    auto const spec =
        build_spec(sources, OnQuestion::assume, errors, is_reserved_type);
    if (errors.empty() && spec.stale.empty())
        check_answers(sources, spec.assumptions);
    require_printable(errors.text());
    require_printable(spec.stale.text());
    for (auto const& assumption : spec.assumptions)
        require_printable(to_string(assumption));
    auto const text = pretty(spec.document);
    Diagnostics refusals;
    auto const files = make_headers("spec.json", text, refusals);
    require(files.empty() != refusals.empty(),
            "a spec becomes headers or diagnostics",
            refusals.text());
    check_headers(files);
}

/// The decisions to paste for a page are decisions.
void check_skeleton(PageFacts const& facts)
{
    auto const text =
        decisions_skeleton(facts, facts.section, reread("{}"), true);
    Diagnostics diagnostics;
    require(read_decisions("decisions", reread(text), diagnostics).has_value(),
            "the decisions to paste can be read",
            diagnostics.text());
}

void clear_prose(std::vector<Row>& rows)
{
    for (auto& row : rows)
        row.prose.clear();
}

} // namespace

std::size_t lines_of(std::string_view text)
{
    std::size_t lines = 1;
    for (std::size_t i = 0; i < text.size(); ++i)
        lines += text[i] == '\n' ||
                 (text[i] == '\r' && text.substr(i + 1, 1) != "\n");
    return lines;
}

void check_diagnostics(Diagnostics const& diagnostics, std::string_view text)
{
    auto const lines = lines_of(text);
    for (auto const& one : diagnostics.all()) {
        require(!one.message.empty(), "a diagnostic has a message");
        require(one.line <= lines,
                "a diagnostic has a line of the text",
                one.message);
    }
    require_printable(diagnostics.text());
}

void check_pointers(Diagnostics const& diagnostics, JsonText const& json)
{
    for (auto const& one : diagnostics.all()) {
        auto const parent = one.pointer.substr(0, one.pointer.rfind('/'));
        require(at_pointer(json, one.pointer) || at_pointer(json, parent),
                "a diagnostic points at a value or a missing member",
                one.pointer);
    }
}

JsonText reread(std::string const& text)
{
    auto read = read_json_text(text, spec_limits);
    auto* const value = std::get_if<JsonText>(&read);
    require(value != nullptr, "what is written is JSON", text);
    return std::move(*value);
}

/// What `read` makes of what is written of `value`.
template <class T, class Read>
auto written_and_read(T const& value, Read read)
{
    auto const text = pretty(to_json(value));
    Diagnostics diagnostics;
    auto again = read("written", reread(text), diagnostics);
    require(again.has_value(),
            "what was written can be read",
            diagnostics.text() + text);
    return *std::move(again);
}

void check_facts(PageFacts const& facts)
{
    auto const text = pretty(to_json(facts));
    auto const again = written_and_read(facts, read_facts);
    require(again == facts, "facts are the same once written", text);
    FactsName const name{"group", "operation", ""};
    require(compare_pages(name, facts, again).empty(),
            "facts do not differ from themselves",
            text);
    // No facts are too odd to be compared.
    static_cast<void>(compare_pages(name, PageFacts(), facts));
    static_cast<void>(compare_pages(name, facts, PageFacts()));
    check_skeleton(facts);
    if (!facts.skipped)
        check_spec_of(facts);
}

PageFacts without_prose(PageFacts facts)
{
    facts.prose.clear();
    for (auto* const rows :
         {&facts.path, &facts.query, &facts.header, &facts.cookie})
        clear_prose(*rows);
    if (facts.body)
        clear_prose(facts.body->rows);
    for (auto& response : facts.responses) {
        response.prose.clear();
        clear_prose(response.header);
        if (response.body)
            clear_prose(response.body->rows);
    }
    for (auto& [name, rows] : facts.components)
        clear_prose(rows);
    return facts;
}

void check_catalogue(Catalogue const& site)
{
    Catalogue catalogue;
    merge(catalogue, site);
    auto const again = written_and_read(catalogue, read_catalogue);
    require(again.pages == catalogue.pages,
            "a catalogue is the same once written",
            pretty(to_json(catalogue)));
}

} // namespace fuzz
