#include "align.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

namespace airudder::generator {
namespace {

/// An entry of the whole tree.
struct TreeNode {
    std::string title{};
    std::string place{}; // "" for folders
};

/// Pages and folders in the order in which a site shows them.
std::vector<TreeNode> nodes_of(Catalogue const& catalogue)
{
    std::vector<TreeNode> nodes;
    std::vector<std::string> above;
    for (auto const& page : catalogue.pages) {
        auto titles = pointer_tokens(page.place);
        titles.pop_back();
        auto const same = std::ranges::mismatch(above, titles).in2;
        for (auto title = same; title != titles.end(); ++title)
            nodes.push_back({.title = *title});
        nodes.push_back({.title = page.title, .place = page.place});
        above = std::move(titles);
    }
    return nodes;
}

/// Numbers titles: equal titles get equal numbers.
class TitleNumbers {
public:
    int number(std::string_view title)
    {
        return numbers_.emplace(without_spaces(title), numbers_.size())
            .first->second;
    }

private:
    std::map<std::string, int> numbers_{};
};

/// Lengths of longest common subsequences.
class Lengths {
public:
    Lengths(std::size_t rows, std::size_t columns)
        : columns_(columns + 1), cells_((rows + 1) * (columns + 1))
    {
    }

    std::uint16_t& at(std::size_t row, std::size_t column)
    {
        return cells_[row * columns_ + column];
    }

private:
    std::size_t columns_;
    std::vector<std::uint16_t> cells_;
};

/// More cells than the navigation of any documentation site needs.
constexpr std::size_t max_cells = 20'000'000;

} // namespace

std::vector<std::string> places_in(Catalogue const& catalogue,
                                   Navigation const& flat)
{
    auto const nodes = nodes_of(catalogue);
    auto const rows = flat.entries.size();
    auto const columns = nodes.size();
    std::vector<std::string> places(rows);
    if (rows == 0 || columns == 0 || rows > UINT16_MAX ||
        columns > max_cells / rows)
        return places;

    TitleNumbers titles;
    std::vector<int> a;
    std::vector<int> b;
    for (auto const& entry : flat.entries)
        a.push_back(titles.number(entry.title));
    for (auto const& node : nodes)
        b.push_back(titles.number(node.title));

    Lengths before(rows, columns); // of the titles before row and column
    Lengths after(rows, columns);  // of the titles from row and column on
    auto const step = [](bool same, int corner, int one, int other) {
        return static_cast<std::uint16_t>(same ? corner + 1
                                               : std::max(one, other));
    };
    for (std::size_t i = 1; i <= rows; ++i)
        for (std::size_t k = 1; k <= columns; ++k)
            before.at(i, k) = step(a[i - 1] == b[k - 1],
                                   before.at(i - 1, k - 1),
                                   before.at(i - 1, k),
                                   before.at(i, k - 1));
    for (auto i = rows; i-- > 0;)
        for (auto k = columns; k-- > 0;)
            after.at(i, k) = step(a[i] == b[k],
                                  after.at(i + 1, k + 1),
                                  after.at(i + 1, k),
                                  after.at(i, k + 1));

    auto const whole = before.at(rows, columns);
    for (std::size_t i = 0; i < rows; ++i) {
        std::vector<std::size_t> found;
        for (std::size_t k = 0; k < columns; ++k)
            if (a[i] == b[k] &&
                before.at(i, k) + 1 + after.at(i + 1, k + 1) == whole)
                found.push_back(k);
        if (found.size() == 1)
            places[i] = nodes[found.front()].place;
    }
    return places;
}

} // namespace airudder::generator
