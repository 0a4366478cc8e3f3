#include "../characters.hpp"
#include "../json/json_build.hpp"
#include "../report_text.hpp"
#include "drift.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace airudder::generator {
namespace {

/// Shows both values of a change, shortened to where they differ.
std::pair<std::string, std::string> both_values(PageChange const& change,
                                                Show show)
{
    auto const& [before, after] = std::tie(change.before, change.after);
    auto const difference =
        before && after ? first_difference(*before, *after) : 0;
    auto const shown = [&](std::optional<std::string> const& value) {
        if (!value)
            return std::string("none");
        auto text = excerpt(*value, difference);
        return show == shown_plain ? '"' + show(text) + '"' : show(text);
    };
    return {shown(before), shown(after)};
}

/// E.g. `/body/day: type "string", now "integer"`.
std::string shown_line(PageChange const& change, Show show)
{
    using enum ChangeKind;
    auto const& text = text_of(change.kind);
    auto const [before, after] = both_values(change, show);
    auto line = change.place.empty() ? "" : show(change.place) + ": ";
    line += text.words;
    if (change.kind == row_moved || change.kind == page_moved)
        return line + " from " + before + " to " + after;
    if (change.kind == row_reordered)
        return line + (change.after ? ": now after " + after : ": now first") +
               (change.before ? ", it was after " + before : ", it was first");
    if (text.is_value)
        return line + ' ' + before + ", now " + after;
    if (change.after)
        return line + ": " + after;
    return change.before ? line + ": it was " + before : line;
}

/// The operation, and which of its pages: "boats.list, page_12".
std::string heading_of(PageChange const& change, Show show)
{
    if (change.operation.empty())
        return "other pages";
    return show(change.operation) +
           (change.variant.empty() ? "" : ", page " + show(change.variant));
}

/// Calls `use` with each run of changes of one page.
template <class Use>
void for_each_page(std::vector<PageChange> const& changes, Use use)
{
    for (auto first = changes.begin(); first != changes.end();) {
        auto const last =
            std::find_if(first, changes.end(), [&](PageChange const& change) {
                return std::tie(change.operation, change.variant) !=
                       std::tie(first->operation, first->variant);
            });
        use(std::vector<PageChange>(first, last));
        first = last;
    }
}

std::string drift_summary(Drift const& drift)
{
    return counted(drift.pages, "page") + " read; " +
           counted(drift.changes.size(), "change") + ", " +
           counted(drift.stale.sorted().size(), "decision") +
           " no longer applicable, " +
           counted(drift.gained.size(), "assumption") + " gained, " +
           std::to_string(drift.lost.size()) + " lost, " +
           counted(drift.findings.sorted().size(), "finding");
}

/// The file that an answer belongs to.
std::string decisions_file_of(Assumption const& assumption)
{
    auto const dot = assumption.operation.find('.');
    FactsName const name{assumption.operation.substr(0, dot),
                         assumption.operation.substr(dot + 1),
                         ""};
    return name.file("decisions");
}

bool has_answer(Assumption const& assumption)
{
    return !assumption.answer.empty() || assumption.by_file;
}

/// Whether a report shows the question: no other ruling settles it.
bool asks(Assumption const& assumption)
{
    return (assumption.accepts || !has_answer(assumption)) &&
           !assumption.question.empty();
}

/// What to paste for each assumption that is gained: its answer. An operation
/// without a decisions file has one text to paste, the whole file with all
/// answers, at the last of its assumptions that has an answer.
std::vector<std::string> pastes_for(std::vector<Assumption> const& gained)
{
    struct NewFile {
        std::size_t last{};
        std::vector<std::string> answers{};
    };
    std::vector<std::string> pastes(gained.size());
    std::map<std::string_view, NewFile> files; // by operation
    for (std::size_t i = 0; i < gained.size(); ++i) {
        auto const& one = gained[i];
        if (one.file_to_create.empty())
            pastes[i] = one.answer;
        else if (has_answer(one))
            files[one.operation].last = i;
        if (!one.file_to_create.empty() && !one.answer.empty())
            files[one.operation].answers.push_back(one.answer);
    }
    for (auto const& [operation, file] : files)
        pastes[file.last] =
            with_answers(gained[file.last].file_to_create, file.answers);
    return pastes;
}

/// What the paste is for: "paste into " or "create as ".
std::string verb_of(Assumption const& assumption)
{
    return assumption.file_to_create.empty() ? "paste into " : "create as ";
}

std::string shown_line(Assumption const& assumption, Show show)
{
    return show(assumption.operation) + " (" + show(assumption.title) + ") " +
           show(assumption.at) + ": assumed " + show(assumption.assumed) +
           ": " + show(assumption.because);
}

std::string list_of_diagnostics(Diagnostics const& diagnostics)
{
    std::string out;
    for (auto const& one : diagnostics.sorted()) {
        out += "- " + code_span(place_of(one)) + ": " + code_span(one.message) +
               '\n';
        if (!one.skeleton.empty())
            out += '\n' + indented(code_block(one.skeleton), "  ");
    }
    return out;
}

/// The files that `update` would write or remove, below a line or a heading; ""
/// if there are none. Without drift, says that no page is the reason.
std::string list_of_files(Drift const& drift,
                          std::string_view before,
                          std::string_view after,
                          std::string_view bullet,
                          Show show)
{
    if (drift.files.empty())
        return {};
    std::string out(before);
    out.append(is_empty(drift) ? ", though no page changed" : "").append(after);
    for (auto const& file : drift.files)
        out.append(bullet).append(show(file)).append("\n");
    return out;
}

JsonText drift_json(PageChange const& change)
{
    auto object = object_text();
    put(object, "kind", text_of(change.kind).name);
    put_if(object, "operation", change.operation);
    put_if(object, "variant", change.variant);
    put_if(object, "place", change.place);
    if (change.before)
        put(object, "before", *change.before);
    if (change.after)
        put(object, "after", *change.after);
    return object;
}

JsonText drift_json(Diagnostic const& diagnostic)
{
    auto object = object_text();
    put(object, "file", diagnostic.file);
    if (diagnostic.line != 0)
        put(object, "line", JsonText::of(std::to_string(diagnostic.line)));
    else
        put(object, "pointer", diagnostic.pointer);
    put(object, "message", diagnostic.message);
    put_if(object, "paste", diagnostic.skeleton);
    return object;
}

JsonText drift_json(Assumption const& assumption,
                    std::string_view decisions = {},
                    std::string_view paste = {})
{
    auto object = object_text();
    put(object, "operation", assumption.operation);
    put(object, "title", assumption.title);
    put(object, "facts", assumption.file);
    put(object, "at", assumption.at);
    put(object, "assumed", assumption.assumed);
    put(object, "because", assumption.because);
    put_if(object, "decisions", decisions);
    put_if(object, "paste", paste);
    put_if(object, "question", assumption.question);
    return object;
}

/// With what to paste.
JsonText gained_json(std::vector<Assumption> const& gained)
{
    auto const pastes = pastes_for(gained);
    auto array = array_text();
    for (std::size_t i = 0; i < gained.size(); ++i) {
        auto const decisions = has_answer(gained[i])
                                   ? decisions_file_of(gained[i])
                                   : std::string();
        array.elements.push_back(drift_json(gained[i], decisions, pastes[i]));
    }
    return array;
}

template <class T>
JsonText drift_json(std::vector<T> const& all)
{
    auto array = array_text();
    for (auto const& one : all)
        array.elements.push_back(drift_json(one));
    return array;
}

} // namespace

