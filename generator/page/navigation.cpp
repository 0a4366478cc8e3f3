#include "navigation.hpp"

#include "vocabulary.hpp"

#include <algorithm>
#include <map>

namespace airudder::generator {
namespace {

/// More entries than any documentation site shows at once.
constexpr std::size_t max_entries = 2000;

/// The most lines before a tree: the site's name and the breadcrumb, twice.
constexpr std::size_t max_header = 12;

bool is_tree_entry(PageLine const& line)
{
    return line.words.starts_with("• ") && line.words.size() > 4;
}

bool is_flat_entry(PageLine const& line)
{
    return line.words.starts_with("- ") && line.words.size() > 2;
}

/// "1. Workflow" without its number.
std::optional<std::string> crumb_of(std::string_view words)
{
    auto const dot = words.find_first_not_of("0123456789");
    if (dot == 0 || dot == words.npos || dot > 2 ||
        words.substr(dot, 2) != ". ")
        return std::nullopt;
    return std::string(words.substr(dot + 2));
}

class NavigationReader {
public:
    NavigationReader(std::string_view file,
                     std::vector<PageLine> const& lines,
                     std::size_t& next,
                     Diagnostics& diagnostics)
        : file_(file), lines_(lines), next_(next), diagnostics_(diagnostics)
    {
    }

    Navigation read()
    {
        if (next_ < lines_.size() && is_flat_entry(lines_[next_]))
            read_flat();
        else if (auto const tree = find_tree())
            read_tree(*tree);
        return std::move(navigation_);
    }

private:
    bool at_end() const { return next_ >= lines_.size(); }
    PageLine const& line() const { return lines_[next_]; }

    bool is_full()
    {
        auto const& entries = navigation_.entries;
        if (entries.size() < max_entries &&
            (entries.empty() || entries.back().level < max_level))
            return false;
        diagnostics_.at_line(file_,
                             line().number,
                             "expected a navigation of at most " +
                                 std::to_string(max_entries) + " entries, " +
                                 std::to_string(max_level) + " levels deep");
        return true;
    }

    /// A line that holds only a method belongs to the entry above it.
    void read_method()
    {
        if (at_end() || navigation_.entries.back().method)
            return;
        auto const& words = line().words;
        auto method = method_of(words);
        if (words == "DEL")
            method = "DELETE";
        else if (words == "OPT")
            method = "OPTIONS";
        if (!method)
            return;
        navigation_.entries.back().method = method;
        ++next_;
    }

    void read_flat()
    {
        while (!at_end() && is_flat_entry(line()) && !is_full()) {
            NavigationEntry entry{.line = line().number,
                                  .title = line().words.substr(2)};
            entry.method = take_method(entry.title);
            navigation_.entries.push_back(std::move(entry));
            ++next_;
            read_method();
        }
    }

    /// The line where the tree starts, if it is one of the first.
    std::optional<std::size_t> find_tree() const
    {
        auto const end = std::min(next_ + max_header, lines_.size());
        for (auto i = next_; i < end; ++i)
            if (is_tree_entry(lines_[i]))
                return i;
        return std::nullopt;
    }

    void read_tree(std::size_t start)
    {
        navigation_.nested = true;
        std::vector<std::string> above;
        for (; next_ < start; ++next_)
            if (auto crumb = crumb_of(line().words))
                above.push_back(std::move(*crumb));

        std::vector<std::size_t> indents;
        while (!at_end() && is_tree_entry(line()) && !is_full()) {
            while (!indents.empty() && indents.back() >= line().indent)
                indents.pop_back();
            navigation_.entries.push_back(
                {.line = line().number,
                 .level = indents.size(),
                 .title = words_of(std::string_view(line().words).substr(3))});
            indents.push_back(line().indent);
            ++next_;
            read_method();
        }
        read_breadcrumb(above);
    }

    /// The breadcrumb above the tree is repeated below it.
    void read_breadcrumb(std::vector<std::string> const& above)
    {
        while (!at_end() && navigation_.breadcrumb.size() < above.size()) {
            auto crumb = crumb_of(line().words);
            if (crumb != above[navigation_.breadcrumb.size()])
                break;
            navigation_.breadcrumb.push_back(std::move(*crumb));
            ++next_;
        }
        if (navigation_.breadcrumb != above)
            diagnostics_.at_line(
                file_,
                at_end() ? lines_.back().number : line().number,
                "expected the breadcrumb that stands above the navigation");
    }

    std::string_view file_;
    std::vector<PageLine> const& lines_;
    std::size_t& next_;
    Diagnostics& diagnostics_;
    Navigation navigation_{};
};

} // namespace

Navigation read_navigation(std::string_view file,
                           std::vector<PageLine> const& lines,
                           std::size_t& next,
                           Diagnostics& diagnostics)
{
    return NavigationReader(file, lines, next, diagnostics).read();
}

std::vector<std::string> leaf_places(Navigation const& tree)
{
    std::vector<std::string> above; // places of the enclosing folders
    std::map<std::string, std::size_t> seen;
    std::vector<std::string> places;
    for (std::size_t i = 0; i < tree.entries.size(); ++i) {
        auto const& entry = tree.entries[i];
        above.resize(std::min(above.size(), entry.level));
        auto const folder = above.empty() ? std::string() : above.back();
        auto place = child_pointer(folder, entry.title);
        while (auto const times = seen[place]++)
            place = child_pointer(
                folder, entry.title + " (" + std::to_string(times + 1) + ")");
        above.push_back(place);
        bool const leaf = i + 1 == tree.entries.size() ||
                          tree.entries[i + 1].level <= entry.level;
        places.push_back(leaf ? std::move(place) : std::string());
    }
    return places;
}

Catalogue catalogue_of(Navigation const& tree)
{
    Catalogue catalogue;
    if (!tree.nested)
        return catalogue;
    auto const places = leaf_places(tree);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!places[i].empty())
            catalogue.pages.push_back({.place = places[i],
                                       .title = tree.entries[i].title,
                                       .method = tree.entries[i].method});
    return catalogue;
}

} // namespace airudder::generator
