#include "compare_facts.hpp"

#include "compare_pages.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace airudder::generator {
namespace {

using Stated = std::optional<std::string>;
using AllFacts = std::map<FactsName, PageFacts>;
using AllPaths = std::map<FactsName, RowPaths>;
using NamedFacts = AllFacts::value_type;

/// Finds which facts are of the same page, and compares them.
class FactsComparison {
public:
    FactsComparison(AllFacts const& before,
                    AllFacts const& after,
                    AllPaths const& paths_before,
                    AllPaths const& paths_after)
        : before_(before), after_(after), paths_before_(paths_before),
          paths_after_(paths_after)
    {
    }

    std::vector<PageChange> run()
    {
        match_pages();
        compare_operations();
        for (auto const& page : after_)
            compare_page(page);
        for (auto const& page : before_)
            if (!paired_.contains(&page) && has_operation(after_, page.first))
                add(ChangeKind::page_removed,
                    page.first,
                    title_of(page.second),
                    std::nullopt);
        sort_changes(changes_);
        return std::move(changes_);
    }

private:
    using enum ChangeKind;

    void pair(NamedFacts const& before, NamedFacts const& after)
    {
        before_of_.emplace(&after, &before);
        paired_.insert(&before);
    }

    void match_pages()
    {
        match_names([](PageFacts const& was, PageFacts const& is) {
            return was.page_id == is.page_id;
        });
        match_unpaired(
            [](PageFacts const& page) { return page.page_id.value_or(""); });
        match_names([](PageFacts const&, PageFacts const&) { return true; });
        match_unpaired([](PageFacts const& page) {
            return page.method + ' ' + page.url + '\n' + page.title;
        });
    }

    /// Pairs facts of the same name that `match`.
    template <class Match>
    void match_names(Match match)
    {
        for (auto const& now : after_) {
            auto const old = before_.find(now.first);
            if (old != before_.end() && !before_of_.contains(&now) &&
                !paired_.contains(&*old) && match(old->second, now.second))
                pair(*old, now);
        }
    }

    /// Pairs the facts that are left and whose keys are equal and not empty.
    template <class Key>
    void match_unpaired(Key key)
    {
        std::multimap<std::string, NamedFacts const*> left;
        for (auto const& old : before_)
            if (auto text = key(old.second);
                !text.empty() && !paired_.contains(&old))
                left.emplace(std::move(text), &old);
        if (left.empty())
            return;
        for (auto const& now : after_) {
            if (before_of_.contains(&now))
                continue;
            auto const text = key(now.second);
            auto const old = left.lower_bound(text);
            if (old == left.end() || old->first != text)
                continue;
            pair(*old->second, now);
            left.erase(old);
        }
    }

    static bool has_operation(AllFacts const& facts, FactsName const& name)
    {
        auto const first = facts.lower_bound(name.of_operation());
        return first != facts.end() && first->first.group == name.group &&
               first->first.operation == name.operation;
    }

    void compare_operations()
    {
        add_operations(after_, before_, operation_added);
        add_operations(before_, after_, operation_removed);
    }

    /// Adds the operations of `one` that `other` does not have.
    void
    add_operations(AllFacts const& one, AllFacts const& other, ChangeKind kind)
    {
        FactsName last;
        for (auto const& [name, page] : one) {
            auto const operation = name.of_operation();
            if (std::exchange(last, operation) == operation ||
                has_operation(other, name))
                continue;
            auto const title = title_of(page);
            bool const added = kind == operation_added;
            add(kind,
                operation,
                added ? std::nullopt : title,
                added ? title : std::nullopt);
        }
    }

    void compare_page(NamedFacts const& now)
    {
        auto const& [name, page] = now;
        auto const found = before_of_.find(&now);
        if (found == before_of_.end()) {
            if (!name.variant.empty() || has_operation(before_, name))
                add(page_added, name, std::nullopt, title_of(page));
            if (page.skipped)
                add(page_skipped, name, std::nullopt, page.skipped);
            return;
        }
        auto const& [old_name, old_page] = *found->second;
        if (old_name != name)
            add(page_moved, name, full_name(old_name), full_name(name));
        std::ranges::move(compare_pages(name,
                                        old_page,
                                        page,
                                        paths_of(paths_before_, old_name),
                                        paths_of(paths_after_, name)),
                          std::back_inserter(changes_));
    }

    static RowPaths const& paths_of(AllPaths const& paths,
                                    FactsName const& name)
    {
        static RowPaths const none{};
        auto const found = paths.find(name);
        return found == paths.end() ? none : found->second;
    }

    static std::string full_name(FactsName const& name)
    {
        return name.operation_name() +
               (name.variant.empty() ? "" : '.' + name.variant);
    }

    static Stated title_of(PageFacts const& page)
    {
        return page.title.empty() ? page.url : page.title;
    }

    void add(ChangeKind kind, FactsName const& name, Stated was, Stated is)
    {
        changes_.push_back({.kind = kind,
                            .operation = name.operation_name(),
                            .variant = name.variant,
                            .before = std::move(was),
                            .after = std::move(is)});
    }

    AllFacts const& before_;
    AllFacts const& after_;
    AllPaths const& paths_before_;
    AllPaths const& paths_after_;
    std::map<NamedFacts const*, NamedFacts const*> before_of_{};
    std::set<NamedFacts const*> paired_{}; // of those before
    std::vector<PageChange> changes_{};
};

} // namespace

std::vector<PageChange>
compare_facts(std::map<FactsName, PageFacts> const& before,
              std::map<FactsName, PageFacts> const& after,
              std::map<FactsName, RowPaths> const& paths_before,
              std::map<FactsName, RowPaths> const& paths_after)
{
    return FactsComparison(before, after, paths_before, paths_after).run();
}

void sort_changes(std::vector<PageChange>& changes)
{
    std::ranges::stable_sort(changes, {}, [](PageChange const& change) {
        return std::tuple(change.operation.empty(),
                          std::string_view(change.operation),
                          std::string_view(change.variant));
    });
}

} // namespace airudder::generator