bool is_empty(Drift const& drift)
{
    return drift.changes.empty() && drift.stale.empty() &&
           drift.gained.empty() && drift.lost.empty() && drift.findings.empty();
}

void compare_assumptions(std::vector<Assumption> const& before,
                         std::vector<Assumption> const& after,
                         Drift& drift)
{
    auto const key = [](Assumption const& one) {
        return std::tie(one.operation, one.at, one.assumed, one.because);
    };
    using Key = std::tuple<std::string, std::string, std::string, std::string>;
    auto const only_in = [&](auto const& all, auto const& others) {
        std::set<Key> known;
        for (auto const& other : others)
            known.insert(key(other));
        std::vector<Assumption> found;
        std::ranges::copy_if(
            all, std::back_inserter(found), [&](Assumption const& one) {
                return !known.contains(key(one));
            });
        return found;
    };
    drift.gained = only_in(after, before);
    drift.lost = only_in(before, after);
}

Diagnostics new_diagnostics(Diagnostics const& before, Diagnostics const& after)
{
    std::set<std::pair<std::string, std::string>> known;
    for (auto const& one : before.all())
        known.emplace(one.file, one.pointer);
    Diagnostics found;
    for (auto const& one : after.sorted())
        if (!known.contains({one.file, one.pointer}))
            found.at_pointer(one.file, one.pointer, one.message, one.skeleton);
    return found;
}

