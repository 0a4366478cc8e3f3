// A scanner of what is printed that knows nothing of the code that prints it.
#include "check.hpp"
#include "generator/characters.hpp"
#include "generator/emit/printer.hpp"
#include "rules.hpp"

#include <algorithm>
#include <set>

namespace fuzz {
namespace {

using generator::is_digit;
using generator::is_letter_or_digit;
using generator::is_lower;
using generator::is_upper;

bool made_of(std::string_view text, auto const& is_allowed)
{
    return !text.empty() && std::ranges::all_of(text, is_allowed);
}

bool is_guard(std::string_view text)
{
    return made_of(
        text, [](char c) { return is_upper(c) || is_digit(c) || c == '_'; });
}

/// A path of lower-case names, each with at most one suffix.
bool is_plain_path(std::string_view path)
{
    return made_of(path,
                   [](char c) {
                       return is_lower(c) || is_digit(c) || c == '_' ||
                              c == '/' || c == '.';
                   }) &&
           path.find("..") == path.npos && path.find("//") == path.npos &&
           path.find("/.") == path.npos && path.front() != '/' &&
           path.front() != '.';
}

/// True for the four directives that a header has.
bool is_directive(std::string_view line)
{
    for (std::string_view const word : {"#ifndef ", "#define ", "#endif // "})
        if (line.starts_with(word))
            return is_guard(line.substr(word.size()));
    constexpr std::string_view include = "#include <";
    return line.starts_with(include) && line.ends_with('>') &&
           is_plain_path(
               line.substr(include.size(), line.size() - include.size() - 1));
}

/// The index after the string literal that begins at `at`.
std::size_t after_literal(std::string_view line, std::size_t at)
{
    for (++at; at < line.size() && line[at] != '"'; ++at) {
        char const c = line[at];
        require(c >= ' ' && c <= '~', "a literal is printable ASCII", line);
        if (c != '\\')
            continue;
        ++at;
        auto const octal = line.substr(at, 3);
        bool const is_octal = octal.size() == 3 && made_of(octal, [](char d) {
                                  return d >= '0' && d <= '7';
                              });
        require(is_octal || (at < line.size() &&
                             std::string_view("\"\\?").find(line[at]) !=
                                 std::string_view::npos),
                "a literal has known escapes",
                line);
        at += is_octal ? 2 : 0;
    }
    require(at < line.size(), "a literal ends on its line", line);
    return at + 1;
}

/// Only macros of reflection and comparison operators have parentheses.
void check_call(std::string_view before)
{
    auto begin = before.size();
    while (begin > 0 && (is_letter_or_digit(before[begin - 1]) ||
                         before[begin - 1] == '_' || before[begin - 1] == '='))
        --begin;
    auto const word = before.substr(begin);
    require(word.empty() || word == "operator==" ||
                word.starts_with("BOOST_DESCRIBE_") ||
                word.starts_with("AIRUDDER_DESCRIBE_"),
            "nothing is called",
            before);
}

class HeaderScan {
public:
    void run(std::string_view text)
    {
        require(text.starts_with(generator::generated_mark),
                "a header begins with its mark",
                text.substr(0, 80));
        require(text.ends_with('\n'), "a header ends with a line end");
        require_printable(text);
        while (!text.empty()) {
            auto const end = text.find('\n');
            check_line(text.substr(0, end));
            text.remove_prefix(end + 1);
        }
        require(open_ == 0, "every brace is closed");
    }

private:
    void check_line(std::string_view line)
    {
        require(!line.ends_with('\\'), "no line is continued", line);
        for (auto at = line.find("??"); at != line.npos;
             at = line.find("??", at + 1))
            require(at + 2 == line.size() ||
                        std::string_view("=/'()!<>-").find(line[at + 2]) ==
                            std::string_view::npos,
                    "a header has no trigraph",
                    line);
        if (line.starts_with('#'))
            return require(
                is_directive(line), "a directive is one of ours", line);
        for (std::size_t i = 0; i < line.size();) {
            if (line.substr(i, 2) == "//")
                return;
            if (line[i] == '"')
                i = after_literal(line, i);
            else
                check_code(line, i++);
        }
    }

    void check_code(std::string_view line, std::size_t at)
    {
        char const c = line[at];
        require(is_letter_or_digit(c) ||
                    std::string_view("_ (){}<>[],;:=&.").find(c) !=
                        std::string_view::npos,
                "code has the characters of declarations alone",
                line);
        if (c == '(')
            check_call(line.substr(0, at));
        open_ += c == '{' ? 1 : c == '}' ? -1 : 0;
        require(open_ >= 0, "no brace is closed that is not open", line);
    }

    int open_ = 0;
};

void check_path(std::string_view path)
{
    constexpr std::string_view folder = "generated/airudder/";
    require(is_plain_path(path) && path.starts_with(folder) &&
                path.ends_with(".hpp"),
            "a header stays in its folder",
            path);
    path.remove_prefix(folder.size());
    require(std::ranges::count(path, '/') <= 1 &&
                std::ranges::count(path, '.') == 1,
            "a header belongs to a group or to all of them",
            path);
    require(path.size() <= 255, "a header's name is not too long", path);
}

} // namespace

void require_printable(std::string_view text)
{
    require(generator::is_utf8(text), "what is printed is UTF-8");
    for (auto rest = text; !rest.empty();) {
        auto const point = generator::first_code_point(rest);
        if (point.value != '\n' && generator::is_hidden(point.value))
            require(false,
                    "what is printed has no hidden characters",
                    generator::printable(text));
        rest.remove_prefix(point.size);
    }
}

void check_headers(std::vector<generator::File> const& files)
{
    std::set<std::string> paths;
    for (auto const& file : files) {
        check_path(file.path);
        require(paths.insert(file.path).second,
                "each header has its own name",
                file.path);
        HeaderScan().run(file.text);
    }
}

} // namespace fuzz
