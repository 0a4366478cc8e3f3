#include "report.hpp"

#include "utf8.hpp"

#include <airudder/detail/printable.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace airudder::conformance {
namespace {

/// The kinds of checks, in order of first use.
std::vector<std::string> kinds(Report const& report)
{
    std::vector<std::string> out;
    for (auto const& check : report.checks)
        if (std::ranges::find(out, check.kind) == out.end())
            out.push_back(check.kind);
    return out;
}

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

void print_case(std::ostream& out, Check const& check)
{
    out << "    <testcase classname=\"conformance." << xml(check.kind)
        << "\" name=\"" << xml(check.subject) << "\"";
    if (check.failures.empty()) {
        out << "/>\n";
        return;
    }
    out << ">\n";
    for (auto const& failure : check.failures)
        out << "      <failure message=\"" << xml(failure) << "\"/>\n";
    out << "    </testcase>\n";
}

Json check_value(Check const& check)
{
    Json failures{Json::Kind::array, {}, {}, {}};
    for (auto const& failure : check.failures)
        failures.elements.push_back(text_value(failure));
    return object_value({
        {"kind", text_value(check.kind)},
        {"subject", text_value(check.subject)},
        {"note", text_value(check.note)},
        {"failures", std::move(failures)},
    });
}

Json deviation_value(DeviationRow const& row)
{
    auto value = object_value({
        {"operation", text_value(row.operation)},
        {"pointer", text_value(row.pointer)},
    });
    if (row.was)
        value.members.push_back({"was", *row.was});
    if (row.is)
        value.members.push_back({"is", *row.is});
    value.members.push_back({"because", text_value(row.because)});
    return value;
}

Json assumption_value(AssumptionRow const& row)
{
    auto value = object_value({
        {"operation", text_value(row.operation)},
        {"at", text_value(row.at)},
    });
    if (row.assumed)
        value.members.push_back({"assumed", *row.assumed});
    value.members.push_back({"because", text_value(row.because)});
    return value;
}

} // namespace

std::size_t Report::failed() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        checks, [](auto const& check) { return !check.failures.empty(); }));
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
        << " pages of the site\n"
        << report.checks.size() - report.failed() << " passed, "
        << report.failed() << " failed\n";
    return out.str();
}

std::string to_junit(Report const& report)
{
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        << "<testsuites name=\"conformance\" tests=\"" << report.checks.size()
        << "\" failures=\"" << report.failed() << "\">\n";
    for (auto const& kind : kinds(report)) {
        Report part;
        std::ranges::copy_if(
            report.checks,
            std::back_inserter(part.checks),
            [&](auto const& check) { return check.kind == kind; });
        out << "  <testsuite name=\"" << xml(kind) << "\" tests=\""
            << part.checks.size() << "\" failures=\"" << part.failed()
            << "\">\n";
        for (auto const& check : part.checks)
            print_case(out, check);
        out << "  </testsuite>\n";
    }
    out << "</testsuites>\n";
    return out.str();
}

std::string to_json(Report const& report)
{
    Json checks{Json::Kind::array, {}, {}, {}};
    for (auto const& check : report.checks)
        checks.elements.push_back(check_value(check));
    Json deviations{Json::Kind::array, {}, {}, {}};
    for (auto const& row : report.deviations)
        deviations.elements.push_back(deviation_value(row));
    Json assumptions{Json::Kind::array, {}, {}, {}};
    for (auto const& row : report.assumptions)
        assumptions.elements.push_back(assumption_value(row));
    auto coverage = object_value({
        {"pages", number_value(report.coverage.pages)},
        {"covered", number_value(report.coverage.covered)},
        {"operations", number_value(report.coverage.operations)},
    });
    auto const report_value = object_value({
        {"passed", number_value(report.checks.size() - report.failed())},
        {"failed", number_value(report.failed())},
        {"checks", std::move(checks)},
        {"deviations", std::move(deviations)},
        {"assumptions", std::move(assumptions)},
        {"coverage", std::move(coverage)},
    });
    return only_utf8(write_json(report_value)) + '\n';
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
}

} // namespace airudder::conformance
