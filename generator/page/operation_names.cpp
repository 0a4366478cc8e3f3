#include "operation_names.hpp"

#include "../characters.hpp"
#include "../sources/address.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace airudder::generator {
namespace {

using Segments = std::vector<std::string>;

/// True for "api.example.cn", which some paths begin with.
bool is_host(std::string_view segment)
{
    auto const dot = segment.rfind('.');
    return dot != segment.npos && segment.size() > dot + 2 &&
           std::ranges::all_of(segment.substr(dot + 1), [](char c) {
               return is_lower(c) || is_upper(c);
           });
}

/// The parts of a path that are not empty, without a host before others.
Segments segments_of(std::string_view path)
{
    Segments segments;
    while (!path.empty()) {
        auto const end = std::min(path.find('/'), path.size());
        if (end > 0)
            segments.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    if (segments.size() > 1 && is_host(segments.front()))
        segments.erase(segments.begin());
    return segments;
}

/// "by_id" for "{id}".
std::string words_of_segment(std::string const& segment)
{
    auto const words = snake_words(segment);
    return segment.starts_with('{') && !words.empty() ? "by_" + words : words;
}

std::size_t common_length(Segments const& a, Segments const& b)
{
    auto const end = std::ranges::mismatch(a, b).in1;
    return static_cast<std::size_t>(end - a.begin());
}

/// The first segments that nine of ten paths share. The longest path keeps two,
/// and what a path keeps does not begin with a parameter.
Segments shared_prefix(std::set<Segments> const& paths)
{
    Segments shared;
    std::size_t longest = 0;
    for (auto const& path : paths)
        longest = std::max(longest, path.size());
    while (shared.size() + 2 < longest) {
        std::map<std::string, std::size_t> next;
        for (auto const& path : paths)
            if (path.size() > shared.size() + 1 &&
                common_length(path, shared) == shared.size())
                ++next[path[shared.size()]];
        auto const most = std::ranges::max_element(
            next, {}, [](auto const& one) { return one.second; });
        if (most == next.end() || most->second * 10 < paths.size() * 9 ||
            most->first.starts_with('{'))
            break;
        shared.push_back(most->first);
    }
    auto const ends_before_parameter = [&](Segments const& path) {
        return path.size() > shared.size() &&
               common_length(path, shared) == shared.size() &&
               path[shared.size()].starts_with('{');
    };
    if (!shared.empty() && std::ranges::any_of(paths, ends_before_parameter))
        shared.pop_back();
    return shared;
}

/// The words of the innermost folder that has any.
std::string folder_words(PageFacts const& page)
{
    std::string words;
    if (page.section)
        for (auto const& folder : segments_of(*page.section))
            if (auto next = snake_words(folder); !next.empty())
                words = std::move(next);
    return words;
}

std::string with_letter_first(std::string name)
{
    return name.empty() || is_lower(name[0]) ? name : "x" + name;
}

/// Names operations one after the other.
class Namer {
public:
    Namer(std::vector<PageFacts const*> const& pages,
          Committed const& committed,
          bool (*is_reserved)(std::string_view))
        : is_reserved_(is_reserved)
    {
        std::set<Segments> paths;
        std::set<std::pair<std::string, std::string>> seen;
        auto const add = [&](PageFacts const& page) {
            auto const address = read_address(page.url);
            if (!address)
                return;
            paths.insert(segments_of(address->path));
            if (seen.emplace(page.method, address->path).second)
                ++operations_at_[address->path];
        };
        for (auto const* const page : pages)
            add(*page);
        for (auto const& [name, facts] : committed.facts) {
            add(facts);
            taken_.insert(name.operation_name());
        }
        for (auto const& [name, decisions] : committed.decisions)
            taken_.insert(name.operation_name());
        shared_ = shared_prefix(paths);
    }

    ProposedName name(PageFacts const& page)
    {
        auto proposed = wish(page);
        auto& name = proposed.name;
        name.group = usable_group(name.group);
        name.operation = with_letter_first(name.operation);
        auto const wished = name.operation;
        auto& number = numbers_[name.operation_name()];
        while (!taken_.insert(name.operation_name()).second) {
            number = std::max<std::size_t>(number, 1) + 1;
            name.operation = wished + '_' + std::to_string(number);
        }
        return proposed;
    }

private:
    ProposedName wish(PageFacts const& page) const
    {
        auto const from_path = name_in_path(page);
        auto const group =
            from_path.group.empty() ? folder_words(page) : from_path.group;
        if (auto const id = page.operation_id.value_or("");
            !snake_words(id).empty()) {
            auto const dot = id.rfind('.');
            auto const before =
                dot == id.npos ? "" : snake_words(id.substr(0, dot));
            auto const last =
                snake_words(id.substr(before.empty() ? 0 : dot + 1));
            if (!last.empty())
                return {{before.empty() ? group : before, last, ""},
                        "its operationId is " + id};
        }
        if (!from_path.operation.empty())
            return {{group, from_path.operation, ""},
                    "its path is " + read_address(page.url)->path};
        if (auto const words = snake_words(page.title); !words.empty())
            return {{group, words, ""}, "its title is " + page.title};
        if (page.page_id)
            return {{group, "page_" + snake_words(*page.page_id), ""},
                    "its page has the id " + *page.page_id};
        return {{group, "page", ""}, "its page has neither words nor an id"};
    }

    /// The parts of the name that the path of an endpoint gives.
    FactsName name_in_path(PageFacts const& page) const
    {
        FactsName name;
        auto const address = read_address(page.url);
        if (!address)
            return name;
        auto const segments = segments_of(address->path);
        auto const count = segments.size();
        auto const first = std::min(common_length(segments, shared_),
                                    std::max<std::size_t>(count, 1) - 1);
        auto const rest = count > first + 1 ? first + 1 : first;
        if (rest > first)
            name.group = snake_words(segments[first]);
        std::string words;
        if (operations_at_.at(address->path) > 1)
            words = to_lower(page.method);
        for (auto i = rest; i < count; ++i) {
            auto const next = words_of_segment(segments[i]);
            words.append(words.empty() || next.empty() ? "" : "_").append(next);
        }
        name.operation = snake_words(words);
        return name;
    }

    std::string usable_group(std::string group) const
    {
        group = with_letter_first(std::move(group));
        if (group.empty())
            return "api";
        return is_reserved_(group) ? group + "_api" : group;
    }

    bool (*is_reserved_)(std::string_view);
    std::map<std::string, int> operations_at_{}; // path → number
    std::set<std::string> taken_{};
    std::map<std::string, std::size_t> numbers_{}; // the last of each name
    Segments shared_{};
};

} // namespace

std::vector<ProposedName>
propose_names(std::vector<PageFacts const*> const& pages,
              Committed const& committed,
              bool (*is_reserved)(std::string_view group))
{
    Namer namer(pages, committed, is_reserved);
    std::vector<ProposedName> names;
    for (auto const* const page : pages)
        names.push_back(namer.name(*page));
    return names;
}

} // namespace airudder::generator
