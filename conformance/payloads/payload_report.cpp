#include "payloads/payload_report.hpp"

#include "json.hpp"
#include "report/report.hpp"
#include "report/words.hpp"
#include "utf8.hpp"

#include <airudder/detail/printable.hpp>

#include <algorithm>
#include <chrono>
#include <new>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace airudder::conformance {
namespace {

using detail::printable;

auto key_of(IssueRow const& row)
{
    return std::tie(row.operation, row.pointer, row.kind);
}

auto key_of(KnownIssue const& issue)
{
    return std::tie(issue.operation, issue.pointer, issue.kind);
}

PayloadResult result_of_file(Cases const& cases,
                             std::filesystem::path const& folder,
                             std::string const& file,
                             IssueTable& issues)
{
    try {
        auto const text = read_payload(folder / file);
        return check_payload(cases, file, text, issues);
    } catch (std::runtime_error const& error) {
        return {.file = file, .problem = error.what()};
    } catch (std::bad_alloc const&) {
        return {.file = file, .problem = "expected less, found no memory"};
    }
}

PayloadResult check_file(Cases const& cases,
                         std::filesystem::path const& folder,
                         std::string const& file,
                         IssueTable& issues)
{
    auto const began = std::chrono::steady_clock::now();
    auto result = result_of_file(cases, folder, file, issues);
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began)
            .count();
    return result;
}

void compare_with_known(PayloadReport& report, KnownIssues const& known)
{
    for (auto const& entry : known.entries) {
        bool needed = false;
        for (auto& row : report.issues)
            if (key_of(row) == key_of(entry)) {
                row.known = &entry;
                needed = true;
            }
        if (!needed)
            report.unneeded.push_back(&entry);
    }
}

std::string label(std::string const& operation,
                  std::string const& pointer,
                  std::string const& kind)
{
    return operation + ' ' + pointer + ' ' + kind;
}

/// `text`, which is UTF-8, as a JSON string of printable characters.
std::string printable_string(std::string_view text)
{
    std::string out;
    auto const json = write_string(text);
    for (std::string_view rest = json; !rest.empty();) {
        bool const ascii = static_cast<unsigned char>(rest.front()) < 0x80;
        auto const length =
            ascii ? 1
                  : detail::utf8_length(rest.data(), rest.data() + rest.size());
        auto const character = rest.substr(0, length);
        auto const code = detail::code_point(character);
        rest.remove_prefix(length);
        if (!detail::is_hidden(code)) {
            out += character;
        } else if (code < 0x10000) {
            detail::append_escape(out, 'u', code, 4);
        } else {
            auto const bits = code - 0x10000;
            detail::append_escape(out, 'u', 0xd800 + bits / 0x400, 4);
            detail::append_escape(out, 'u', 0xdc00 + bits % 0x400, 4);
        }
    }
    return out;
}

void print_payloads(std::ostream& out, PayloadReport const& report)
{
    out << "payloads (" << report.payloads.size() << ")\n";
    for (auto const& payload : report.payloads)
        if (!payload.problem.empty())
            out << "  FAIL  " << printable(payload.file) << '\n'
                << "          " << printable(payload.problem) << '\n';
    if (auto const lossless = report.payloads.size() - report.failed())
        out << "  ok    " << lossless << (lossless == 1 ? " comes" : " come")
            << " back unchanged\n";
    if (report.others.empty())
        return;
    constexpr std::size_t most = 10;
    out << "  " << counted(report.others.size(), "other file") << ": ";
    for (std::size_t i = 0; i < std::min(most, report.others.size()); ++i)
        out << (i == 0 ? "" : ", ") << printable(report.others[i]);
    out << (report.others.size() > most ? ", ...\n" : "\n");
}