std::string as_text(Drift const& drift)
{
    auto const files = list_of_files(drift,
                                     "\nfiles that update writes or removes",
                                     "\n",
                                     "    ",
                                     shown_plain);
    if (is_empty(drift))
        return "drift: none; " + counted(drift.pages, "page") + " read\n" +
               files;
    auto out = "drift: " + drift_summary(drift) + '\n';
    for_each_page(drift.changes, [&](auto const& changes) {
        out += '\n' + heading_of(changes.front(), shown_plain) + '\n';
        for (auto const& change : changes)
            out += "    " + shown_line(change, shown_plain) + '\n';
    });
    if (!drift.stale.empty())
        out += "\ndecisions that no longer apply\n" +
               indented(drift.stale.text(), "    ");
    if (!drift.gained.empty())
        out += "\nassumptions gained\n";
    auto const pastes = pastes_for(drift.gained);
    for (std::size_t i = 0; i < drift.gained.size(); ++i) {
        auto const& one = drift.gained[i];
        out += "    " + shown_line(one, shown_plain) + '\n';
        if (asks(one))
            out += "        " + printable(one.question) + '\n';
        if (!pastes[i].empty())
            out += "        to " + verb_of(one) +
                   printable(decisions_file_of(one)) + ":\n" +
                   indented(printable_lines(pastes[i]), "        ");
    }
    if (!drift.lost.empty())
        out += "\nassumptions lost\n";
    for (auto const& one : drift.lost)
        out += "    " + shown_line(one, shown_plain) + '\n';
    if (!drift.findings.empty())
        out += "\nfindings\n" + indented(drift.findings.text(), "    ");
    return out + files;
}

std::string as_markdown(Drift const& drift)
{
    std::string out = "# Drift of the documentation\n\n";
    auto const files =
        list_of_files(drift,
                      "\n## Files that `update` writes or removes",
                      "\n\n",
                      "- ",
                      code_span);
    if (is_empty(drift))
        return out + "None; " + counted(drift.pages, "page") + " read.\n" +
               files;
    out += drift_summary(drift) + ".\n";
    for_each_page(drift.changes, [&](auto const& changes) {
        out += "\n## " +
               (changes.front().operation.empty()
                    ? "Other pages"
                    : heading_of(changes.front(), code_span)) +
               "\n\n";
        for (auto const& change : changes)
            out += "- " + shown_line(change, code_span) + '\n';
    });
    if (!drift.stale.empty())
        out += "\n## Decisions that no longer apply\n\n" +
               list_of_diagnostics(drift.stale);
    if (!drift.gained.empty())
        out += "\n## Assumptions gained\n\n";
    auto const pastes = pastes_for(drift.gained);
    for (std::size_t i = 0; i < drift.gained.size(); ++i) {
        auto const& one = drift.gained[i];
        out += "- " + shown_line(one, code_span) + '\n';
        if (asks(one))
            out += "  " + code_span(one.question) + '\n';
        if (!pastes[i].empty())
            out += "\n  To " + verb_of(one) +
                   code_span(decisions_file_of(one)) + ":\n\n" +
                   indented(code_block(pastes[i]), "  ");
    }
    if (!drift.lost.empty())
        out += "\n## Assumptions lost\n\n";
    for (auto const& one : drift.lost)
        out += "- " + shown_line(one, code_span) + '\n';
    if (!drift.findings.empty())
        out += "\n## Findings\n\n" + list_of_diagnostics(drift.findings);
    return out + files;
}

std::string as_json(Drift const& drift)
{
    auto root = object_text();
    put(root, "drift", JsonText::of(is_empty(drift) ? "false" : "true"));
    put(root, "pages", JsonText::of(std::to_string(drift.pages)));
    put(root, "changes", drift_json(drift.changes));
    put(root, "stale", drift_json(drift.stale.sorted()));
    auto assumptions = object_text();
    put(assumptions, "gained", gained_json(drift.gained));
    put(assumptions, "lost", drift_json(drift.lost));
    put(root, "assumptions", std::move(assumptions));
    put(root, "findings", drift_json(drift.findings.sorted()));
    auto files = array_text();
    for (auto const& file : drift.files)
        files.elements.push_back(string_text(file));
    put(root, "files", std::move(files));
    return pretty(root);
}

} // namespace airudder::generator
