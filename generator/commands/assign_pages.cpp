#include "assign_pages.hpp"

#include "../drift/keep_lines.hpp"
#include "../model/identifiers.hpp"
#include "../page/operation_names.hpp"
#include "../page/which_operation.hpp"
#include "../sources/address.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace airudder::generator {
namespace {

/// Why a webhook is a variant of an operation that follows.
std::string const like = "its body is that of ";

class PageAssigner {
public:
    PageAssigner(std::vector<Catalogue> const& indexes,
                 std::string const& as,
                 Committed& committed,
                 Diagnostics& diagnostics)
        : as_(as), committed_(committed), diagnostics_(diagnostics)
    {
        for (auto const& index : indexes)
            for (auto const& page : index.pages)
                listed_.insert(without_spaces(page.title));
    }

    AssignedPages run(std::vector<ReadPage> const& pages)
    {
        follow_decisions();
        KnownOperations known(committed_);
        known_ = &known;
        auto const all = ranked(pages);
        bool settled = false;
        for (auto const& [rank, page] : all) {
            if (rank > 0 && !std::exchange(settled, true))
                settle_addresses();
            if (!page->facts.skipped)
                keep(*page);
        }
        if (!settled)
            settle_addresses();
        replace_missing();
        for (auto const& [rank, page] : all)
            if (page->facts.skipped)
                skip(*page);
        name_new_operations();
        report_conflicts();
        return std::move(result_);
    }

private:
    /// Known pages come first, then those of known operations, so that none
    /// takes another's place.
    std::vector<std::pair<int, ReadPage const*>>
    ranked(std::vector<ReadPage> const& pages)
    {
        std::vector<std::pair<int, ReadPage const*>> ranks;
        for (auto const& page : pages)
            ranks.emplace_back(rank_of(page.facts), &page);
        std::ranges::stable_sort(
            ranks, {}, [](auto const& one) { return one.first; });
        return ranks;
    }

    int rank_of(PageFacts const& page) const
    {
        if (known_->by_id(page))
            return 0;
        auto operation = known_->by_address(page);
        if (auto const found = known_->by_decisions(page); !found.empty())
            operation = found.front();
        if (!operation)
            return 2;
        return known_->in_operation(*operation, page) ? 0 : 1;
    }

    /// Renames operations that another decisions file than before describes.
    void follow_decisions()
    {
        std::map<FactsName, FactsName> renamed;
        Committed const decided{.decisions = committed_.decisions};
        KnownOperations const known(decided);
        for (auto const& [name, facts] : committed_.facts) {
            if (!name.variant.empty() || !facts.proposed ||
                committed_.decisions.contains(name))
                continue;
            auto const found = known.by_decisions(facts);
            if (found.size() == 1 && !committed_.facts.contains(found.front()))
                renamed.emplace(name, found.front());
        }
        for (auto const& [from, to] : renamed)
            rename_operation(from, to);
    }

    /// Gives the facts of an operation, with its variants, another name.
    void rename_operation(FactsName const& from, FactsName const& to)
    {
        std::vector<FactsName> names;
        for (auto const& [name, facts] : committed_.facts)
            if (name.group == from.group && name.operation == from.operation)
                names.push_back(name);
        for (auto const& name : names)
            move_facts(name, {to.group, to.operation, name.variant});
    }

    /// Gives facts another name, which no others have, and the page that was
    /// read into them too.
    void move_facts(FactsName const& from, FactsName const& to)
    {
        auto node = committed_.facts.extract(from);
        if (known_) {
            known_->remove(from, node.mapped());
            known_->add(to, node.mapped());
        }
        rename_key(result_.kept, from, to);
        rename_key(result_.before, from, to);
        node.key() = to;
        committed_.facts.insert(std::move(node));
        result_.moved.insert(to);
    }

    template <class T>
    static void rename_key(std::map<FactsName, T>& map,
                           FactsName const& from,
                           FactsName const& to)
    {
        if (auto node = map.extract(from); !node.empty()) {
            node.key() = to;
            map.insert(std::move(node));
        }
    }

