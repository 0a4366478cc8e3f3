#include "diagnostics.hpp"

#include "characters.hpp"
#include "report_text.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace airudder::generator {
namespace {

auto order(Diagnostic const& diagnostic)
{
    return std::tie(diagnostic.file,
                    diagnostic.line,
                    diagnostic.pointer,
                    diagnostic.message,
                    diagnostic.skeleton);
}

} // namespace

std::string place_of(Diagnostic const& diagnostic)
{
    return diagnostic.file + (diagnostic.line != 0
                                  ? ':' + std::to_string(diagnostic.line)
                                  : '#' + diagnostic.pointer);
}

void Diagnostics::at_line(std::string_view file,
                          std::size_t line,
                          std::string_view message,
                          std::string_view skeleton)
{
    add({.file = std::string(file),
         .line = line,
         .message = std::string(message),
         .skeleton = std::string(skeleton)});
}

void Diagnostics::at_pointer(std::string_view file,
                             std::string_view pointer,
                             std::string_view message,
                             std::string_view skeleton)
{
    add({.file = std::string(file),
         .pointer = std::string(pointer),
         .message = std::string(message),
         .skeleton = std::string(skeleton)});
}

void Diagnostics::at_input(std::string_view input, std::string_view message)
{
    add({.file = std::string(input),
         .message = std::string(message),
         .usage_or_io = true});
}

void Diagnostics::append(Diagnostics const& other)
{
    for (auto const& diagnostic : other.all_)
        add(diagnostic);
    left_out_ += other.left_out_;
    usage_or_io_ |= other.usage_or_io_;
}

void Diagnostics::add(Diagnostic diagnostic)
{
    usage_or_io_ |= diagnostic.usage_or_io;
    if (full()) {
        ++left_out_;
        return;
    }
    bytes_ += diagnostic.file.size() + diagnostic.pointer.size() +
              diagnostic.message.size() + diagnostic.skeleton.size();
    all_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const
{
    auto sorted = all_;
    std::ranges::sort(sorted, {}, order);
    auto const same = [](auto const& a, auto const& b) {
        return order(a) == order(b);
    };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    return sorted;
}

std::string Diagnostics::text() const
{
    std::string out;
    for (auto const& diagnostic : sorted()) {
        out += printable(place_of(diagnostic)) + ": " +
               printable(diagnostic.message) + '\n' +
               indented(printable_lines(diagnostic.skeleton), "    ");
    }
    if (left_out_ > 0)
        out += "and " + std::to_string(left_out_) + " more\n";
    return out;
}

std::string in_quotes(std::string_view text)
{
    constexpr std::size_t most = 60;
    auto end = text.size();
    if (end > most) {
        end = most;
        while (end > 0 &&
               (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
    }
    std::string out = "\"";
    out += text.substr(0, end);
    out += end < text.size() ? "…\"" : "\"";
    return out;
}

std::string child_pointer(std::string_view pointer, std::string_view token)
{
    std::string out(pointer);
    out += '/';
    for (char const c : token) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::vector<std::string> pointer_tokens(std::string_view pointer)
{
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == '/')
            tokens.emplace_back();
        else if (tokens.empty())
            return {};
        else if (pointer[i] == '~' && i + 1 < pointer.size())
            tokens.back() += pointer[++i] == '1' ? '/' : '~';
        else
            tokens.back() += pointer[i];
    }
    return tokens;
}

} // namespace airudder::generator
