#include "catalogue.hpp"

#include "../json/json_object.hpp"

#include <algorithm>
#include <list>
#include <set>
#include <unordered_map>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The places of the folders above a place, outermost first.
std::vector<std::string> folders_of(std::string const& place)
{
    std::vector<std::string> folders;
    for (auto at = place.find('/', 1); at != place.npos;
         at = place.find('/', at + 1))
        folders.push_back(place.substr(0, at));
    return folders;
}

/// Closed folders are not pages.
void drop_folders(std::vector<CataloguePage>& pages)
{
    std::set<std::string> folders;
    for (auto const& page : pages)
        for (auto& folder : folders_of(page.place))
            folders.insert(std::move(folder));
    std::erase_if(
        pages, [&](auto const& page) { return folders.contains(page.place); });
}

/// Pages of one folder next to each other, folders where their first page is.
void group_by_folder(std::vector<CataloguePage>& pages)
{
    std::unordered_map<std::string, std::size_t> first;
    std::vector<std::pair<std::vector<std::size_t>, std::size_t>> keys;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto& key = keys.emplace_back(std::vector<std::size_t>(), i).first;
        for (auto& folder : folders_of(pages[i].place))
            key.push_back(first.emplace(std::move(folder), i).first->second);
        key.push_back(i);
    }
    std::ranges::sort(keys);
    std::vector<CataloguePage> sorted;
    for (auto const& [key, index] : keys)
        sorted.push_back(std::move(pages[index]));
    pages = std::move(sorted);
}

} // namespace

CataloguePage* Catalogue::find(std::string_view place)
{
    auto const found = std::ranges::find(pages, place, &CataloguePage::place);
    return found == pages.end() ? nullptr : &*found;
}

void merge(Catalogue& catalogue, Catalogue const& other)
{
    std::list<CataloguePage> pages(catalogue.pages.begin(),
                                   catalogue.pages.end());
    std::unordered_map<std::string, std::list<CataloguePage>::iterator> known;
    for (auto page = pages.begin(); page != pages.end(); ++page)
        known.emplace(page->place, page);
    auto after = pages.begin(); // where the next new page belongs
    for (auto const& page : other.pages) {
        auto const found = known.find(page.place);
        if (found == known.end()) {
            pages.insert(after, page);
            continue;
        }
        if (page.method)
            found->second->method = page.method;
        after = std::next(found->second);
    }
    catalogue.pages.assign(pages.begin(), pages.end());
    drop_folders(catalogue.pages);
    group_by_folder(catalogue.pages);
}

json::object to_json(Catalogue const& catalogue)
{
    json::object pages;
    for (auto const& page : catalogue.pages) {
        json::object entry{{"title", page.title}};
        if (page.method)
            entry["method"] = *page.method;
        if (page.operation)
            entry["operation"] = *page.operation;
        pages[page.place] = std::move(entry);
    }
    return {{"pages", std::move(pages)}};
}

std::optional<Catalogue> read_catalogue(std::string_view file,
                                        json::value const& value,
                                        Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    MemberReader in(file, "", value, diagnostics);
    auto const* const pages = in.member("pages");
    if (!pages || !pages->is_object())
        in.fail(pages ? "pages" : "", "expected an object \"pages\"");
    in.finish();
    Catalogue catalogue;
    if (pages && pages->is_object())
        for (auto const& member : pages->get_object()) {
            auto const pointer = child_pointer("/pages", member.key());
            MemberReader entry(file, pointer, member.value(), diagnostics);
            catalogue.pages.push_back(
                {.place = std::string(member.key()),
                 .title = entry.text("title"),
                 .method = entry.optional_text("method"),
                 .operation = entry.optional_text("operation")});
            entry.finish();
            if (!member.key().starts_with('/'))
                entry.fail("", "expected a place such as \"/Folder/Title\"");
        }
    if (diagnostics.size() != before)
        return std::nullopt;
    return catalogue;
}

std::vector<std::string> titles_of(std::string_view place)
{
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < place.size(); ++i) {
        if (place[i] == '/')
            titles.emplace_back();
        else if (titles.empty())
            continue;
        else if (place[i] == '~' && i + 1 < place.size())
            titles.back() += place[++i] == '1' ? '/' : '~';
        else
            titles.back() += place[i];
    }
    return titles;
}

} // namespace airudder::generator
