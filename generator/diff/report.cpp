#include "report.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../json/json_build.hpp"
#include "../report_text.hpp"
#include "version_bump.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace airudder::generator {
namespace {

/// What the change is about: its C++ name, else its place.
std::string subject_of(Change const& change, Show show)
{
    if (!change.cpp_name.empty())
        return show(change.cpp_name);
    return change.pointer.empty() || change.rule == Rule::server_changed
               ? "The spec"
               : show(change.pointer);
}

/// E.g. "airudder::task::Detail::id has another type: double instead of
/// std::int64_t".
std::string sentence_of(Change const& change, Show show)
{
    auto const& rule = text_of(change.rule);
    auto const difference = change.was.empty() || change.is.empty()
                                ? 0
                                : first_difference(change.was, change.is);
    auto const value = [&](std::string const& text) {
        return show(rule.values == ChangeValues::prose
                        ? '"' + excerpt(text, difference) + '"'
                    : rule.values == ChangeValues::sentences ? '"' + text + '"'
                                                             : text);
    };
    auto text = subject_of(change, show) + ' ';
    bool const is_flag = rule.values == ChangeValues::flag;
    text += is_flag && change.is != "true" ? rule.if_false : rule.sentence;
    auto const was = is_flag ? std::string() : change.was;
    auto const is = is_flag ? std::string() : change.is;
    if (rule.values == ChangeValues::object)
        text += ' ' + value(was.empty() ? is : was);
    else if (!was.empty() && !is.empty())
        text += ": " + value(is) + " instead of " + value(was);
    else if (!is.empty())
        text += ": " + value(is);
    else if (!was.empty())
        text += "; it was " + value(was);
    if (!change.note.empty())
        text += " (" + change.note +
                (change.noted.empty() ? "" : ' ' + show(change.noted)) + ')';
    return text;
}

/// E.g. "sent: may break; received: breaking"; empty if there is no effect.
std::string wire_of(Change const& change)
{
    std::string out;
    if (change.sent != WireEffect::none)
        out.append("sent: ").append(to_string(change.sent));
    if (change.received != WireEffect::none)
        out.append(out.empty() ? "received: " : "; received: ")
            .append(to_string(change.received));
    return out;
}

std::string place_of(DiffReport const& report, Change const& change)
{
    return (change.in_old ? report.before : report.after) + '#' +
           change.pointer;
}

std::size_t
changes_between(DiffReport const& report, CppEffect from, CppEffect to)
{
    return std::size_t(
        std::ranges::count_if(report.changes, [&](Change const& change) {
            return change.cpp >= from && change.cpp <= to;
        }));
}

std::string summary_of(DiffReport const& report)
{
    using enum CppEffect;
    return counted(changes_between(report, source_break, source_break),
                   "source break") +
           ", " +
           counted(changes_between(report, silent_change, silent_change),
                   "silent change") +
           ", " +
           counted(changes_between(report, documentation, compatible),
                   "compatible change");
}

/// The version before and the proposed one, each shown by `show`.
std::string
version_line(DiffReport const& report, std::string_view arrow, Show show)
{
    auto const bump = bump_for(report.changes, report.version);
    auto line = show(report.version);
    if (bump != Bump::none)
        line.append(arrow).append(show(raised(report.version, bump)));
    return line.append(" (").append(to_string(bump)).append(")");
}

/// Breaks `text` into lines of at most 120 columns, the second and later ones
/// indented by two.
std::string wrapped(std::string_view text)
{
    constexpr std::size_t width = 120;
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        if (column != 0 && column + 1 + word.size() > width) {
            out += "\n  ";
            column = 2;
        } else if (column != 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + '\n';
}

std::string bullet_of(Change const& change)
{
    std::string_view const mark =
        change.cpp == CppEffect::source_break    ? "**Source break:** "
        : change.cpp == CppEffect::silent_change ? "**Silent change:** "
                                                 : "";
    return wrapped("- " + std::string(mark) + sentence_of(change, code_span) +
                   '.');
}

/// Operations whose types are all new, or all gone.
std::set<std::string> whole_operations(DiffReport const& report)
{
    std::set<std::string> all;
    for (auto const& change : report.changes)
        if (change.rule == Rule::endpoint_added ||
            change.rule == Rule::endpoint_removed ||
            change.rule == Rule::webhook_added ||
            change.rule == Rule::webhook_removed)
            all.insert(change.operations.begin(), change.operations.end());
    return all;
}

/// True if only comments change, and nothing on the wire.
bool is_documentation_alone(Change const& change)
{
    return change.cpp == CppEffect::documentation &&
           std::max(change.sent, change.received) < WireEffect::may_break;
}

/// What such a change is about: operations, a group, or the spec as a whole. A
/// new day of the latest edit alone is not worth an entry.
std::vector<std::string> documented_subjects(Change const& change)
{
    if (!change.operations.empty())
        return change.operations;
    if (!change.cpp_name.empty())
        return {change.cpp_name};
    if (change.rule != Rule::info_changed || change.pointer == "/info/version")
        return {};
    return {change.pointer};
}

/// All of which only comments changed, as one entry.
std::string documentation_bullet(DiffReport const& report)
{
    std::vector<std::string> names;
    for (auto const& change : report.changes) {
        if (!is_documentation_alone(change))
            continue;
        for (auto const& subject : documented_subjects(change))
            if (std::ranges::find(names, code_span(subject)) == names.end())
                names.push_back(code_span(subject));
    }
    if (names.empty())
        return {};
    return wrapped("- Documentation of " + joined_with(", ", names) + '.');
}

JsonText json_of(DiffReport const& report, Change const& change)
{
    auto object = object_text();
    put(object, "rule", text_of(change.rule).name);
    auto const cpp = std::max(change.cpp, CppEffect::compatible);
    put(object, "cpp", to_string(cpp));
    if (change.cpp == CppEffect::documentation)
        put(object, "documentation", JsonText::of("true"));
    put(object, "sent", to_string(change.sent));
    put(object, "received", to_string(change.received));
    auto operations = array_text();
    for (auto const& id : change.operations)
        operations.elements.push_back(string_text(id));
    put(object, "operations", std::move(operations));
    put_if(object, "name", change.cpp_name);
    put(object, "file", change.in_old ? report.before : report.after);
    put(object, "pointer", change.pointer);
    put_if(object, "was", change.was);
    put_if(object, "is", change.is);
    put_if(object,
           "note",
           change.noted.empty() ? change.note
                                : change.note + ' ' + change.noted);
    return object;
}

} // namespace

bool is_compatible(DiffReport const& report)
{
    return changes_between(
               report, CppEffect::silent_change, CppEffect::source_break) == 0;
}

std::string as_text(DiffReport const& report)
{
    if (report.changes.empty())
        return "diff: no changes\n";
    auto out = "diff: " + summary_of(report) +
               "\nversion: " + version_line(report, " -> ", shown_plain) + '\n';
    for (auto const& change : report.changes) {
        out += '\n';
        out.append(to_string(change.cpp)).append(": ");
        out.append(text_of(change.rule).name).append(": ");
        out += sentence_of(change, shown_plain) + "\n    " +
               printable(place_of(report, change)) + '\n';
        auto const operations = joined_with(", ", change.operations);
        auto const wire = wire_of(change);
        if (!operations.empty() || !wire.empty())
            out += "    " + printable(operations) +
                   (operations.empty() || wire.empty() ? "" : "; ") + wire +
                   '\n';
    }
    auto const changelog = as_changelog(report);
    if (!changelog.empty())
        out += "\nchangelog:\n\n" + indented(changelog, "    ");
    return out;
}

std::string as_markdown(DiffReport const& report)
{
    std::string out = "# Changes of the spec\n\n";
    if (report.changes.empty())
        return out + "None.\n";
    out += summary_of(report) +
           ". Version: " + version_line(report, " → ", code_span) + ".\n";
    constexpr std::array<std::pair<CppEffect, std::string_view>, 4> headings{{
        {CppEffect::source_break, "Source breaks"},
        {CppEffect::silent_change, "Silent changes of meaning"},
        {CppEffect::compatible, "Compatible changes"},
        {CppEffect::documentation, "Documentation"},
    }};
    for (auto const& [effect, heading] : headings) {
        if (changes_between(report, effect, effect) == 0)
            continue;
        out.append("\n## ").append(heading).append("\n\n");
        for (auto const& change : report.changes) {
            if (change.cpp != effect)
                continue;
            out += "- " + sentence_of(change, code_span) + ".\n  ";
            auto const wire = wire_of(change);
            if (!wire.empty())
                out += "On the wire: " + wire + ". ";
            out += code_span(text_of(change.rule).name);
            std::vector<std::string> operations;
            for (auto const& id : change.operations)
                operations.push_back(code_span(id));
            if (!operations.empty())
                out += " in " + joined_with(", ", operations);
            out += " at " + code_span(place_of(report, change)) + '\n';
        }
    }
    auto const changelog = as_changelog(report);
    if (!changelog.empty())
        out += "\n## Draft for the changelog\n\n" + changelog;
    return out;
}

std::string as_json(DiffReport const& report)
{
    auto const bump = bump_for(report.changes, report.version);
    auto root = object_text();
    put(root, "old", report.before);
    put(root, "new", report.after);
    auto version = object_text();
    put(version, "old", report.version);
    put(version, "proposed", raised(report.version, bump));
    put(version, "bump", to_string(bump));
    put(root, "version", std::move(version));
    put(root,
        "compatible",
        JsonText::of(is_compatible(report) ? "true" : "false"));
    auto changes = array_text();
    for (auto const& change : report.changes)
        changes.elements.push_back(json_of(report, change));
    put(root, "changes", std::move(changes));
    put(root, "changelog", as_changelog(report));
    return pretty(root);
}

std::string as_changelog(DiffReport const& report)
{
    auto const whole = whole_operations(report);
    std::array<std::string, 3> sections;
    for (auto const& change : report.changes) {
        bool const is_part =
            (change.rule == Rule::type_added ||
             change.rule == Rule::type_removed) &&
            std::ranges::all_of(change.operations, [&](auto const& id) {
                return whole.contains(id);
            });
        if (!is_documentation_alone(change) && !is_part)
            sections[std::size_t(text_of(change.rule).section)] +=
                bullet_of(change);
    }
    sections[std::size_t(ChangelogSection::changed)] +=
        documentation_bullet(report);
    constexpr std::array<std::string_view, 3> headings{
        "Added", "Changed", "Removed"};
    std::string out;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (sections[i].empty())
            continue;
        if (!out.empty())
            out += '\n';
        out.append("### ").append(headings[i]).append("\n\n");
        out += sections[i];
    }
    return out;
}

} // namespace airudder::generator