    /// An endpoint has one address. A known page that now states the address of
    /// another operation is a page of that one. A variant that left the address
    /// of its operation, and has no other one's, is a new operation.
    void settle_addresses()
    {
        if (readdressed_.empty())
            return;
        std::set<FactsName> const changed(readdressed_.begin(),
                                          readdressed_.end());
        std::map<std::string, FactsName> owners;
        auto const add_owner = [&](FactsName const& name) {
            auto const& facts = committed_.facts.at(name);
            auto const key = address_key(facts);
            if (key && name.variant.empty() && !facts.skipped)
                owners.try_emplace(*key, name);
        };
        for (auto const& [name, facts] : committed_.facts)
            if (!changed.contains(name))
                add_owner(name);
        for (auto const& name : readdressed_)
            add_owner(name);
        std::set<FactsName> left;
        for (auto const& name : readdressed_) {
            auto const& facts = committed_.facts.at(name);
            auto const from = without_variant(name);
            auto const key = address_key(facts);
            auto const owner = key ? owners.find(*key) : owners.end();
            if (owner == owners.end() ? !key || !leaves(name)
                                      : owner->second == from)
                continue;
            left.insert(from);
            if (owner == owners.end())
                become_new(name);
            else
                join(name, owner->second);
        }
        for (auto const& operation : left)
            choose_main(operation);
        for (auto& [page, text] : result_.left) {
            auto const& from = left_from_.at(page);
            if (!committed_.facts.contains(from))
                text += "; " + from.operation_name() + " has no page left";
        }
    }

    /// Whether a page that has no longer the address of its operation is
    /// another endpoint: a variant with an id, like the page itself.
    bool leaves(FactsName const& name) const
    {
        auto const operation = without_variant(name);
        auto const main = committed_.facts.find(operation);
        return !name.variant.empty() && main != committed_.facts.end() &&
               !committed_.decisions.contains(operation) &&
               main->second.page_id && committed_.facts.at(name).page_id &&
               address_key(main->second) !=
                   address_key(committed_.facts.at(name));
    }

    void note_left(ReadPage const& read,
                   FactsName const& from,
                   std::string const& what)
    {
        auto const& page = read.facts;
        result_.left.emplace_back(
            &read,
            shown_title(page) + " is no longer a page of " +
                from.operation_name() + ": its address is now " + page.method +
                ' ' + page.url + what);
        left_from_.emplace(&read, from);
    }

    /// Makes a known page one of another operation.
    void join(FactsName const& name, FactsName const& operation)
    {
        auto const& read = *result_.kept.at(name);
        note_left(read,
                  without_variant(name),
                  ", that of " + operation.operation_name());
        auto const to =
            name_of_twin(operation, committed_.facts.at(operation), read);
        leave(name, to);
    }

    void become_new(FactsName const& name)
    {
        note_left(*result_.kept.at(name), without_variant(name), "");
        result_.before.erase(name);
        leave(name, {.operation = std::to_string(new_operations_++)});
    }

    /// Moves the facts of a page to another operation. If they were those of
    /// the page itself, remembers why that was named as it is.
    void leave(FactsName const& name, FactsName const& to)
    {
        auto& facts = committed_.facts.at(name);
        if (name.variant.empty())
            reasons_.emplace(name, facts.proposed);
        facts.proposed.reset();
        move_facts(name, to);
        result_.moved.erase(to); // a page was read into it
    }

    /// If the page itself has left an operation, its first variant takes its
    /// place.
    void choose_main(FactsName const& operation)
    {
        auto const first = committed_.facts.lower_bound(operation);
        if (first == committed_.facts.end() || first->first == operation ||
            without_variant(first->first) != operation)
            return;
        auto const variant = first->first;
        move_facts(variant, operation);
        if (auto const reason = reasons_.find(operation);
            reason != reasons_.end())
            committed_.facts.at(operation).proposed = reason->second;
    }

    /// If a person deleted the facts of a page itself, because it vanished, its
    /// first variant takes its place.
    void replace_missing()
    {
        std::set<FactsName> missing;
        for (auto const& [name, facts] : committed_.facts)
            if (!name.group.empty() && !name.variant.empty() &&
                !committed_.facts.contains(without_variant(name)))
                missing.insert(without_variant(name));
        for (auto const& operation : missing)
            choose_main(operation);
    }

    void keep(ReadPage const& read)
    {
        if (auto const name = name_of(read))
            keep(read, *name);
        else
            ++result_.refused;
    }

