#include "site_index.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "credentials.hpp"
#include "page_lines.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace airudder::generator {
namespace {

/// A line of the index.
struct IndexLine {
    std::string_view folders{}; // joined by " > "
    std::string_view title{};
    std::string page_id{};
    bool tab{}; // has a query: repeats a page in a tab of the navigation
};

/// "12" in "api-12" and "boats-12e0" (an operation); "doc-12" and "boats-12d0"
/// as they are; nothing if the name has no such number.
std::optional<std::string> page_id_of(std::string_view file)
{
    auto name = file;
    constexpr std::string_view operation = "e0";
    bool const new_style = name.ends_with(operation) || name.ends_with("d0");
    if (new_style)
        name.remove_suffix(operation.size());
    auto const last =
        std::ranges::find_if_not(name.rbegin(), name.rend(), is_digit);
    auto const digits =
        name.substr(static_cast<std::size_t>(name.rend() - last));
    if (digits.empty())
        return std::nullopt;
    bool const is_operation =
        new_style ? file.ends_with(operation)
                  : name.substr(0, name.size() - digits.size()) == "api-";
    return std::string(is_operation ? digits : file);
}

/// Where the title in brackets that end at `end` begins. It may hold brackets.
std::size_t start_of_title(std::string_view line, std::size_t end)
{
    std::size_t depth = 1;
    std::size_t start = line.npos;
    for (auto i = end; i-- > 0;) {
        if (line[i] == ']')
            ++depth;
        bool const first = i == 0 || line[i - 1] == ' ';
        if (line[i] != '[')
            continue;
        if (depth > 0)
            --depth;
        if (first)
            start = i;
        if (first && depth == 0)
            break;
    }
    return start;
}

std::optional<IndexLine> index_line(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (!line.starts_with("- "))
        return std::nullopt;
    line.remove_prefix(2);
    auto const end = line.find("](http");
    if (end == line.npos)
        return std::nullopt;
    auto const start = start_of_title(line, end);
    auto const close = line.find(')', end);
    if (start == line.npos || close == line.npos)
        return std::nullopt;
    auto const url = line.substr(end + 2, close - end - 2);
    auto const path = url.substr(0, url.find_first_of("?#"));
    if (!path.ends_with(".md"))
        return std::nullopt;
    auto file = path.substr(path.rfind('/') + 1);
    file.remove_suffix(3);
    auto id = page_id_of(file);
    if (!id)
        return std::nullopt;
    return IndexLine{.folders = line.substr(0, start),
                     .title = line.substr(start + 1, end - start - 1),
                     .page_id = *std::move(id),
                     .tab = path.size() != url.size()};
}

/// Calls `use` for each line of the index.
template <class Use>
void for_each_line(std::string_view text, Use use)
{
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto const line = index_line(text.substr(0, end)))
            use(*line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string place_of(std::string_view folders, std::string_view title)
{
    constexpr std::string_view level = " > ";
    std::string place;
    for (std::size_t depth = 0; depth < max_level && !folders.empty();) {
        auto const end = std::min(folders.find(level), folders.size());
        if (auto const folder = words_of(folders.substr(0, end));
            !folder.empty()) {
            place = child_pointer(place, folder);
            ++depth;
        }
        folders.remove_prefix(std::min(end + level.size(), folders.size()));
    }
    return child_pointer(place, title);
}

} // namespace

bool is_site_index(std::string_view text)
{
    bool found = false;
    auto const start = text.find_first_not_of("\xEF\xBB\xBF \r\n");
    if (start == text.npos || !text.substr(start).starts_with("# "))
        return false;
    for_each_line(text, [&](IndexLine const&) { found = true; });
    return found;
}

Catalogue read_site_index(std::string_view text)
{
    Catalogue catalogue;
    Redactor redactor;
    struct Known {
        std::size_t index;
        bool tab;
    };
    std::map<std::string, Known> known; // by page id
    for_each_line(text, [&](IndexLine const& line) {
        auto const title = redactor.prose(line.title);
        auto const folders = redactor.prose(line.folders);
        CataloguePage page{.place = place_of(folders, title),
                           .title = title,
                           .page_id = line.page_id};
        auto const [at, added] = known.try_emplace(
            line.page_id, Known{catalogue.pages.size(), line.tab});
        if (added) {
            catalogue.pages.push_back(std::move(page));
        } else if (at->second.tab && !line.tab) {
            catalogue.pages[at->second.index] = std::move(page);
            at->second.tab = false;
        }
    });
    return catalogue;
}

} // namespace airudder::generator
