// The changes of tests/mutants/run.
//
// mutate draw <seed> <include folder> <lines>
//     prints the changes that may be made to covered lines, in random order,
//     one a line: <header> <number> <covered line> <line> <kind> <from> → <to>.
//     <lines> has a line for each line that has code: <header> <line> <1 if a
//     test runs it, else 0>.
// mutate apply <include folder> <header> <number>
//     prints the header with this change.
#include "changes.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <utility>

namespace mutants {
namespace {

namespace fs = std::filesystem;

using Header = std::string;

/// For each line that has code, whether a test runs it.
using Lines = std::map<int, bool>;

std::string read(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<Header, Lines> read_lines(fs::path const& path)
{
    std::ifstream file(path);
    std::map<Header, Lines> out;
    Header header;
    int line{};
    bool runs{};
    while (file >> header >> line >> runs)
        out[header][line] |= runs;
    return out;
}

/// The line of a change if it has code, or the nearest such line before it in the
/// same statement; nullopt if no test runs that line.
std::optional<int> covered_line(Change const& change, Lines const& lines)
{
    auto at = lines.upper_bound(change.line);
    if (at == lines.begin() || !(--at)->second || at->first < change.first_line)
        return std::nullopt;
    return at->first;
}

/// Shortens a text to at most one line.
std::string shown(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string out;
    for (char const c : text)
        if (c != '\n' && (c != ' ' || (!out.empty() && out.back() != ' ')))
            out += c;
    if (out.empty())
        return "nothing";
    return out.size() > most ? out.substr(0, most) + "…" : out;
}

void draw(std::uint64_t seed, fs::path const& folder, fs::path const& lines)
{
    std::vector<std::string> all;
    for (auto const& [header, its_lines] : read_lines(lines)) {
        auto const text = read(folder / header);
        auto const changes = changes_in(text);
        for (std::size_t i = 0; i != changes.size(); ++i)
            if (auto const line = covered_line(changes[i], its_lines)) {
                auto const& [kind, first, at, offset, size, to] = changes[i];
                all.push_back(header + ' ' + std::to_string(i) + ' ' +
                              std::to_string(*line) + ' ' + std::to_string(at) +
                              ' ' + std::string(kind) + ' ' +
                              shown(text.substr(offset, size)) + " → " +
                              shown(to));
            }
    }
    // std::shuffle would give another order with another standard library.
    std::mt19937_64 random(seed);
    for (auto left = all.size(); left > 1; --left)
        std::swap(all[left - 1], all[random() % left]);
    for (auto const& one : all)
        std::cout << one << '\n';
}

void apply(fs::path const& folder, Header const& header, std::size_t number)
{
    auto text = read(folder / header);
    auto const change = changes_in(text).at(number);
    std::cout << text.replace(change.at, change.size, change.text);
}

int run(std::vector<std::string> const& arguments)
{
    if (arguments.size() == 4 && arguments[0] == "draw")
        draw(std::stoull(arguments[1]), arguments[2], arguments[3]);
    else if (arguments.size() == 4 && arguments[0] == "apply")
        apply(arguments[1], arguments[2], std::stoul(arguments[3]));
    else
        throw std::runtime_error("see the first comment of mutate.cpp");
    return 0;
}

} // namespace
} // namespace mutants

int main(int count, char** arguments)
{
    try {
        return mutants::run({arguments + 1, arguments + count});
    } catch (std::exception const& error) {
        std::cerr << "mutate: " << error.what() << '\n';
        return 2;
    }
}