    void skip(ReadPage const& read)
    {
        auto const refused = result_.refused;
        if (auto const known = facts_of(read.facts))
            keep(read, *known);
        if (result_.refused == refused)
            result_.skipped.push_back(&read);
    }

    /// The facts of this very page.
    std::optional<FactsName> facts_of(PageFacts const& page) const
    {
        if (auto const known = known_->by_id(page))
            return known;
        auto operations = known_->by_title(page);
        if (auto const operation = known_->by_address(page))
            operations.insert(operations.begin(), *operation);
        for (auto const& name : operations)
            if (auto const same = known_->in_operation(
                    {name.group, name.operation, ""}, page))
                return same;
        return std::nullopt;
    }

    std::optional<FactsName> name_of(ReadPage const& read)
    {
        if (!as_.empty())
            return name_as(read);
        auto const& page = read.facts;
        if (auto const known = known_->by_id(page))
            return known;
        auto const decided = known_->by_decisions(page);
        if (decided.size() == 1)
            return name_in(decided.front(), read);
        if (auto const operation = known_->by_address(page))
            return name_in(*operation, read);
        auto const titled = known_->by_title(page);
        if (titled.size() == 1 &&
            !(read_address(page.url) && result_.kept.contains(titled.front())))
            return name_in({titled.front().group, titled.front().operation, ""},
                           read);
        if (decided.size() > 1 || (titled.size() > 1 && !page.page_id)) {
            report_several(read, decided.empty() ? titled : decided);
            return std::nullopt;
        }
        if (auto const known = known_->by_shape(page))
            return name_like(*known, read);
        FactsName name{.operation = std::to_string(new_operations_++)};
        return name;
    }

    FactsName name_as(ReadPage const& read)
    {
        auto const name = facts_name(as_).value();
        leave_proposed_name(read, name);
        auto const old = committed_.facts.find(name);
        if (old != committed_.facts.end() && name.variant.empty() &&
            old->second.twin != read.facts.twin)
            return name_in(name, read);
        return name;
    }

    /// Takes the page away from the operation that was proposed for it.
    void leave_proposed_name(ReadPage const& read, FactsName const& name)
    {
        auto known = known_->by_id(read.facts);
        if (!known)
            known = known_->by_address(read.facts);
        if (!known || *known == name || !committed_.facts.contains(*known))
            return;
        auto const& facts = committed_.facts.at(*known);
        bool const same_id =
            facts.page_id && facts.page_id == read.facts.page_id;
        if (!same_id && !(facts.proposed && facts.twin == read.facts.twin &&
                          is_same_page(facts, read.facts)))
            return;
        bool const whole = known->variant.empty() && name.variant.empty();
        if (whole && !committed_.facts.contains(name)) {
            rename_operation(*known, name);
        } else {
            known_->remove(*known, facts);
            committed_.facts.erase(*known);
        }
    }

    /// The name of a page of a known operation.
    FactsName name_in(FactsName const& operation, ReadPage const& read)
    {
        auto const& page = read.facts;
        if (auto const same = known_->in_operation(operation, page))
            return *same;
        auto const main = committed_.facts.find(operation);
        if (main == committed_.facts.end())
            return operation;
        return page.twin ? name_of_twin(operation, main->second, read)
                         : name_of_capture(operation, main->second, read);
    }

    /// The first of `<stem>`, `<stem>_2`, … that no variant of the operation
    /// has.
    FactsName free_variant(FactsName operation, std::string const& stem)
    {
        auto& last = variants_[operation.operation_name() + '\n' + stem];
        do {
            ++last;
            operation.variant =
                last == 1 ? stem : stem + '_' + std::to_string(last);
        } while (committed_.facts.contains(operation));
        return operation;
    }

    FactsName name_of_twin(FactsName const& operation,
                           PageFacts const& main,
                           ReadPage const& read)
    {
        auto const& page = read.facts;
        if (!main.twin && is_same_page(main, page))
            return free_variant(operation, "twin");
        if (!page.page_id && main.twin && !main.page_id &&
            !result_.kept.contains(operation))
            return operation; // its title changed
        note_further(read, operation);
        return free_variant(operation,
                            page.page_id ? "page_" + *page.page_id : "twin");
    }

