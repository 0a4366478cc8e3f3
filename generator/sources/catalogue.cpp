#include "catalogue.hpp"

#include "../characters.hpp"
#include "../json/json_build.hpp"
#include "../json/object_reader.hpp"

#include <algorithm>
#include <list>
#include <set>
#include <unordered_map>

namespace airudder::generator {
namespace {

/// The places of the folders above a place, outermost first.
std::vector<std::string> folders_of(std::string const& place)
{
    std::vector<std::string> folders;
    for (auto at = place.find('/', 1); at != place.npos;
         at = place.find('/', at + 1))
        folders.push_back(place.substr(0, at));
    return folders;
}

/// True for "<place> (2)" and the like.
bool is_numbered(std::string_view numbered, std::string_view place)
{
    if (!numbered.starts_with(place))
        return false;
    auto const end = numbered.substr(place.size());
    return end.size() > 3 && end.starts_with(" (") && end.ends_with(')') &&
           std::ranges::all_of(end.substr(2, end.size() - 3), is_digit);
}

/// Removes folders that a tree showed closed: they are not pages.
void drop_folders(std::vector<CataloguePage>& pages)
{
    std::set<std::string> folders;
    for (auto const& page : pages)
        for (auto& folder : folders_of(page.place))
            folders.insert(std::move(folder));
    std::erase_if(pages, [&](auto const& page) {
        return !page.page_id && folders.contains(page.place);
    });
}

/// Moves the pages of a folder together, to the place of the first one.
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

CataloguePage read_entry(std::string const& place,
                         Node const& node,
                         ReadContext const& context)
{
    ObjectReader in(node, context);
    if (!place.starts_with('/'))
        in.report("expected a place such as \"/Folder/Title\"");
    return {.place = place,
            .title = in.get_string("title"),
            .method = in.find_string("method"),
            .operation = in.find_string("operation"),
            .page_id = in.find_text("page_id"),
            .skipped = in.find_text("skipped"),
            .vanished = in.find_bool("vanished")};
}

Catalogue read_all_entries(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    Catalogue catalogue;
    auto const pages = in.find("pages");
    if (!pages)
        in.report("expected an object \"pages\"");
    else if (pages->value->kind != JsonText::Kind::object)
        in.report_at("pages", "expected an object \"pages\"");
    else
        for (auto const& [place, entry] : members_of(*pages))
            catalogue.pages.push_back(read_entry(place, entry, context));
    return catalogue;
}

} // namespace

void merge(Catalogue& catalogue, Catalogue const& other)
{
    using Pages = std::list<CataloguePage>;
    Pages pages(catalogue.pages.begin(), catalogue.pages.end());
    std::unordered_map<std::string, Pages::iterator> by_place;
    std::unordered_map<std::string, Pages::iterator> by_id;
    for (auto page = pages.begin(); page != pages.end(); ++page) {
        by_place.emplace(page->place, page);
        if (page->page_id)
            by_id.emplace(*page->page_id, page);
    }
    // A place that no page with another id has.
    std::unordered_map<std::string, int> last; // number of a place
    auto const free_place = [&](CataloguePage const& page) {
        auto const found = by_place.find(page.place);
        if (found == by_place.end() || !page.page_id ||
            !found->second->page_id || found->second->page_id == page.page_id)
            return page.place;
        if (auto const known = by_id.find(*page.page_id);
            known != by_id.end() &&
            is_numbered(known->second->place, page.place))
            return known->second->place;
        for (auto& number = last.try_emplace(page.place, 1).first->second;;) {
            auto place = page.place + " (" + std::to_string(++number) + ")";
            auto const taken = by_place.find(place);
            if (taken == by_place.end() || !taken->second->page_id)
                return place;
        }
    };
    auto after = pages.begin(); // where the next new page belongs
    for (auto page : other.pages) {
        page.place = free_place(page);
        auto known = by_place.find(page.place);
        auto const same =
            page.page_id ? by_id.find(*page.page_id) : by_id.end();
        if (same != by_id.end() &&
            (known == by_place.end() || known->second != same->second)) {
            // It moved; an entry without an id at its new place is the page.
            auto const moved = same->second;
            by_place.erase(moved->place);
            if (known != by_place.end()) {
                if (after == known->second)
                    ++after;
                pages.erase(known->second);
            }
            moved->place = page.place;
            moved->title = page.title;
            by_place.insert_or_assign(page.place, moved);
            known = by_place.find(page.place);
        }
        if (known == by_place.end()) {
            auto const added = pages.insert(after, page);
            by_place.emplace(page.place, added);
            if (page.page_id)
                by_id.emplace(*page.page_id, added);
            continue;
        }
        if (page.method)
            known->second->method = page.method;
        if (page.page_id && !known->second->page_id) {
            known->second->page_id = page.page_id;
            by_id.emplace(*page.page_id, known->second);
        }
        after = std::next(known->second);
    }
    catalogue.pages.assign(pages.begin(), pages.end());
    drop_folders(catalogue.pages);
    group_by_folder(catalogue.pages);
}

JsonText to_json(Catalogue const& catalogue)
{
    auto pages = object_text();
    for (auto const& page : catalogue.pages) {
        auto entry = object_of("title", string_text(page.title));
        if (page.method)
            put(entry, "method", *page.method);
        if (page.operation)
            put(entry, "operation", *page.operation);
        if (page.page_id)
            put(entry, "page_id", *page.page_id);
        if (page.skipped)
            put(entry, "skipped", *page.skipped);
        if (page.vanished)
            put(entry, "vanished", JsonText::of("true"));
        put(pages, page.place, std::move(entry));
    }
    return object_of("pages", std::move(pages));
}

std::optional<Catalogue> read_catalogue(std::string_view file,
                                        JsonText const& text,
                                        Diagnostics& diagnostics)
{
    return read_whole(file, text, diagnostics, read_all_entries);
}

} // namespace airudder::generator
