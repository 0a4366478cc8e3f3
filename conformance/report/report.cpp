#include "report/report.hpp"

#include "report/words.hpp"
#include "utf8.hpp"

#include <airudder/detail/printable.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace airudder::conformance {
namespace {

using detail::printable;

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

std::size_t widest_subject(Report const& report, std::string const& kind)
{
    std::size_t width = 0;
    for (auto const& check : report.checks)
        if (check.kind == kind && !check.note.empty())
            width = std::max(width, check.subject.size());
    return width;
}

void print_check(std::ostream& out, Check const& check, std::size_t width)
{
    out << (check.failures.empty() ? "  ok    " : "  FAIL  ");
    if (check.note.empty())
        out << printable(check.subject) << '\n';
    else
        out << padded(printable(check.subject), width) << "  "
            << printable(check.note) << '\n';
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < check.failures.size() && i < shown; ++i)
        out << "          " << printable(check.failures[i]) << '\n';
    if (check.failures.size() > shown)
        out << "          ... and " << check.failures.size() - shown
            << " more\n";
}

std::string cell(std::optional<Json> const& value)
{
    return value ? write_json(*value) : "says nothing";
}

void print_deviations(std::ostream& out, Report const& report)
{
    out << "deviations of the spec from the pages (" << report.deviations.size()
        << ")\n";
    for (auto const& row : report.deviations) {
        out << "  " << printable(row.operation) << "  "
            << printable(row.pointer) << '\n';
        if (row.was || row.is)
            out << "      page " << printable(cell(row.was)) << ", spec "
                << printable(cell(row.is)) << '\n';
        out << "      because " << printable(row.because) << '\n';
    }
    out << '\n';
}

void print_assumptions(std::ostream& out, Report const& report)
{
    auto const count = report.assumptions.size();
    out << "assumptions where the pages leave a question open ("
        << (count == 0 ? "none" : std::to_string(count)) << ")\n";
    for (auto const& row : report.assumptions)
        out << "  " << printable(row.operation) << "  " << printable(row.at)
            << "  " << printable(cell(row.assumed)) << '\n'
            << "      because " << printable(row.because) << '\n';
    out << '\n';
}

void print_drift(std::ostream& out, Drift const& drift)
{
    out << "drift: ";
    if (drift.since.empty() || !drift.problem.empty())
        out << printable(drift.problem) << '\n';
    else
        out << counted(drift.changes.size(), "change") << " since "
            << printable(drift.since) << '\n';
    for (auto const& row : drift.changes)
        out << "  " << printable(row.effect) << ": " << printable(row.rule)
            << ' ' << printable(row.name) << '\n';
}

/// Whether the examples are exact, and spec and headers current.
void print_verdicts(std::ostream& out, Report const& report)
{
    auto const exact = report.is_exact();
    out << "exact: "
        << (!exact   ? "no examples"
            : *exact ? "yes"
                     : "no")
        << "; current: "
        << (!report.currency.checked       ? "not checked"
            : report.currency.is_current() ? "yes"
                                           : "no")
        << '\n';
}