void print_issue(std::ostream& out, IssueRow const& row, bool strict)
{
    out << (row.known ? "  known "
            : strict  ? "  FAIL  "
                      : "  new   ")
        << printable(row.operation) << ' ' << printable(row.pointer) << ' '
        << row.kind << '\n'
        << "          " << printable(found_in(row)) << '\n';
    for (auto const& message : row.messages)
        out << "          " << printable(message) << '\n';
    if (row.more_messages)
        out << "          ... and other messages\n";
    if (row.known)
        out << "          because " << printable(row.known->because) << '\n';
}

void print_issues(std::ostream& out, PayloadReport const& report)
{
    out << "\nissues (" << report.issues.size() << ")\n";
    for (auto const& row : report.issues)
        print_issue(out, row, report.strict);
}

void print_new_entries(std::ostream& out, PayloadReport const& report)
{
    auto left = report.new_issues();
    if (left == 0)
        return;
    out << "\nentries to paste into the file of --known, each with a reason\n";
    for (auto const& row : report.issues)
        if (!row.known)
            out << "  " << entry_to_paste(row) << (--left == 0 ? "\n" : ",\n");
}

void print_unneeded(std::ostream& out,
                    PayloadReport const& report,
                    std::string const& known_file)
{
    if (report.unneeded.empty())
        return;
    out << "\nknown issues that no payload has (" << report.unneeded.size()
        << ")\n";
    for (auto const* entry : report.unneeded)
        out << "  FAIL  "
            << printable(label(entry->operation, entry->pointer, entry->kind))
            << "\n          "
            << printable(known_file + ": " + entry->place + ": delete it")
            << '\n';
}

std::string note_of(PayloadResult const& payload)
{
    return payload.operation + (payload.operation.empty() ? "" : ", ") +
           counted(payload.bytes, "byte") + ", " +
           counted(payload.issues, "issue");
}

/// The same as checks.
Report checks_of(PayloadReport const& report)
{
    Report out;
    for (auto const& payload : report.payloads) {
        auto& check = out.checks.emplace_back();
        check = {.kind = "payloads",
                 .subject = payload.file,
                 .note = note_of(payload),
                 .operation = payload.operation,
                 .seconds = payload.seconds};
        if (!payload.problem.empty())
            check.failures = {payload.problem};
    }
    for (auto const& row : report.issues) {
        auto& check = out.checks.emplace_back();
        check = {.kind = "issues",
                 .subject = label(row.operation, row.pointer, row.kind),
                 .note = found_in(row),
                 .operation = row.operation};
        if (report.strict && !row.known)
            check.failures = {"expected no new issue, found " + found_in(row)};
    }
    for (auto const* entry : report.unneeded)
        out.checks.push_back(
            {.kind = "known issues",
             .subject = label(entry->operation, entry->pointer, entry->kind),
             .failures = {"expected a payload that has it, found none"},
             .operation = entry->operation});
    return out;
}

Json list_value(std::vector<std::string> const& texts)
{
    Json out{Json::Kind::array, {}, {}, {}};
    for (auto const& text : texts)
        out.elements.push_back(text_value(text));
    return out;
}

Json payload_value(PayloadResult const& payload)
{
    auto out = object_value({{"file", text_value(payload.file)}});
    if (!payload.operation.empty())
        out.members.push_back({"operation", text_value(payload.operation)});
    out.members.push_back({"bytes", number_value(payload.bytes)});
    out.members.push_back({"issues", number_value(payload.issues)});
    if (!payload.problem.empty())
        out.members.push_back({"problem", text_value(payload.problem)});
    return out;
}

Json row_value(IssueRow const& row)
{
    auto out = object_value({
        {"operation", text_value(row.operation)},
        {"pointer", text_value(row.pointer)},
        {"kind", text_value(row.kind)},
        {"count", number_value(row.count)},
        {"files", number_value(row.files)},
        {"first_file", text_value(row.first_file)},
        {"messages", list_value(row.messages)},
    });
    if (row.known)
        out.members.push_back({"because", text_value(row.known->because)});
    return out;
}

