#include "findings.hpp"

#include "type_words.hpp"

namespace airudder::generator {

Findings::Findings(OperationSource const& source,
                   std::vector<Part> const& parts,
                   Diagnostics& diagnostics)
    : source_(source), parts_(parts), diagnostics_(diagnostics)
{
}

void Findings::ask(PlacedRow const& row,
                   std::string_view question,
                   std::string_view answer)
{
    diagnostics_.at_pointer(
        source_.pages[row.page].file, row.pointer, question, answer);
}

void Findings::ask(PartExample const& example,
                   std::string_view question,
                   std::string_view answer)
{
    diagnostics_.at_pointer(
        source_.pages[example.page].file, example.pointer, question, answer);
}

void Findings::ask(Member const& member,
                   std::string_view question,
                   std::string_view answer)
{
    auto const* known = &member;
    while (known->rows.empty() && known->is_element())
        known = known->parent;
    if (!known->rows.empty())
        return ask(*known->rows.front(), question, answer);
    auto const* root = &member;
    while (root->parent)
        root = root->parent;
    for (auto const& part : parts_)
        for (auto const& example : part.examples)
            if (part.root.get() == root &&
                member.in_example_of(page_bit(example.page)))
                return ask(example, question, answer);
    at_page("", question, answer);
}

void Findings::ask(Member const& member,
                   std::string_view question,
                   std::string_view kind,
                   boost::json::value const& was,
                   boost::json::value const& is)
{
    ask(member, question, ruling_skeleton(kind, path_of(member), was, is));
}

void Findings::ask_type(Member const& member,
                        std::string_view question,
                        std::string_view is)
{
    ask(member,
        question,
        "type",
        boost::json::value(type_fact(member)),
        boost::json::value(is));
}

void Findings::at_page(std::string_view pointer,
                       std::string_view message,
                       std::string_view answer)
{
    diagnostics_.at_pointer(
        source_.pages.front().file, pointer, message, answer);
}

void Findings::at_decisions(std::string_view pointer,
                            std::string_view message,
                            std::string_view answer)
{
    diagnostics_.at_pointer(source_.decisions.file, pointer, message, answer);
}

void Findings::at_wording(std::string_view pointer,
                          std::string_view message,
                          std::string_view answer)
{
    diagnostics_.at_pointer(source_.wording.file, pointer, message, answer);
}

void Findings::deviate(Member const& member,
                       Ruling const& ruling,
                       boost::json::value is)
{
    deviate({&member, "", ruling.was, std::move(is), ruling.because});
}

void Findings::deviate(SpecDeviation deviation)
{
    deviations_.push_back(std::move(deviation));
}

} // namespace airudder::generator
