#include "catalogue_pages.hpp"

#include "../page/align.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace airudder::generator {
namespace {

/// The place of a twin in the catalogue, unless the catalogue knows its id.
std::string place_of(PageFacts const& page)
{
    std::string place;
    std::string_view folders;
    if (page.section)
        folders = *page.section;
    for (std::size_t level = 0; level < max_level && !folders.empty();) {
        auto const end = std::min(folders.find('/'), folders.size());
        if (auto const folder = words_of(folders.substr(0, end));
            !folder.empty()) {
            place = child_pointer(place, folder);
            ++level;
        }
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return child_pointer(place, page.title.empty() ? page.url : page.title);
}

/// The catalogue's entries by their ids and places.
struct Entries {
    std::map<std::string, CataloguePage*> by_id{};
    std::map<std::string, CataloguePage*> by_place{};

    explicit Entries(Catalogue& catalogue)
    {
        for (auto& page : catalogue.pages) {
            by_place.emplace(page.place, &page);
            if (page.page_id)
                by_id.emplace(*page.page_id, &page);
        }
    }

    CataloguePage* find(PageFacts const& page) const
    {
        if (page.page_id)
            if (auto const at = by_id.find(*page.page_id); at != by_id.end())
                return at->second;
        if (!page.place && !page.twin)
            return nullptr;
        auto const at =
            by_place.find(page.place ? *page.place : place_of(page));
        return at == by_place.end() ? nullptr : at->second;
    }
};

/// Merges navigation into the catalogue.
class NavigationMerger {
public:
    NavigationMerger(ReadPages& read,
                     Catalogue& catalogue,
                     Diagnostics& diagnostics)
        : read_(read), catalogue_(catalogue), diagnostics_(diagnostics)
    {
    }

    /// Merges the sorted trees of this run, so that the order of the pages does
    /// not matter, and then merges them with the catalogue.
    void merge_trees()
    {
        auto trees = read_.indexes;
        for (auto const& page : read_.pages)
            trees.push_back(catalogue_of(page.navigation));
        std::ranges::sort(trees, {}, [](auto const& tree) {
            std::string places;
            for (auto const& page : tree.pages)
                places.append(page.place)
                    .append(" ")
                    .append(page.page_id.value_or(""))
                    .append("\n");
            return places;
        });
        Catalogue fresh;
        for (auto const& tree : trees)
            merge(fresh, tree);
        merge_into_catalogue(fresh);
        for (auto const& page : read_.pages)
            for (auto const& entry : catalogue_of(page.navigation).pages)
                set_method(page.file, entry.place, entry.method);
    }

    /// Adds twins that the catalogue does not know by their ids.
    void add_twins()
    {
        auto with_twins = catalogue_;
        Entries const entries(catalogue_);
        for (auto const& page : read_.pages) {
            auto const& facts = page.facts;
            if (facts.twin &&
                !(facts.page_id && entries.by_id.contains(*facts.page_id)))
                with_twins.pages.push_back({.place = place_of(facts),
                                            .title = facts.title,
                                            .method = facts.method,
                                            .page_id = facts.page_id});
        }
        merge_into_catalogue(with_twins);
    }

    /// Merges flat lists, which show methods and the place of their own page.
    void merge_lists()
    {
        for (auto& page : read_.pages) {
            auto const& list = page.navigation;
            if (list.nested || list.entries.empty())
                continue;
            auto const places = places_in(catalogue_, list);
            for (std::size_t i = 0; i < places.size(); ++i)
                set_method(page.file, places[i], list.entries[i].method);
            page.facts.place = own_place(page, places);
        }
        for (auto const& page : read_.pages)
            if (page.facts.place)
                set_method(page.file, *page.facts.place, page.facts.method);
    }

private:
    /// The entry with the page's title and method.
    static std::optional<std::string>
    own_place(ReadPage const& page, std::vector<std::string> const& places)
    {
        auto const title = without_spaces(page.facts.title);
        auto const glued = title + page.facts.method;
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto const& entry = page.navigation.entries[i];
            if (entry.method == page.facts.method &&
                without_spaces(entry.title + *entry.method) == glued)
                found.push_back(i);
        }
        if (found.size() != 1 || places[found.front()].empty())
            return std::nullopt;
        return places[found.front()];
    }

    /// Sets a page's method, on which all pages of one run must agree. They
    /// take precedence over the catalogue.
    void set_method(std::string const& file,
                    std::string_view place,
                    std::optional<std::string> const& method)
    {
        auto const found = by_place_.find(place);
        if (found == by_place_.end() || !method)
            return;
        auto* const page = found->second;
        auto const [known, added] =
            methods_.try_emplace(page->place, *method, file);
        if (known->second.first != *method)
            diagnostics_.at_line(file,
                                 1,
                                 "expected method " + known->second.first +
                                     " at " + in_quotes(place) + " as in " +
                                     known->second.second + ", found " +
                                     *method);
        page->method = *method;
    }

    void merge_into_catalogue(Catalogue const& other)
    {
        merge(catalogue_, other);
        by_place_.clear();
        for (auto& page : catalogue_.pages)
            by_place_.emplace(page.place, &page);
    }

    ReadPages& read_;
    Catalogue& catalogue_;
    Diagnostics& diagnostics_;
    std::unordered_map<std::string_view, CataloguePage*> by_place_{};

    /// Place → method and the file of the page that shows it.
    std::map<std::string, std::pair<std::string, std::string>> methods_{};
};

/// Records the operations of pages in the catalogue.
class PageRecorder {
public:
    PageRecorder(AssignedPages const& assigned,
                 Committed& committed,
                 Diagnostics& notes,
                 Diagnostics& diagnostics)
        : assigned_(assigned), committed_(committed), notes_(notes),
          diagnostics_(diagnostics)
    {
    }