Json entry_value(KnownIssue const& entry)
{
    return object_value({
        {"operation", text_value(entry.operation)},
        {"pointer", text_value(entry.pointer)},
        {"kind", text_value(entry.kind)},
        {"because", text_value(entry.because)},
    });
}

} // namespace

std::string found_in(IssueRow const& row)
{
    return std::to_string(row.count) + " in " + counted(row.files, "file") +
           ", first in " + row.first_file;
}

std::string entry_to_paste(IssueRow const& row)
{
    return "{ \"operation\": " + printable_string(row.operation) +
           ", \"pointer\": " + printable_string(row.pointer) +
           ", \"kind\": " + printable_string(row.kind) +
           ", \"because\": \"\" }";
}

std::size_t PayloadReport::failed() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(payloads, [](auto const& payload) {
            return !payload.problem.empty();
        }));
}

std::size_t PayloadReport::new_issues() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        issues, [](auto const& row) { return row.known == nullptr; }));
}

bool PayloadReport::passed() const
{
    return failed() == 0 && unneeded.empty() && (!strict || new_issues() == 0);
}

PayloadReport check_payloads(Cases const& cases,
                             std::filesystem::path const& folder,
                             PayloadFiles const& files,
                             KnownIssues const& known,
                             bool strict)
{
    PayloadReport report{.strict = strict, .others = files.others};
    for (auto const& [path, reason] : files.unlisted)
        report.payloads.push_back({.file = path, .problem = reason});
    IssueTable issues;
    for (auto const& file : files.payloads)
        report.payloads.push_back(check_file(cases, folder, file, issues));
    report.issues = issues.take_rows();
    compare_with_known(report, known);
    return report;
}

std::string to_text(PayloadReport const& report, std::string const& known_file)
{
    std::ostringstream out;
    print_payloads(out, report);
    print_issues(out, report);
    print_new_entries(out, report);
    print_unneeded(out, report, known_file);
    auto const failed = report.failed();
    auto const found = report.new_issues();
    out << '\n'
        << report.payloads.size() - failed << " passed, " << failed
        << " failed; " << counted(report.issues.size(), "issue") << ", "
        << found << " new"
        << (report.strict && found != 0 ? " (failed: --strict)" : "");
    if (!report.unneeded.empty())
        out << "; " << report.unneeded.size() << " known not found";
    out << '\n';
    return out.str();
}

std::string to_junit(PayloadReport const& report)
{
    return to_junit(checks_of(report));
}

std::string to_json(PayloadReport const& report)
{
    Json payloads{Json::Kind::array, {}, {}, {}};
    for (auto const& payload : report.payloads)
        payloads.elements.push_back(payload_value(payload));
    Json issues{Json::Kind::array, {}, {}, {}};
    for (auto const& row : report.issues)
        issues.elements.push_back(row_value(row));
    Json unneeded{Json::Kind::array, {}, {}, {}};
    for (auto const* entry : report.unneeded)
        unneeded.elements.push_back(entry_value(*entry));
    auto const failed = report.failed();
    Json const strict{
        Json::Kind::boolean, report.strict ? "true" : "false", {}, {}};
    auto const value = object_value({
        {"strict", strict},
        {"passed", number_value(report.payloads.size() - failed)},
        {"failed", number_value(failed)},
        {"payloads", std::move(payloads)},
        {"other_files", list_value(report.others)},
        {"issues", std::move(issues)},
        {"unneeded", std::move(unneeded)},
    });
    return only_utf8(write_json(value)) + '\n';
}

void write_reports(PayloadReport const& report,
                   std::string const& known_file,
                   std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder);
    write_file(folder / "payloads.txt", to_text(report, known_file));
    write_file(folder / "payloads.xml", to_junit(report));
    write_file(folder / "payloads.json", to_json(report));
    write_file(folder / "payloads.html", to_html(report));
    write_file(folder / "payloads.md", to_markdown(report));
}

} // namespace airudder::conformance