    /// A capture is the page itself, and its twin a variant.
    FactsName name_of_capture(FactsName const& operation,
                              PageFacts const& main,
                              ReadPage const& read)
    {
        if (main.twin) {
            auto const stem = !main.page_id || is_same_page(main, read.facts)
                                  ? "twin"
                                  : "page_" + *main.page_id;
            auto const variant = free_variant(operation, stem);
            committed_.facts.at(operation).proposed.reset();
            move_facts(operation, variant);
            return operation;
        }
        if (!main.captured ||
            !(result_.kept.contains(operation) || lists_both(read, main)))
            return operation;
        note_further(read, operation);
        return free_variant(operation, "page");
    }

    /// True if the navigation of a capture shows both it and another page.
    static bool lists_both(ReadPage const& read, PageFacts const& other)
    {
        auto const lists = [&](std::string const& title) {
            auto const wanted = without_spaces(title);
            return std::ranges::any_of(
                read.navigation.entries, [&](auto const& entry) {
                    auto const shown = without_spaces(entry.title);
                    return shown == wanted ||
                           shown == wanted + entry.method.value_or("");
                });
        };
        return lists(read.facts.title) && lists(other.title);
    }

    /// The name of a webhook that looks like another one: the same page under
    /// another title, or a variant.
    FactsName name_like(FactsName const& known, ReadPage const& read)
    {
        FactsName const operation{known.group, known.operation, ""};
        if (auto const retitled = retitled_page(operation, read.facts))
            return *retitled;
        likes_.insert(&read);
        note_variant(read, operation);
        return free_variant(operation,
                            read.facts.page_id ? "page_" + *read.facts.page_id
                                               : "twin");
    }

    /// The facts of a page of that shape that was not read and that no index
    /// lists any more. Like the twin of an endpoint, a page without an id then
    /// has another title.
    std::optional<FactsName> retitled_page(FactsName const& operation,
                                           PageFacts const& page) const
    {
        if (page.page_id)
            return std::nullopt;
        for (auto at = committed_.facts.lower_bound(operation);
             at != committed_.facts.end() &&
             without_variant(at->first) == operation;
             ++at) {
            auto const& [name, facts] = *at;
            if (facts.captured && facts.twin && !facts.page_id &&
                !result_.kept.contains(name) &&
                !listed_.contains(without_spaces(facts.title)) &&
                has_shape_of(facts, page))
                return name;
        }
        return std::nullopt;
    }

    /// Notes a variant. If it is a webhook whose title is new, only the URL in the
    /// decisions says so.
    void note_further(ReadPage const& read, FactsName const& operation)
    {
        if (!read_address(read.facts.url) &&
            known_->by_title(read.facts).empty())
            named_by_url_.insert(&read);
        note_variant(read, operation);
    }

    void note_variant(ReadPage const& read, FactsName const& operation)
    {
        result_.further.emplace_back(&read, operation);
    }

    void report_several(ReadPage const& read,
                        std::vector<FactsName> const& found)
    {
        std::string names;
        for (auto const& name : found)
            names.append(names.empty() ? "" : ", ")
                .append(name.operation_name());
        diagnostics_.at_line(read.file,
                             read.line,
                             "expected one operation for this page, found " +
                                 names + "; say which with --as");
    }

    /// Keeps the page as the facts with that name, unless they belong to
    /// another page.
    void keep(ReadPage const& read, FactsName const& name)
    {
        auto facts = read.facts;
        auto const refuse = [&](std::string why) {
            ++result_.refused;
            conflicts_.push_back({&read, name, std::move(why)});
        };
        auto const old = committed_.facts.find(name);
        auto const main = without_variant(name);
        bool const confirmed =
            !as_.empty() ||
            (name.variant.empty() && committed_.decisions.contains(main));
        if (likes_.contains(&read) && !confirmed)
            facts.proposed = like + main.operation_name();
        if (named_by_url_.contains(&read) && !confirmed)
            facts.proposed =
                "the decisions of " + main.operation_name() + " name its URL";
        if (old == committed_.facts.end()) {
            result_.kept.emplace(name, &read);
            known_->add(name, facts);
            committed_.facts.emplace(name, std::move(facts));
            return;
        }
        if (!old->second.captured)
            return refuse("expected a page whose facts are not in " +
                          name.file() + ", which no page is read into");
        if (!confirmed && !facts.proposed)
            facts.proposed = old->second.proposed;
        // Lines that only shifted make no difference to be reviewed.
        if (equal_but_lines(old->second, facts))
            facts = old->second;
        else
            keep_lines(old->second, facts);
        auto const [earlier, first] = result_.kept.emplace(name, &read);
        if (!first && old->second != facts)
            return refuse("expected the same facts as in " +
                          earlier->second->file);
        if (!first) {
            ++result_.repeated;
            return;
        }
        if (old->second != facts) {
            known_->remove(name, old->second);
            known_->add(name, facts);
        }
        if (as_.empty() && facts.twin && facts.page_id &&
            address_key(old->second) != address_key(facts))
            readdressed_.push_back(name);
        result_.before.emplace(name, std::move(old->second));
        old->second = std::move(facts);
    }

