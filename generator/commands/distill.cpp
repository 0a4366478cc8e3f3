#include "distill.hpp"

#include "../json/json_text.hpp"
#include "../model/identifiers.hpp"
#include "../page/align.hpp"
#include "../page/facts_changes.hpp"
#include "../page/operation_names.hpp"
#include "../page/read_page.hpp"
#include "../page/read_twin.hpp"
#include "../page/site_index.hpp"
#include "../page/which_operation.hpp"
#include "../sources/address.hpp"
#include "../sources/facts_files.hpp"
#include "output.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <stdexcept>
#include <tuple>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

/// A page of one of the files.
struct ReadPage {
    std::string file{}; // its name on the command line
    std::size_t line = 1;
    PageFacts facts{};
    Navigation navigation{};
    std::string skipped{}; // why it gives no operation; usually empty
};

/// Files, and those in folders, each once. Hidden folders are left out.
std::vector<fs::path> files_of(std::vector<fs::path> const& paths)
{
    std::vector<fs::path> files;
    for (auto const& path : paths) {
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (fs::recursive_directory_iterator at(path), end; at != end; ++at)
            if (at->is_directory() &&
                at->path().filename().generic_string().starts_with('.'))
                at.disable_recursion_pending();
            else if (at->is_regular_file())
                files.push_back(at->path());
    }
    std::ranges::sort(files);
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

/// The place of a twin in the catalogue, unless the catalogue knows its id.
std::string place_of(PageFacts const& page)
{
    std::string place;
    std::string_view folders;
    if (page.section)
        folders = *page.section;
    while (!folders.empty()) {
        auto const end = std::min(folders.find('/'), folders.size());
        if (auto const folder = words_of(folders.substr(0, end));
            !folder.empty())
            place = child_pointer(place, folder);
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return child_pointer(place, page.title.empty() ? page.url : page.title);
}

/// What a page is called in messages.
std::string shown(PageFacts const& page)
{
    return in_quotes(page.title.empty() ? page.url : page.title);
}

/// Orders pages by what they say. An id of more digits is a greater number.
auto order_of(PageFacts const& page)
{
    static std::string const none;
    auto const& id = page.page_id ? *page.page_id : none;
    return std::tuple(page.twin,
                      id.size(),
                      std::string_view(id),
                      std::string_view(page.url),
                      std::string_view(page.method),
                      std::string_view(page.title),
                      std::string_view(page.section ? *page.section : none));
}

class Distiller {
public:
    Distiller(DistillOptions const& options, Diagnostics& diagnostics)
        : options_(options), diagnostics_(diagnostics)
    {
    }

    Distilled run()
    {
        read_files();
        if (!options_.as.empty() && result_.pages > 1) {
            report_as("expected exactly one page");
            return {};
        }
        bool const read =
            !pages_.empty() || !index_.empty() || result_.models > 0;
        if (read && !fs::is_directory(options_.root / "spec"))
            throw std::runtime_error(
                "expected a project: a folder with a folder spec/ in it. Run "
                "this at the project's root, pass --root DIR, or make a "
                "project with: airudder-gen init DIR");
        auto const before = diagnostics_.size();
        committed_ = read_committed(options_.root, diagnostics_);
        if (diagnostics_.size() != before)
            return {};
        for (auto const& [name, facts] : committed_.facts)
            names_before_.insert(name);
        if (pages_.empty() && index_.empty())
            return std::move(result_);
        merge_trees();
        merge_lists();
        follow_decisions();
        KnownOperations known(committed_);
        known_ = &known;
        sort_pages();
        for (auto const* const page : sorted_)
            if (!page->skipped.empty())
                ++result_.skipped;
            else if (auto const name = name_of(*page))
                keep(*page, *name);
            else
                ++result_.refused;
        name_new_operations();
        cover();
        record_skips();
        make_files();
        return std::move(result_);
    }

private:
    // Files to pages.

    void read_files()
    {
        auto const files = files_of(options_.pages);
        std::size_t done = 0;
        for (auto const& path : files) {
            auto const file = path.generic_string();
            if (auto const text = read_file(fs::path(), file, diagnostics_)) {
                read_text(file, *text);
            } else {
                ++result_.pages;
                ++result_.refused;
            }
            if (options_.progress)
                options_.progress(++done, files.size());
        }
    }

    /// Recognises what a file holds by its content.
    void read_text(std::string const& file, std::string const& text)
    {
        auto const blocks = find_twin_blocks(text);
        if (!blocks.empty())
            return read_twins(file, blocks);
        if (is_site_index(text)) {
            index_.push_back(read_site_index(text));
            return;
        }
        ++result_.pages;
        auto page = read_page(file, text, diagnostics_, options_.keep_prose);
        if (page)
            pages_.push_back({.file = file,
                              .facts = std::move(page->facts),
                              .navigation = std::move(page->navigation)});
        else
            ++result_.refused;
    }

    void read_twins(std::string const& file,
                    std::vector<TwinBlock> const& blocks)
    {
        for (auto const& block : blocks) {
            ++result_.pages;
            auto twin =
                read_twin(file, block, diagnostics_, options_.keep_prose);
            if (!twin) {
                ++result_.refused;
                continue;
            }
            for (auto const& note : twin->notes)
                result_.notes.at_line(file, note.line, note.message);
            if (twin->kind == Twin::Kind::data_model)
                ++result_.models;
            else
                pages_.push_back(
                    {.file = file,
                     .line = twin->line > 0 ? twin->line : block.line,
                     .facts = std::move(twin->facts),
                     .skipped = std::move(twin->reason)});
        }
    }

    /// Orders the pages independently of their files. Known pages come first,
    /// then those of known operations, so that none takes another's place.
    void sort_pages()
    {
        std::vector<std::pair<int, ReadPage const*>> pages;
        for (auto const& page : pages_)
            pages.emplace_back(rank_of(page.facts), &page);
        std::ranges::sort(pages, [](auto const& a, auto const& b) {
            auto const& one = a.second->facts;
            auto const& other = b.second->facts;
            auto const left = std::pair(a.first, order_of(one));
            auto const right = std::pair(b.first, order_of(other));
            if (left != right)
                return left < right;
            return one != other &&
                   minified(to_json(one)) < minified(to_json(other));
        });
        for (auto const& [rank, page] : pages)
            sorted_.push_back(page);
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
        return same_page_of(*operation, page) ? 0 : 1;
    }

    // The catalogue.

    /// Merges the sorted trees of this run, so that the order of the pages does
    /// not matter, and then merges them with the catalogue.
    void merge_trees()
    {
        auto trees = index_;
        for (auto const& page : pages_)
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
        merge(committed_.catalogue, fresh);
        for (auto const& page : pages_)
            for (auto const& entry : catalogue_of(page.navigation).pages)
                set_method(page.file, entry.place, entry.method);
    }

    /// Merges flat lists, which show methods and the place of their own page.
    void merge_lists()
    {
        for (auto& page : pages_) {
            auto const& list = page.navigation;
            if (list.nested || list.entries.empty())
                continue;
            auto const places = places_in(committed_.catalogue, list);
            for (std::size_t i = 0; i < places.size(); ++i)
                set_method(page.file, places[i], list.entries[i].method);
            page.facts.place = own_place(page, places);
        }
        for (auto const& page : pages_)
            if (page.facts.place)
                set_method(page.file, *page.facts.place, page.facts.method);
    }

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
        auto* const page =
            place.empty() ? nullptr : committed_.catalogue.find(place);
        if (!page || !method)
            return;
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

    // Pages to operations.

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

    void move_facts(FactsName const& from, FactsName const& to)
    {
        auto node = committed_.facts.extract(from);
        node.key() = to;
        committed_.facts.insert(std::move(node));
        moved_.insert(to);
    }

    std::optional<FactsName> name_of(ReadPage const& read)
    {
        if (!options_.as.empty())
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
            !(read_address(page.url) && kept_.contains(titled.front())))
            return name_in(without_variant(titled.front()), read);
        if (decided.size() > 1 || (titled.size() > 1 && !page.page_id)) {
            report_several(read, decided.empty() ? titled : decided);
            return std::nullopt;
        }
        if (auto const known = known_->by_shape(page))
            return name_like(*known, read);
        FactsName name{.operation = std::to_string(new_operations_++)};
        return name;
    }

    std::optional<FactsName> name_as(ReadPage const& read)
    {
        auto const name = facts_name(options_.as);
        if (!name) {
            report_as("expected <group>/<operation>[.<variant>] of "
                      "[a-z][a-z0-9_]*, found " +
                      in_quotes(options_.as));
            return std::nullopt;
        }
        leave_proposed_name(read, *name);
        auto const old = committed_.facts.find(*name);
        if (old != committed_.facts.end() && name->variant.empty() &&
            old->second.twin != read.facts.twin)
            return name_in(*name, read);
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
        if (whole && !committed_.facts.contains(name))
            rename_operation(*known, name);
        else
            committed_.facts.erase(*known);
    }

    /// The name of a page of a known operation.
    std::optional<FactsName> name_in(FactsName const& operation,
                                     ReadPage const& read)
    {
        auto const& page = read.facts;
        if (auto const same = same_page_of(operation, page))
            return same;
        auto const main = committed_.facts.find(operation);
        if (main == committed_.facts.end())
            return operation;
        return page.twin ? name_of_twin(operation, main->second, read)
                         : name_of_capture(operation, main->second, read);
    }

    /// The facts of that page among those of an operation.
    std::optional<FactsName> same_page_of(FactsName const& operation,
                                          PageFacts const& page) const
    {
        auto const first = committed_.facts.lower_bound(operation);
        for (auto at = first; at != committed_.facts.end() &&
                              at->first.group == operation.group &&
                              at->first.operation == operation.operation;
             ++at) {
            auto const& known = at->second;
            if (known.captured && known.twin == page.twin &&
                !(known.page_id && page.page_id) && is_same_page(known, page))
                return at->first;
        }
        return std::nullopt;
    }

    FactsName name_of_twin(FactsName const& operation,
                           PageFacts const& main,
                           ReadPage const& read)
    {
        auto const& page = read.facts;
        if (!main.twin && is_same_page(main, page))
            return free_variant(committed_, operation, "twin");
        if (!page.page_id && main.twin && !main.page_id &&
            !kept_.contains(operation))
            return operation; // its title changed
        note_variant(read, operation);
        return free_variant(committed_,
                            operation,
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
            auto const variant = free_variant(committed_, operation, stem);
            auto twin = std::move(committed_.facts.at(operation));
            twin.proposed.reset();
            committed_.facts.erase(operation);
            known_->add(variant, twin);
            committed_.facts.emplace(variant, std::move(twin));
            moved_.insert(variant);
            if (auto const kept = kept_.extract(operation); !kept.empty())
                kept_.emplace(variant, kept.mapped());
            return operation;
        }
        if (!main.captured ||
            !(kept_.contains(operation) || lists_both(read, main)))
            return operation;
        note_variant(read, operation);
        return free_variant(committed_, operation, "page");
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

    /// The name of a webhook that looks like another one.
    FactsName name_like(FactsName const& known, ReadPage const& read)
    {
        FactsName const operation{known.group, known.operation, ""};
        likes_.insert(&read);
        note_variant(read, operation);
        return free_variant(committed_,
                            operation,
                            read.facts.page_id ? "page_" + *read.facts.page_id
                                               : "twin");
    }

    void note_variant(ReadPage const& read, FactsName const& operation)
    {
        further_.emplace_back(&read, operation);
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

    void report_as(std::string const& message)
    {
        diagnostics_.at_pointer("--as", "", message);
    }

    /// Keeps the page as the facts with that name, unless they belong to
    /// another page.
    void keep(ReadPage const& read, FactsName const& name)
    {
        auto facts = read.facts;
        auto const refuse = [&](std::string const& why) {
            ++result_.refused;
            diagnostics_.at_line(read.file,
                                 read.line,
                                 why + "; --as " + name.group + '/' +
                                     name.operation + ".<variant> keeps both");
        };
        auto const old = committed_.facts.find(name);
        auto const main = without_variant(name);
        bool const confirmed =
            !options_.as.empty() || committed_.decisions.contains(main);
        if (likes_.contains(&read) && !confirmed)
            facts.proposed = "its body is that of " + main.operation_name();
        if (old == committed_.facts.end()) {
            kept_.emplace(name, &read);
            known_->add(name, facts);
            committed_.facts.emplace(name, std::move(facts));
            return;
        }
        if (!old->second.captured)
            return refuse("expected a page whose facts are not in " +
                          name.file() + ", which no page is read into");
        if (!confirmed && !facts.proposed)
            facts.proposed = old->second.proposed;
        auto const [earlier, first] = kept_.emplace(name, &read);
        if (!first && old->second != facts)
            return refuse("expected the same facts as in " +
                          earlier->second->file);
        if (first)
            before_.emplace(name, std::move(old->second));
        else
            --result_.pages;
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
        for (auto const& [name, page] : kept_)
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
        rename_keys(kept_, by_number);
        for (auto& [read, operation] : further_)
            if (operation.group.empty())
                operation = by_number.at(operation.operation);
        for (auto& [name, read] : kept_)
            if (auto& facts = committed_.facts.at(name);
                facts.proposed && !name.variant.empty())
                facts.proposed = "its body is that of " + name.operation_name();
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

    // Results.

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
                if (auto const at = by_id.find(*page.page_id);
                    at != by_id.end())
                    return at->second;
            if (!page.place && !page.twin)
                return nullptr;
            auto const at =
                by_place.find(page.place ? *page.place : place_of(page));
            return at == by_place.end() ? nullptr : at->second;
        }
    };

    /// Adds the pages of twins, and records the operation of each page and of
    /// its translations.
    void cover()
    {
        auto& catalogue = committed_.catalogue;
        auto with_twins = catalogue;
        {
            Entries const entries(catalogue);
            for (auto const* const page : sorted_) {
                auto const& facts = page->facts;
                if (!facts.twin ||
                    (facts.page_id && entries.by_id.contains(*facts.page_id)))
                    continue;
                with_twins.pages.push_back({.place = place_of(facts),
                                            .title = facts.title,
                                            .method = facts.method,
                                            .page_id = facts.page_id});
            }
        }
        merge(catalogue, with_twins);
        for (auto& page : catalogue.pages)
            page.operation.reset();
        Entries const entries(catalogue);
        for (auto const& [name, facts] : committed_.facts)
            if (auto* const page = entries.find(facts)) {
                page->operation = name.operation_name();
                if (kept_.contains(name))
                    page->skipped.reset();
                if (facts.twin)
                    page->method = facts.method;
            }
        for (auto const& [name, decisions] : committed_.decisions)
            cover_translations(name, decisions);
    }

    void cover_translations(FactsName const& name, Decisions const& decisions)
    {
        for (std::size_t i = 0; i < decisions.twins.size(); ++i) {
            auto const& twin = decisions.twins[i];
            if (auto* const page = committed_.catalogue.find(twin))
                page->operation = name.operation_name();
            else if (!committed_.catalogue.pages.empty())
                diagnostics_.at_pointer(decisions.file,
                                        "/twins/" + std::to_string(i),
                                        "expected a page of the catalogue, "
                                        "found " +
                                            in_quotes(twin));
        }
    }

    /// A skip that the catalogue records already is a note.
    void record_skips()
    {
        Entries const entries(committed_.catalogue);
        for (auto const* const read : sorted_) {
            if (read->skipped.empty())
                continue;
            auto* const page = entries.find(read->facts);
            bool const known = page && page->skipped == read->skipped;
            (known ? result_.notes : diagnostics_)
                .at_line(read->file,
                         read->line,
                         shown(read->facts) + " is skipped: " + read->skipped);
            if (page)
                page->skipped = read->skipped;
        }
    }

    void make_files()
    {
        for (auto const& [name, read] : kept_) {
            auto const& facts = committed_.facts.at(name);
            auto const old = before_.find(name);
            if (old == before_.end()) {
                ++result_.created;
                if (name.variant.empty() && facts.proposed)
                    result_.notes.at_line(
                        read->file,
                        read->line,
                        shown(facts) + " is the new operation " +
                            name.operation_name() + ": " + *facts.proposed);
            } else if (old->second == facts) {
                ++result_.unchanged;
            } else {
                ++result_.changed;
                for (auto const& change : changes_between(old->second, facts))
                    result_.notes.at_line(read->file,
                                          read->line,
                                          name.operation_name() + ": " +
                                              change);
            }
            result_.files.push_back({name.file(), pretty(to_json(facts))});
        }
        for (auto const& [read, operation] : further_)
            result_.notes.at_line(read->file,
                                  read->line,
                                  shown(read->facts) +
                                      " is a further page of " +
                                      operation.operation_name());
        for (auto const& name : moved_)
            if (!kept_.contains(name))
                result_.files.push_back(
                    {name.file(), pretty(to_json(committed_.facts.at(name)))});
        for (auto const& name : names_before_)
            if (!committed_.facts.contains(name))
                result_.removed.push_back(name.file());
        bool const exists =
            fs::exists(options_.root / std::string(catalogue_file));
        if (exists || !committed_.catalogue.pages.empty() || !kept_.empty())
            result_.files.push_back({std::string(catalogue_file),
                                     pretty(to_json(committed_.catalogue))});
    }

    DistillOptions const& options_;
    Diagnostics& diagnostics_;
    Distilled result_{};
    std::vector<ReadPage> pages_{};
    std::vector<Catalogue> index_{}; // of llms.txt
    std::vector<ReadPage const*> sorted_{};

    Committed committed_{};
    std::set<FactsName> names_before_{};      // of the committed facts
    std::map<FactsName, PageFacts> before_{}; // that a page replaces
    KnownOperations* known_ = nullptr;

    std::map<FactsName, ReadPage const*> kept_{};
    std::set<FactsName> moved_{}; // renamed facts
    /// Until they have names, new operations have an empty group and a number.
    std::size_t new_operations_{};
    std::set<ReadPage const*> likes_{}; // webhooks that look like another
    std::vector<std::pair<ReadPage const*, FactsName>> further_{};

    /// Place → method and the file of the page that shows it.
    std::map<std::string, std::pair<std::string, std::string>> methods_{};
};

} // namespace

void distill(DistillOptions const& options,
             Diagnostics& diagnostics,
             std::ostream& out)
{
    auto const distilled = distill_pages(options, diagnostics);
    if (distilled.files.empty() && !diagnostics.empty())
        return;
    out << "distill: " << count(distilled.pages, "page") << " read, "
        << to_string(write_facts(options.root, distilled)) << '\n'
        << distilled.notes.text();
}

Distilled distill_pages(DistillOptions const& options, Diagnostics& diagnostics)
{
    return Distiller(options, diagnostics).run();
}

Changes write_facts(fs::path const& root, Distilled const& distilled)
{
    auto changes = write_files(root, distilled.files);
    for (auto const& file : distilled.removed)
        changes.removed += fs::remove(root / file) ? 1 : 0;
    return changes;
}

} // namespace airudder::generator
