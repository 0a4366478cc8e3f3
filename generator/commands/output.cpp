#include "output.hpp"

#include "../diagnostics.hpp"
#include "../emit/printer.hpp"
#include "../report_text.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ostream>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

std::string_view take_line(std::string_view& text)
{
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

struct Difference {
    std::size_t line{};
    std::string_view found{};
    std::string_view expected{};
};

Difference first_difference(std::string_view found, std::string_view expected)
{
    Difference difference;
    while (difference.found == difference.expected &&
           (!found.empty() || !expected.empty())) {
        ++difference.line;
        difference.found = take_line(found);
        difference.expected = take_line(expected);
    }
    return difference;
}

/// Describes how an existing file differs.
std::string describe(Difference const& difference)
{
    if (difference.found == difference.expected)
        return "is stale: only its line ends differ";
    return "is stale: found " + in_quotes(difference.found) + ", expected " +
           in_quotes(difference.expected);
}

void compare_file(fs::path const& root,
                  File const& file,
                  std::string const& hint,
                  Diagnostics& diagnostics)
{
    auto const found = content_of(root / file.path);
    if (found == file.text)
        return;
    if (!found) {
        std::string_view rest = file.text;
        auto const line = in_quotes(take_line(rest));
        diagnostics.at_line(
            file.path, 1, "is missing: expected " + line + hint);
        return;
    }
    auto const difference = first_difference(*found, file.text);
    diagnostics.at_line(
        file.path, difference.line, describe(difference) + hint);
}

/// Files in `folder` that are not among `files`.
std::vector<std::string> extra_files(fs::path const& root,
                                     std::vector<File> const& files,
                                     std::string_view folder)
{
    std::vector<std::string> extra;
    if (folder.empty())
        return extra;
    std::set<std::string_view> expected;
    for (auto const& file : files)
        expected.insert(file.path);
    for (auto& path : files_below(root, folder, ""))
        if (!expected.contains(path))
            extra.push_back(std::move(path));
    return extra;
}

bool is_generated(std::optional<std::string> const& text)
{
    return text && text->starts_with(generated_mark);
}

} // namespace

void require_project(fs::path const& root)
{
    std::error_code ignored;
    if (!fs::is_directory(root / "spec", ignored))
        throw std::runtime_error(
            "expected a project: a folder with a folder spec/ in it. Run "
            "this at the project's root, pass --root DIR, or make a "
            "project with: airudder-gen init DIR");
}

void compare_files(fs::path const& root,
                   std::vector<File> const& files,
                   std::string_view folder,
                   std::string_view refresh,
                   Diagnostics& diagnostics)
{
    auto const hint = "; run: " + std::string(refresh);
    for (auto const& file : files)
        compare_file(root, file, hint, diagnostics);
    for (auto const& path : extra_files(root, files, folder)) {
        auto const text = content_of(root / path);
        std::string_view rest = text ? std::string_view(*text) : "";
        auto const line = in_quotes(take_line(rest));
        diagnostics.at_line(path,
                            1,
                            "is extra, nothing generates it: found " + line +
                                (is_generated(text) ? hint : "; delete it"));
    }
}

std::vector<std::string> stale_files(fs::path const& root,
                                     std::vector<File> const& files,
                                     std::string_view folder)
{
    std::vector<std::string> stale;
    for (auto const& file : files) {
        require_own_file(root, file.path);
        if (!is_current(root, file))
            stale.push_back(file.path);
    }
    for (auto& path : extra_files(root, files, folder))
        if (is_generated(content_of(root / path)))
            stale.push_back(std::move(path));
    return stale;
}

Changes replace_files(fs::path const& root,
                      std::vector<File> const& files,
                      std::string_view folder)
{
    auto changes = write_files(root, files);
    for (auto const& path : extra_files(root, files, folder))
        if (is_generated(content_of(root / path)) && fs::remove(root / path))
            ++changes.removed;
    return changes;
}

void write_or_compare(fs::path const& root,
                      std::vector<File> const& files,
                      std::string_view folder,
                      std::string_view command,
                      bool check,
                      Diagnostics& diagnostics,
                      std::ostream& out)
{
    for (auto const& file : files)
        require_own_file(root, file.path);
    if (!check) {
        auto const changes = replace_files(root, files, folder);
        out << command << ": " << to_string(changes) << '\n';
        return;
    }
    auto const refresh = "airudder-gen " + std::string(command);
    compare_files(root, files, folder, refresh, diagnostics);
    if (diagnostics.empty())
        out << command << ": " << counted(files.size(), "file")
            << " up to date\n";
}

} // namespace airudder::generator
