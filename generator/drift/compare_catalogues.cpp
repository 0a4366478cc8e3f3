#include "compare_catalogues.hpp"

#include "compare_facts.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::generator {
namespace {

/// The pages of a catalogue by id, and those without one by place.
class CataloguePages {
public:
    explicit CataloguePages(Catalogue const& catalogue)
    {
        for (auto const& page : catalogue.pages) {
            by_place_.emplace(page.place, &page);
            if (page.page_id)
                by_id_.emplace(*page.page_id, &page);
        }
    }

    CataloguePage const* find(CataloguePage const& page) const
    {
        if (page.page_id)
            if (auto const at = by_id_.find(*page.page_id); at != by_id_.end())
                return at->second;
        auto const at = by_place_.find(page.place);
        bool const other =
            at != by_place_.end() && at->second->page_id && page.page_id;
        return at == by_place_.end() || other ? nullptr : at->second;
    }

private:
    std::map<std::string_view, CataloguePage const*> by_id_{};
    std::map<std::string_view, CataloguePage const*> by_place_{};
};

class CatalogueComparison {
public:
    CatalogueComparison(Catalogue const& before,
                        Catalogue const& after,
                        std::map<FactsName, PageFacts> const& facts,
                        std::vector<PageChange>& changes)
        : before_(before), after_(after), changes_(changes)
    {
        for (auto const& [name, page] : facts) {
            if (page.page_id)
                names_.emplace(*page.page_id, name);
            if (page.skipped)
                skipped_.insert(page.page_id.value_or(page.title));
        }
        for (auto const& change : changes)
            if (change.kind == title_changed ||
                change.kind == section_changed || change.kind == place_changed)
                moved_.emplace(change.operation, change.variant);
    }

    void run()
    {
        CataloguePages const old(before_);
        std::vector<CataloguePage const*> known; // in the order now
        for (auto const& page : after_.pages) {
            if (auto const* const was = old.find(page)) {
                compare(*was, page);
                known.push_back(was);
            } else if (page.skipped) {
                add_skip(std::nullopt, page);
            } else if (!page.operation) {
                add(page_added, page, std::nullopt, page.title);
            }
        }
        compare_order(known);
        find_vanished(CataloguePages(after_));
    }

private:
    using enum ChangeKind;
    using Stated = std::optional<std::string>;

    void add(ChangeKind kind, CataloguePage const& page, Stated was, Stated is)
    {
        PageChange change{.kind = kind,
                          .place = page.place,
                          .before = std::move(was),
                          .after = std::move(is)};
        auto const name = name_of(page);
        if (name) {
            change.operation = name->operation_name();
            change.variant = name->variant;
        } else {
            change.operation = page.operation.value_or("");
        }
        changes_.push_back(std::move(change));
    }

    std::optional<FactsName> name_of(CataloguePage const& page) const
    {
        auto const found =
            page.page_id ? names_.find(*page.page_id) : names_.end();
        return found == names_.end() ? std::nullopt
                                     : std::optional(found->second);
    }

    void compare(CataloguePage const& was, CataloguePage const& is)
    {
        if (was.skipped != is.skipped)
            add_skip(was.skipped, is);
        if (was.vanished && !is.vanished)
            add(page_returned, is, std::nullopt, is.title);
        auto const name = name_of(is);
        bool const told =
            name && moved_.contains({name->operation_name(), name->variant});
        if (was.place != is.place && !told)
            add(page_moved, is, was.place, is.place);
        if (was.method != is.method && !is.operation)
            add(method_changed, is, was.method, is.method);
    }

    /// Adds a skip, or its end, unless the facts of the page tell it.
    void add_skip(Stated const& was, CataloguePage const& page)
    {
        if (page.skipped ? !skipped_.contains(page.page_id.value_or(page.title))
                         : !page.operation)
            add(page.skipped ? page_skipped : page_restored,
                page,
                was,
                page.skipped);
    }

    /// `known` are the old pages in the order that they have now.
    void compare_order(std::vector<CataloguePage const*> const& known)
    {
        auto const position = [&](CataloguePage const* page) {
            return page - before_.pages.data();
        };
        if (std::ranges::is_sorted(known, {}, position))
            return;
        auto const moved = [](PageChange const& change) {
            return change.kind == page_moved ||
                   change.kind == section_changed ||
                   change.kind == place_changed;
        };
        // A page that moves to another folder has another position too.
        if (std::ranges::none_of(changes_, moved))
            changes_.push_back({.kind = pages_reordered});
    }

    void find_vanished(CataloguePages const& now)
    {
        std::set<std::string_view> listed; // titles
        for (auto const& page : after_.pages)
            if (!page.vanished)
                listed.insert(page.title);
        for (auto const& page : before_.pages) {
            auto const* const is = now.find(page);
            if (page.vanished || (is && !is->vanished))
                continue;
            auto was = page.title;
            if (page.page_id && listed.contains(was))
                was += ", page " + *page.page_id; // another page is called that
            add(page_vanished, page, was, std::nullopt);
        }
    }

    Catalogue const& before_;
    Catalogue const& after_;
    std::vector<PageChange>& changes_;
    std::map<std::string, FactsName> names_{}; // by page id
    std::set<std::string> skipped_{}; // ids or titles of facts that are skipped
    std::set<std::pair<std::string, std::string>> moved_{};
};

} // namespace

void compare_catalogues(Catalogue const& before,
                        Catalogue const& after,
                        std::map<FactsName, PageFacts> const& facts,
                        std::vector<PageChange>& changes)
{
    CatalogueComparison(before, after, facts, changes).run();
    sort_changes(changes);
}

} // namespace airudder::generator
