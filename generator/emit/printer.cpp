#include "printer.hpp"

namespace airudder::generator {

void Printer::doc(std::string_view text)
{
    for (auto const& words :
         comment_lines(text, comment_width - indentation() - 4))
        line(words.empty() ? "///" : "/// ", words);
}

void Printer::note(std::string_view key, std::string_view value)
{
    constexpr std::size_t key_width = 9;
    std::string label(key);
    for (auto const& words :
         comment_lines(value, comment_width - 5 - key_width)) {
        label.resize(key_width, ' ');
        line("//   ", label, words);
        label.clear();
    }
}

void Printer::text_line(std::string_view before,
                        std::string_view text,
                        std::string_view after)
{
    auto const used = indentation() + before.size() + after.size();
    auto const room = code_width > used + 20 ? code_width - used : 20;
    auto const parts = literals(text, room);
    std::string start(before);
    for (auto const& part : parts) {
        bool const last = &part == &parts.back();
        line(start, part, last ? after : "");
        start.assign(before.size(), ' ');
    }
}

void Printer::list(std::string_view before,
                   std::vector<std::string> const& items,
                   std::string_view after)
{
    std::string flat(before);
    for (auto const& item : items)
        flat += (&item == &items.front() ? "" : ", ") + item;
    flat += after;
    if (indentation() + flat.size() <= code_width) {
        line(flat);
        return;
    }
    line(before);
    auto const inner = indent();
    for (auto const& item : items)
        line(item, &item == &items.back() ? after : ",");
}

void print_mark(Printer& printer, std::string_view spec_file)
{
    printer.line(generated_mark,
                 comment_lines(spec_file, static_cast<std::size_t>(-1)).front(),
                 ". Do not edit.");
}

} // namespace airudder::generator
