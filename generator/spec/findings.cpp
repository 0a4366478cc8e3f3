#include "findings.hpp"

#include "../json/json_build.hpp"
#include "answers.hpp"
#include "rulings.hpp"

#include <algorithm>
#include <unordered_map>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The place of each member path in the order of the parts.
class Ranks {
public:
    explicit Ranks(Parts const& parts)
    {
        for (auto const& part : parts.all)
            add(part.root.get());
        for (auto const& [name, root] : parts.roots)
            add(root.get());
    }

    /// Keys of the operation come first, unknown paths last.
    std::size_t of(std::string const& at) const
    {
        if (!at.starts_with('/'))
            return 0;
        auto const found = ranks_.find(at);
        return found == ranks_.end() ? ranks_.size() + 1 : found->second;
    }

private:
    void add(Member const* member)
    {
        if (!member)
            return;
        ranks_.emplace(path_of(*member), ranks_.size() + 1);
        for (auto const& child : member->members)
            add(child.get());
        add(member->element.get());
        add(member->value.get());
    }

    std::unordered_map<std::string, std::size_t> ranks_{};
};

/// Whether the path of a ruling leads to the member that it is about. It cannot
/// lead into some components that pages use in contrary ways.
bool leads_to_member(Ruling const& ruling, Parts const& parts)
{
    if (ruling.at.empty() || ruling.kind == "placement" ||
        ruling.kind == "bodyless" || ruling.kind == "accepted")
        return true;
    auto const* const member = find_ruled(parts, ruling.at);
    return member && path_of(*member) == ruling.at;
}

/// Whether no ruling but the acceptance of its default settles a question. A
/// decisions file, names, or a command may settle it as well.
bool is_accepted_alone(Question const& question)
{
    return !question.answer && question.types.empty() && !question.by_file &&
           question.at != "x-page";
}

Ruling acceptance_of(Question const& question)
{
    return {.kind = "accepted",
            .at = question.at,
            .was = json::value(question.because),
            .is = json::value(question.assumed)};
}

/// What to paste for a question.
std::string answer_of(Question const& question)
{
    if (question.answer)
        return ruling_skeleton(*question.answer);
    return question.types.empty() ? std::string()
                                  : types_skeleton(question.types);
}

} // namespace

Findings::Findings(OperationSource const& source,
                   Parts const& parts,
                   OnQuestion on_question,
                   Diagnostics& diagnostics,
                   Diagnostics& stale)
    : source_(source), parts_(parts), on_question_(on_question),
      diagnostics_(diagnostics), stale_(stale)
{
}

void Findings::report(PlacedRow const& row, std::string_view message)
{
    at_page(row.page, row.pointer, message);
}

void Findings::report(Member const& member, std::string_view message)
{
    auto const [page, pointer] = origin_of(member);
    at_page(page, pointer, message);
}

void Findings::settle(PlacedRow const& row, Question const& question)
{
    settle(row.page, row.pointer, question);
}

void Findings::settle(PartExample const& example, Question const& question)
{
    settle(example.page, example.pointer, question);
}

void Findings::settle(Member const& member, Question question)
{
    if (question.at.empty())
        question.at = path_of(member);
    auto const [page, pointer] = origin_of(member);
    settle(page, pointer, question);
}

void Findings::settle(std::size_t page,
                      std::string_view pointer,
                      Question const& question)
{
    ask({question, source_.pages[page].file, std::string(pointer)});
}

void Findings::settle_in_decisions(std::string_view pointer,
                                   Question const& question)
{
    ask({question, source_.decisions.file, std::string(pointer)});
}

/// Adds a question, unless its default is accepted.
void Findings::ask(Asked one)
{
    auto& question = one.question;
    if (is_accepted_alone(question)) {
        question.answer = acceptance_of(question);
        auto const& rulings = source_.decisions.rulings;
        auto const same = [key = key_of(*question.answer)](auto const& ruling) {
            return ruling.kind == "accepted" && key_of(ruling) == key;
        };
        auto const found = std::ranges::find_if(
            rulings.rbegin(), rulings.rend(), same); // the last one counts
        if (found != rulings.rend()) {
            accepted_.insert(&*found);
            return;
        }
    }
    asked_.push_back(std::move(one));
}

