// Everything the READMEs show is compiled, or printed by what is compiled.
#include "catch.hpp"
#include "tree.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>
#include <stdexcept>

using namespace repository;

namespace {

using Lines = std::vector<std::string>;

/// Without indentation, so that a part of a function can be shown.
Lines lines_of(std::string const& text)
{
    Lines out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        out.push_back(
            line.substr(std::min(line.find_first_not_of(' '), line.size())));
    return out;
}

/// The blocks of a Markdown file between "```<language>" and "```".
std::vector<Lines> blocks(SourceFile const& file, std::string const& language)
{
    std::vector<Lines> out;
    bool inside = false;
    for (auto const& line : lines_of(file.text))
        if (line == "```" + language) {
            inside = true;
            out.emplace_back();
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            out.back().push_back(line);
        }
    return out;
}

bool is_part_of(SourceFile const& file, Lines const& block)
{
    auto const lines = lines_of(file.text);
    return std::search(
               lines.begin(), lines.end(), block.begin(), block.end()) !=
           lines.end();
}

bool is_part_of_any(std::vector<SourceFile const*> const& files,
                    Lines const& block)
{
    return std::ranges::any_of(files, [&](SourceFile const* file) {
        return is_part_of(*file, block);
    });
}

std::string without_space(std::string text)
{
    std::erase_if(text, [](unsigned char c) { return std::isspace(c); });
    return text;
}

/// The parts of `///` comments that are indented and have statements or macros;
/// others are tables and output.
std::vector<std::string> code_in_comments(SourceFile const& file)
{
    std::vector<std::string> out;
    std::string code;
    for (auto const& line : lines_of(file.text + '\n')) {
        if (line.starts_with("///     ") || (line == "///" && !code.empty())) {
            code += line.substr(3) + '\n';
            continue;
        }
        if (code.find(";\n") != code.npos ||
            code.find("AIRUDDER_") != code.npos)
            out.push_back(code);
        code.clear();
    }
    return out;
}

SourceFile const& readme()
{
    for (auto const& file : files())
        if (file.path == "README.md")
            return file;
    throw std::runtime_error("expected a README.md");
}

std::string text_of(Lines const& block)
{
    std::string out;
    for (auto const& line : block)
        out += line + '\n';
    return out;
}

} // namespace

TEST_CASE("the README shows parts of programs that are compiled")
{
    auto const programs = files_below("tests/examples/", {".cpp"});
    auto const shown = blocks(readme(), "cpp");
    CHECK(shown.size() >= 2);
    for (auto const& block : shown) {
        INFO(text_of(block));
        CHECK(is_part_of_any(programs, block));
    }
}

TEST_CASE("the README shows output that programs print")
{
    auto const outputs = files_below("tests/examples/data/", {".txt"});
    auto const shown = blocks(readme(), "text");
    CHECK(!shown.empty());
    for (auto const& block : shown) {
        INFO(text_of(block));
        CHECK(is_part_of_any(outputs, block));
    }
}

TEST_CASE("the comments of the headers show code that tests run")
{
    std::map<std::string, std::string> tests;
    for (auto const* file : files_below("tests/", {"_test.cpp"}))
        tests[file->path] = without_space(file->text);
    for (auto const* file : files_below("tests/examples/", {".cpp"}))
        tests[file->path] = without_space(file->text);
    std::size_t found = 0;
    for (auto const* folder : {"include/", "generated/"})
        for (auto const* header : files_below(folder, {".hpp"})) {
            if (header->path.starts_with("include/airudder/detail/"))
                continue;
            for (auto const& code : code_in_comments(*header)) {
                ++found;
                INFO(header->path << " shows\n" << code);
                auto const text = without_space(code);
                CHECK(std::ranges::any_of(tests, [&](auto const& test) {
                    return test.second.find(text) != text.npos;
                }));
            }
        }
    CHECK(found >= 10);
}

TEST_CASE("no README but the first shows code of C++")
{
    for (auto const* file : files_below("", {".md"})) {
        INFO(file->path);
        if (file->path != "README.md" &&
            !file->path.starts_with("tests/generator/"))
            CHECK(blocks(*file, "cpp").empty());
    }
}

TEST_CASE("the README has at most 200 lines")
{
    CHECK(lines_of(readme().text).size() <= 200);
}

TEST_CASE("every link of the READMEs leads to a file of the project")
{
    for (auto const* readme : files_below("", {".md"})) {
        auto const& text = readme->text;
        auto const folder = std::filesystem::path(readme->path).parent_path();
        for (auto at = text.find("]("); at != text.npos;
             at = text.find("](", at + 1)) {
            auto link = text.substr(at + 2, text.find(')', at) - at - 2);
            link = link.substr(0, link.find('#'));
            INFO(readme->path << " links to " << link);
            if (!link.empty() && !link.starts_with("https://"))
                CHECK(std::filesystem::exists(root() / folder / link));
        }
    }
}
