// The reports of payloads for people: HTML and Markdown.
#include "payloads/payload_report.hpp"
#include "report/html.hpp"
#include "report/markdown.hpp"
#include "report/words.hpp"

namespace airudder::conformance {
namespace {

constexpr std::string_view payloads_title = "Payload report";
constexpr std::string_view payloads_subject =
    "Recorded webhooks, answers and requests";
constexpr std::string_view no_issues =
    "No payload that could be read differs from the documentation.";

Verdict lossless_verdict(PayloadReport const& report)
{
    auto const failed = report.failed();
    auto const lossless = report.payloads.size() - failed;
    return {failed == 0 ? Mark::good : Mark::bad,
            failed == 0 ? "Nothing is lost"
                        : counted(failed, "payload") + " failed",
            "Of " + counted(report.payloads.size(), "payload") + ", " +
                std::to_string(lossless) +
                (lossless == 1 ? " comes back" : " come back") + " unchanged."};
}

/// New issues are failures only in a strict run.
Verdict issues_verdict(PayloadReport const& report)
{
    auto const found = report.new_issues();
    auto const known = report.issues.size() - found;
    auto const sentence = "Payloads differ from the documentation in " +
                          counted(report.issues.size(), "way") + ", of which " +
                          (known == 0 ? "none" : std::to_string(known)) +
                          (known > 1 ? " are" : " is") + " known.";
    if (report.issues.empty())
        return {Mark::good, "No issues", std::string(no_issues)};
    if (found == 0)
        return {Mark::good, "No new issues", sentence};
    return {report.strict ? Mark::bad : Mark::open,
            counted(found, "new issue"),
            sentence};
}

std::vector<Verdict> verdicts_of(PayloadReport const& report)
{
    std::vector<Verdict> out{lossless_verdict(report), issues_verdict(report)};
    if (!report.unneeded.empty())
        out.push_back(
            {Mark::bad,
             counted(report.unneeded.size(), "known issue") + " not found",
             "No payload has what the list of known issues says."});
    return out;
}

std::vector<std::string> messages_of(IssueRow const& row)
{
    auto out = row.messages;
    if (row.more_messages)
        out.emplace_back("and other messages");
    return out;
}

html::Html failed_payloads(PayloadReport const& report)
{
    std::vector<html::Row> rows;
    for (auto const& payload : report.payloads)
        if (!payload.problem.empty())
            rows.push_back(
                {html::code(payload.file), html::text(payload.problem)});
    for (auto const* entry : report.unneeded)
        rows.push_back({html::code(entry->operation + ' ' + entry->pointer),
                        html::text(entry->kind + ": no payload has it")});
    return rows.empty() ? html::Html()
                        : html::table("Payloads and known issues that failed",
                                      {"Payload", "Why"},
                                      rows);
}

html::Html issues_table(PayloadReport const& report)
{
    std::vector<html::Row> rows;
    for (auto const& row : report.issues) {
        html::Html messages;
        for (auto const& message : messages_of(row))
            messages += html::element("div", html::text(message));
        auto const state =
            row.known
                ? html::badge(Mark::good, "known") + html::text(" ") +
                      html::text(row.known->because)
                : html::badge(report.strict ? Mark::bad : Mark::open, "new");
        rows.push_back(
            {html::code(row.pointer.empty() ? "the root" : row.pointer),
             html::code(row.operation),
             html::code(row.kind),
             messages,
             html::text(found_in(row)),
             state});
    }
    if (rows.empty())
        return html::element("p", html::text(no_issues));
    return html::table(
        "Where payloads differ from the documentation",
        {"Member", "Operation", "Issue", "Message", "Found", "Known"},
        rows);
}

html::Html new_entries(PayloadReport const& report)
{
    html::Html lines;
    auto left = report.new_issues();
    for (auto const& row : report.issues)
        if (!row.known)
            lines += html::text(entry_to_paste(row)) +
                     (--left == 0 ? html::Html("\n") : html::Html(",\n"));
    if (lines.empty())
        return {};
    return "<p>Paste these into the file of --known, each with a reason.</p>" +
           html::listing("entries for the file of known issues", lines);
}

html::Html payloads_table(PayloadReport const& report)
{
    std::vector<html::Row> rows;
    for (auto const& payload : report.payloads)
        rows.push_back(
            {html::code(payload.file),
             payload.operation.empty() ? html::text("unknown")
                                       : html::code(payload.operation),
             html::badge(payload.problem.empty() ? Mark::good : Mark::bad,
                         payload.problem.empty() ? "unchanged" : "failed"),
             html::text(std::to_string(payload.bytes)),
             html::text(std::to_string(payload.issues))});
    auto out =
        html::table("Payloads in the order of their paths",
                    {"Payload", "Operation", "Came back", "Bytes", "Issues"},
                    rows);
    if (!report.others.empty())
        out += html::element(
            "p",
            html::text(
                "Not read: " + counted(report.others.size(), "other file") +
                ", e.g. ") +
                html::code(report.others.front()));
    return html::foldable(
        html::text(counted(report.payloads.size(), "payload")), out);
}

} // namespace

std::string to_html(PayloadReport const& report)
{
    html::Page page{.title = std::string(payloads_title),
                    .subject = std::string(payloads_subject),
                    .verdicts = verdicts_of(report),
                    .facts = html::facts(report.run, {}),
                    .footer = origin_of(report.run)};
    auto const add = [&](char const* id, char const* words, html::Html part) {
        if (!part.empty())
            page.sections.push_back({id, words, std::move(part)});
    };
    add("failures", "What failed", failed_payloads(report));
    add("issues", "Issues", issues_table(report));
    add("entries", "Entries for new issues", new_entries(report));
    add("payloads", "All payloads", payloads_table(report));
    return html::document(page);
}

std::string to_markdown(PayloadReport const& report)
{
    using markdown::code;
    using markdown::text;
    auto out = markdown::beginning(
        payloads_title, payloads_subject, verdicts_of(report), report.run, {});
    std::vector<std::vector<std::string>> failed;
    for (auto const& payload : report.payloads)
        if (!payload.problem.empty())
            failed.push_back({code(payload.file), text(payload.problem)});
    for (auto const* entry : report.unneeded)
        failed.push_back({code(entry->operation + ' ' + entry->pointer),
                          text(entry->kind + ": no payload has it")});
    if (!failed.empty())
        out +=
            "## What failed\n\n" + markdown::table({"Payload", "Why"}, failed);
    std::vector<std::vector<std::string>> issues;
    for (auto const& row : report.issues)
        issues.push_back({code(row.operation),
                          code(row.pointer),
                          text(row.kind),
                          text(joined(messages_of(row), "; ")),
                          text(found_in(row)),
                          row.known ? text(row.known->because) : "new"});
    if (!issues.empty())
        out += "## Issues\n\n" + markdown::table({"Operation",
                                                  "Member",
                                                  "Issue",
                                                  "Message",
                                                  "Found",
                                                  "Known because"},
                                                 issues);
    return out + text(origin_of(report.run)) + '\n';
}

} // namespace airudder::conformance