/// The row or example that a member comes from: its page and the pointer into
/// the facts.
Findings::Origin Findings::origin_of(Member const& member) const
{
    auto const* known = &member;
    while (known->rows.empty() && known->parent &&
           (known->is_element() || known->is_value()))
        known = known->parent;
    if (!known->rows.empty())
        return {known->rows.front()->page, known->rows.front()->pointer};
    auto const* root = &member;
    while (root->parent)
        root = root->parent;
    if (member.pages.empty())
        return {};
    for (auto const& part : parts_.all) {
        if (part.root.get() != root && part.root->target != root)
            continue;
        auto const from = std::ranges::lower_bound(
            part.examples, member.pages.front(), {}, &PartExample::page);
        for (auto example = from; example != part.examples.end(); ++example)
            if (member.in_example_of(example->page))
                return {example->page, example->pointer};
    }
    return {};
}

void Findings::at_page(std::size_t page,
                       std::string_view pointer,
                       std::string_view message)
{
    diagnostics_.at_pointer(source_.pages[page].file, pointer, message);
}

void Findings::at_decisions(std::string_view pointer, std::string_view message)
{
    diagnostics_.at_pointer(source_.decisions.file, pointer, message);
}

void Findings::stale_decision(std::string_view pointer,
                              std::string_view message)
{
    stale_.at_pointer(source_.decisions.file, pointer, message);
}

void Findings::stale_wording(std::string_view pointer, std::string_view message)
{
    stale_.at_pointer(source_.wording.file, pointer, message);
}

void Findings::deviate(Member const& member,
                       Ruling const& ruling,
                       boost::json::value is,
                       PlacedRow const* row)
{
    std::vector<std::string> pages;
    if (row) {
        auto const& variant = source_.pages[row->page].variant;
        pages.push_back(variant.empty() ? "page" : variant);
    }
    deviate({.member = &member,
             .was = ruling.was,
             .is = std::move(is),
             .because = ruling.because,
             .pages = std::move(pages)});
}

void Findings::deviate(SpecDeviation deviation)
{
    deviations_.push_back(std::move(deviation));
}

bool Findings::asks_for_type(std::string_view path) const
{
    return std::ranges::any_of(asked_, [&](Asked const& one) {
        auto const& answer = one.question.answer;
        return answer && (answer->kind == "type" || answer->kind == "enum") &&
               array_at(answer->at) == array_at(path);
    });
}

bool Findings::asks_for_place(std::string_view part) const
{
    return std::ranges::any_of(asked_, [&](Asked const& one) {
        auto const& answer = one.question.answer;
        return answer &&
               (answer->kind == "placement" || answer->kind == "renamed" ||
                answer->kind == "illustration") &&
               is_within(answer->at, part);
    });
}

std::vector<Assumption> Findings::take_assumptions()
{
    std::vector<Question*> questions;
    for (auto& one : asked_)
        questions.push_back(&one.question);
    for (auto* const one : questions)
        if (one->answer && !leads_to_member(*one->answer, parts_))
            one->answer.reset();
    withdraw_answers(questions);
    if (on_question_ == OnQuestion::report) {
        report_questions();
        return {};
    }
    std::vector<Assumption> assumptions;
    for (auto& [question, file, pointer] : asked_) {
        auto const& page = source_.pages.front();
        assumptions.push_back({.operation = source_.group + '.' + source_.name,
                               .title = page.facts.title,
                               .file = page.file,
                               .at = std::move(question.at),
                               .assumed = std::move(question.assumed),
                               .because = std::move(question.because),
                               .answer = answer_of(question),
                               .question = std::move(question.text),
                               .by_file = question.by_file,
                               .accepts = question.answer &&
                                          question.answer->kind == "accepted"});
    }
    if (assumptions.size() > 1) {
        Ranks const ranks(parts_);
        std::ranges::stable_sort(
            assumptions, {}, [&](auto const& one) { return ranks.of(one.at); });
    }
    return assumptions;
}

void Findings::report_questions()
{
    for (auto const& [question, file, pointer] : asked_) {
        auto answer =
            question.answer ? ruling_skeleton(*question.answer) : std::string();
        for (auto const& [path, name] : question.types)
            answer = minified(string_text(path)) + ": \"" + name + '"';
        diagnostics_.at_pointer(file, pointer, question.text, answer);
    }
}

} // namespace airudder::generator