    static FactsName without_variant(FactsName name)
    {
        name.variant.clear();
        return name;
    }

    /// Gives names to the operations that no source knew.
    void name_new_operations()
    {
        std::vector<FactsName> numbers;
        for (auto const& [name, page] : result_.kept)
            if (name.group.empty() && name.variant.empty())
                numbers.push_back(name);
        std::ranges::sort(numbers, {}, [](auto const& name) {
            return std::pair(name.operation.size(), name.operation);
        });
        std::vector<PageFacts const*> pages;
        for (auto const& number : numbers)
            pages.push_back(&committed_.facts.at(number));
        auto const names = propose_names(pages, committed_, is_reserved_group);
        std::map<std::string, FactsName> by_number;
        for (std::size_t i = 0; i < names.size(); ++i) {
            by_number.emplace(numbers[i].operation, names[i].name);
            committed_.facts.at(numbers[i]).proposed = names[i].because;
        }
        rename_keys(committed_.facts, by_number);
        rename_keys(result_.kept, by_number);
        for (auto& [read, operation] : result_.further)
            if (operation.group.empty())
                operation = by_number.at(operation.operation);
        for (auto& conflict : conflicts_)
            if (conflict.name.group.empty()) {
                auto const& to = by_number.at(conflict.name.operation);
                conflict.name.group = to.group;
                conflict.name.operation = to.operation;
            }
        for (auto& [name, read] : result_.kept)
            if (auto& facts = committed_.facts.at(name);
                facts.proposed && !name.variant.empty() &&
                facts.proposed->starts_with(like))
                facts.proposed = like + name.operation_name();
    }

    void report_conflicts()
    {
        for (auto const& [read, name, why] : conflicts_)
            diagnostics_.at_line(read->file,
                                 read->line,
                                 why + "; --as " + name.group + '/' +
                                     name.operation + ".<variant> keeps both");
    }

    template <class T>
    static void rename_keys(std::map<FactsName, T>& map,
                            std::map<std::string, FactsName> const& by_number)
    {
        for (auto at = map.begin();
             at != map.end() && at->first.group.empty();) {
            auto node = map.extract(at++);
            auto const& to = by_number.at(node.key().operation);
            node.key() = {to.group, to.operation, node.key().variant};
            map.insert(std::move(node));
        }
    }

    std::set<std::string> listed_{}; // titles in indexes, without spaces
    std::string const& as_;
    Committed& committed_;
    Diagnostics& diagnostics_;
    AssignedPages result_{};
    KnownOperations* known_ = nullptr;

    /// Until they have names, new operations have an empty group and a number.
    std::size_t new_operations_{};
    /// A page, and why it cannot be the facts of that name.
    struct Conflict {
        ReadPage const* page{};
        FactsName name{};
        std::string why{};
    };

    std::vector<Conflict> conflicts_{};

    /// Known pages whose method or path changed, in the order of the pages.
    std::vector<FactsName> readdressed_{};
    std::map<ReadPage const*, FactsName> left_from_{};
    std::map<FactsName, std::optional<std::string>> reasons_{};

    /// The last number of a variant, by operation and stem.
    std::map<std::string, std::size_t> variants_{};
    std::set<ReadPage const*> likes_{}; // webhooks that look like another
    std::set<ReadPage const*> named_by_url_{};
};

} // namespace

AssignedPages assign_pages(std::vector<ReadPage> const& pages,
                           std::vector<Catalogue> const& indexes,
                           std::string const& as,
                           Committed& committed,
                           Diagnostics& diagnostics)
{
    return PageAssigner(indexes, as, committed, diagnostics).run(pages);
}

} // namespace airudder::generator