/// XML 1.0 cannot express most control characters.
std::string xml(std::string_view text)
{
    std::string out;
    for (char const c : printable(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

double seconds_of(Report const& report)
{
    double seconds = 0;
    for (auto const& check : report.checks)
        seconds += check.seconds;
    return seconds;
}

void print_case(std::ostream& out, Check const& check)
{
    out << "    <testcase classname=\"conformance." << xml(check.kind)
        << "\" name=\"" << xml(check.subject) << "\" time=\""
        << shown_seconds(check.seconds) << "\"";
    if (check.failures.empty()) {
        out << "/>\n";
        return;
    }
    out << ">\n";
    for (auto const& failure : check.failures)
        out << "      <failure message=\"" << xml(failure) << "\"/>\n";
    out << "    </testcase>\n";
}

Json truth_value(bool value)
{
    return {Json::Kind::boolean, value ? "true" : "false", {}, {}};
}

Json texts_value(std::vector<std::string> const& texts)
{
    Json out{Json::Kind::array, {}, {}, {}};
    for (auto const& text : texts)
        out.elements.push_back(text_value(text));
    return out;
}

template <class Rows, class F>
Json rows_value(Rows const& rows, F value_of)
{
    Json out{Json::Kind::array, {}, {}, {}};
    for (auto const& row : rows)
        out.elements.push_back(value_of(row));
    return out;
}

void add_member(Json& object, std::string name, Json value)
{
    object.members.push_back({std::move(name), std::move(value)});
}

void add_member_if(Json& object,
                   std::string name,
                   std::optional<Json> const& value)
{
    if (value)
        add_member(object, std::move(name), *value);
}

/// The JSON value of a text, which a reply may not be.
Json value_of_text(std::string const& text)
{
    auto value = read_json(text);
    return value ? *std::move(value) : text_value(text);
}

Json check_value(Check const& check)
{
    auto value = object_value({
        {"kind", text_value(check.kind)},
        {"subject", text_value(check.subject)},
        {"operation", text_value(check.operation)},
        {"note", text_value(check.note)},
        {"seconds", {Json::Kind::number, shown_seconds(check.seconds), {}, {}}},
        {"failures", texts_value(check.failures)},
    });
    if (auto const& trip = check.round_trip) {
        add_member(value, "documented", value_of_text(trip->documented));
        if (trip->written != trip->documented)
            add_member(value, "written", value_of_text(trip->written));
    }
    return value;
}

Json page_value(PageRow const& page)
{
    return object_value({
        {"file", text_value(page.file)},
        {"title", text_value(page.title)},
        {"english_title", text_value(page.english_title)},
        {"section", text_value(page.section)},
        {"edited", text_value(page.edited)},
        {"status", text_value(page.status)},
        {"address", text_value(page.address)},
        {"captured", truth_value(page.captured)},
    });
}

Json member_value(MemberRow const& row)
{
    return object_value({
        {"name", text_value(row.name)},
        {"stated", text_value(row.stated)},
        {"path", text_value(row.path)},
        {"is", text_value(row.is)},
        {"differs", truth_value(row.differs)},
    });
}

Json decision_value(DecisionRow const& row)
{
    auto value = object_value({
        {"ruling", text_value(row.ruling)},
        {"at", text_value(row.at)},
    });
    add_member_if(value, "was", row.was);
    add_member_if(value, "is", row.is);
    add_member(value, "because", text_value(row.because));
    return value;
}

Json operation_value(OperationSection const& operation)
{
    auto value = object_value({
        {"operation", text_value(operation.name)},
        {"kind", text_value(operation.webhook ? "webhook" : "endpoint")},
    });
    if (!operation.webhook) {
        add_member(value, "method", text_value(operation.method));
        add_member(value, "path", text_value(operation.path));
    }
    add_member(value, "pages", rows_value(operation.pages, page_value));
    add_member(value, "rows", rows_value(operation.rows, member_value));
    add_member(
        value, "decisions", rows_value(operation.decisions, decision_value));
    return value;
}

Json deviation_value(DeviationRow const& row)
{
    auto value = object_value({
        {"operation", text_value(row.operation)},
        {"pointer", text_value(row.pointer)},
    });
    add_member_if(value, "was", row.was);
    add_member_if(value, "is", row.is);
    add_member(value, "because", text_value(row.because));
    return value;
}

Json assumption_value(AssumptionRow const& row)
{
    auto value = object_value({
        {"operation", text_value(row.operation)},
        {"at", text_value(row.at)},
    });
    add_member_if(value, "assumed", row.assumed);
    add_member(value, "because", text_value(row.because));
    return value;
}

Json coverage_value(Coverage const& coverage)
{
    return object_value({
        {"pages", number_value(coverage.pages)},
        {"covered", number_value(coverage.covered)},
        {"operations", number_value(coverage.operations)},
        {"folders",
         rows_value(folders_of(coverage),
                    [](auto const& folder) {
                        return object_value({
                            {"name", text_value(folder.name)},
                            {"pages", number_value(folder.pages)},
                            {"covered", number_value(folder.covered)},
                        });
                    })},
    });
}

Json change_value(DriftRow const& row)
{
    return object_value({
        {"effect", text_value(row.effect)},
        {"rule", text_value(row.rule)},
        {"name", text_value(row.name)},
        {"was", text_value(row.was)},
        {"is", text_value(row.is)},
        {"operations", texts_value(row.operations)},
    });
}

Json drift_value(Drift const& drift)
{
    return object_value({
        {"since", text_value(drift.since)},
        {"problem", text_value(drift.problem)},
        {"version", text_value(drift.version)},
        {"changes", rows_value(drift.changes, change_value)},
    });
}

Json run_value(RunFacts const& run)
{
    return object_value({
        {"title", text_value(run.title)},
        {"date", text_value(run.date)},
        {"commit", text_value(run.commit)},
        {"compiler", text_value(run.compiler)},
        {"version", text_value(run.version)},
    });
}

Json exact_value(Report const& report)
{
    auto const exact = report.is_exact();
    return exact ? truth_value(*exact) : Json{};
}

Json current_value(Currency const& currency)
{
    return currency.checked ? truth_value(currency.is_current()) : Json{};
}

} // namespace

std::size_t Report::failed() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        checks, [](auto const& check) { return !check.failures.empty(); }));
}

