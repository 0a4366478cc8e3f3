// Everything the READMEs show is compiled, or printed by what is compiled.
#include "catch.hpp"
#include "tree.hpp"

#include <algorithm>
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