    void run()
    {
        Entries const entries(committed_.catalogue);
        report_skips(entries);
        record_operations(entries);
        for (auto const* const read : assigned_.skipped)
            if (auto* const page = entries.find(read->facts))
                page->skipped = read->facts.skipped;
    }

private:
    void report_skips(Entries const& entries)
    {
        for (auto const* const read : assigned_.skipped) {
            auto const& facts = read->facts;
            auto const* const page = entries.find(facts);
            bool const known = page && page->skipped == facts.skipped;
            (known ? notes_ : diagnostics_)
                .at_line(read->file,
                         read->line,
                         shown_title(facts) + " is skipped: " + *facts.skipped +
                             left_out_by(*read));
        }
    }

    /// What becomes of the operation that a skipped page described before.
    std::string left_out_by(ReadPage const& read) const
    {
        auto const kept = std::ranges::find(
            assigned_.kept, &read, [](auto const& one) { return one.second; });
        if (kept == assigned_.kept.end())
            return {};
        auto const& name = kept->first;
        bool const others =
            std::ranges::any_of(committed_.facts, [&](auto const& one) {
                return one.first.group == name.group &&
                       one.first.operation == name.operation &&
                       !one.second.skipped;
            });
        return "; " + name.operation_name() +
               (others ? " is what its other pages say"
                       : " is left out of spec and headers");
    }

    void record_operations(Entries const& entries)
    {
        for (auto& page : committed_.catalogue.pages)
            page.operation.reset();
        for (auto const& [name, facts] : committed_.facts) {
            auto* const page = entries.find(facts);
            if (!page || facts.skipped)
                continue;
            page->operation = name.operation_name();
            if (!facts.twin)
                continue;
            page->method = facts.method;
            if (assigned_.kept.contains(name))
                page->skipped.reset();
        }
        for (auto const& [name, decisions] : committed_.decisions)
            record_translations(name, decisions, entries);
    }

    /// `spec` reports a place that is gone.
    void record_translations(FactsName const& name,
                             Decisions const& decisions,
                             Entries const& entries)
    {
        for (auto const& twin : decisions.twins)
            if (auto const page = entries.by_place.find(twin);
                page != entries.by_place.end())
                page->second->operation = name.operation_name();
    }

    AssignedPages const& assigned_;
    Committed& committed_;
    Diagnostics& notes_;
    Diagnostics& diagnostics_;
};

/// What the indexes of this run list.
class ListedPages {
public:
    explicit ListedPages(std::vector<Catalogue> const& indexes)
    {
        for (auto const& index : indexes)
            for (auto const& page : index.pages) {
                places_.insert(page.place);
                if (page.page_id)
                    ids_.insert(*page.page_id);
            }
    }

    bool contains(CataloguePage const& page) const
    {
        if (page.page_id)
            return ids_.contains(*page.page_id);
        if (places_.contains(page.place))
            return true;
        auto const folder = page.place + '/';
        auto const inside = places_.lower_bound(folder);
        return inside != places_.end() && inside->starts_with(folder);
    }

private:
    std::set<std::string_view> ids_{};
    std::set<std::string, std::less<>> places_{};
};

} // namespace

void merge_navigation(ReadPages& read,
                      Catalogue& catalogue,
                      Diagnostics& diagnostics)
{
    NavigationMerger merger(read, catalogue, diagnostics);
    merger.merge_trees();
    merger.add_twins();
    merger.merge_lists();
}

void catalogue_pages(AssignedPages const& assigned,
                     Committed& committed,
                     Diagnostics& notes,
                     Diagnostics& diagnostics)
{
    PageRecorder(assigned, committed, notes, diagnostics).run();
}

void mark_vanished(ReadPages const& read, Catalogue& catalogue)
{
    if (read.indexes.empty())
        return;
    ListedPages const listed(read.indexes);
    Entries const entries(catalogue);
    std::set<std::string> present;
    for (auto const& page : read.pages)
        if (auto const* const entry = entries.find(page.facts))
            present.insert(entry->place);
    for (auto& page : catalogue.pages)
        page.vanished = !listed.contains(page);
    std::erase_if(catalogue.pages, [&](auto const& page) {
        return page.vanished && !page.operation &&
               !present.contains(page.place);
    });
}

} // namespace airudder::generator