std::size_t Report::examples() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(checks, [](auto const& check) {
            return check.round_trip.has_value();
        }));
}

std::size_t Report::same_bytes() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(checks, [](auto const& check) {
            return check.round_trip &&
                   check.round_trip->documented == check.round_trip->written;
        }));
}

std::optional<bool> Report::is_exact() const
{
    for (auto const& check : checks)
        if (check.kind == "examples" && !check.failures.empty())
            return false;
    return examples() == 0 ? std::nullopt : std::optional(true);
}

std::string how_it_came_back(Check const& check)
{
    auto const& trip = check.round_trip.value();
    if (trip.documented == trip.written)
        return check.failures.empty() ? "byte for byte"
                                      : "byte for byte, but a check failed";
    if (check.failures.empty())
        return "as the same value";
    return trip.written.empty() ? "not at all" : "changed";
}

std::vector<Folder> folders_of(Coverage const& coverage)
{
    std::vector<Folder> out;
    std::map<std::string_view, std::size_t> positions;
    for (auto const& page : coverage.site) {
        auto const [found, is_new] = positions.emplace(page.folder, out.size());
        if (is_new)
            out.push_back({.name = page.folder});
        auto& folder = out[found->second];
        ++folder.pages;
        folder.covered += page.operation.empty() ? 0 : 1;
    }
    return out;
}

std::vector<std::string> kinds(Report const& report)
{
    std::vector<std::string> out;
    for (auto const& check : report.checks)
        if (std::ranges::find(out, check.kind) == out.end())
            out.push_back(check.kind);
    return out;
}

std::string to_text(Report const& report)
{
    std::ostringstream out;
    for (auto const& kind : kinds(report)) {
        auto const width = widest_subject(report, kind);
        out << kind << '\n';
        for (auto const& check : report.checks)
            if (check.kind == kind)
                print_check(out, check, width);
        out << '\n';
    }
    print_deviations(out, report);
    print_assumptions(out, report);
    out << "coverage: " << report.coverage.operations << " operations; "
        << report.coverage.covered << " of " << report.coverage.pages
        << " pages of the site\n";
    print_drift(out, report.drift);
    print_verdicts(out, report);
    out << report.checks.size() - report.failed() << " passed, "
        << report.failed() << " failed\n";
    return out.str();
}

std::string to_junit(Report const& report)
{
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        << "<testsuites name=\"conformance\" tests=\"" << report.checks.size()
        << "\" failures=\"" << report.failed() << "\" time=\""
        << shown_seconds(seconds_of(report)) << "\">\n";
    for (auto const& kind : kinds(report)) {
        Report part;
        std::ranges::copy_if(
            report.checks,
            std::back_inserter(part.checks),
            [&](auto const& check) { return check.kind == kind; });
        out << "  <testsuite name=\"" << xml(kind) << "\" tests=\""
            << part.checks.size() << "\" failures=\"" << part.failed()
            << "\" time=\"" << shown_seconds(seconds_of(part)) << "\">\n";
        for (auto const& check : part.checks)
            print_case(out, check);
        out << "  </testsuite>\n";
    }
    out << "</testsuites>\n";
    return out.str();
}

std::string to_json(Report const& report)
{
    auto const value = object_value({
        {"run", run_value(report.run)},
        {"exact", exact_value(report)},
        {"current", current_value(report.currency)},
        {"not_current", texts_value(report.currency.differences)},
        {"passed", number_value(report.checks.size() - report.failed())},
        {"failed", number_value(report.failed())},
        {"checks", rows_value(report.checks, check_value)},
        {"operations", rows_value(report.operations, operation_value)},
        {"deviations", rows_value(report.deviations, deviation_value)},
        {"assumptions", rows_value(report.assumptions, assumption_value)},
        {"coverage", coverage_value(report.coverage)},
        {"drift", drift_value(report.drift)},
    });
    return only_utf8(write_json(value)) + '\n';
}

void write_file(std::filesystem::path const& path, std::string const& text)
{
    std::ofstream file(path, std::ios::binary);
    if (!(file << text << std::flush))
        throw std::runtime_error("cannot write " + path.string());
}

void write_reports(Report const& report, std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder);
    write_file(folder / "conformance.txt", to_text(report));
    write_file(folder / "conformance.xml", to_junit(report));
    write_file(folder / "conformance.json", to_json(report));
    write_file(folder / "conformance.html", to_html(report));
    write_file(folder / "conformance.md", to_markdown(report));
}

} // namespace airudder::conformance
