#include "tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace repository {
namespace {

namespace fs = std::filesystem;

bool is_foreign(fs::path const& path)
{
    auto const name = path.filename();
    return name == ".git" || name == "node_modules" || name == "build";
}

std::string read(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<SourceFile> read_all()
{
    std::vector<SourceFile> out;
    fs::recursive_directory_iterator entry(root());
    for (; entry != fs::recursive_directory_iterator(); ++entry) {
        if (is_foreign(entry->path()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file())
            out.push_back({fs::relative(entry->path(), root()).generic_string(),
                           read(entry->path())});
    }
    std::ranges::sort(out, {}, &SourceFile::path);
    return out;
}

} // namespace

fs::path root() { return AIRUDDER_SOURCE_DIR; }

std::vector<SourceFile> const& files()
{
    static auto const all = read_all();
    return all;
}

std::vector<SourceFile const*>
files_below(std::string const& folder, std::vector<std::string> const& suffixes)
{
    std::vector<SourceFile const*> out;
    for (auto const& file : files())
        if (file.path.starts_with(folder) &&
            std::ranges::any_of(suffixes, [&](auto const& suffix) {
                return file.path.ends_with(suffix);
            }))
            out.push_back(&file);
    return out;
}

std::vector<std::string> includes(SourceFile const& file)
{
    static std::regex const pattern(R"(^\s*#\s*include\s*["<]([^">]+)[">])");
    std::vector<std::string> out;
    std::istringstream lines(file.text);
    std::smatch match;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_search(line, match, pattern))
            out.push_back(match[1]);
    return out;
}

} // namespace repository
