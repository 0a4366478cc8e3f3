#include "distill.hpp"

#include "../drift/compare_pages.hpp"
#include "../json/json_text.hpp"
#include "../page/read_pages.hpp"
#include "../report_text.hpp"
#include "../sources/twin_digests.hpp"
#include "assign_pages.hpp"
#include "capture_paths.hpp"
#include "catalogue_pages.hpp"
#include "output.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <unordered_map>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

/// Whether facts differ in nothing but what confirms the name of the operation:
/// the page is as it was.
bool says_the_same(PageFacts before, PageFacts const& after)
{
    before.proposed = after.proposed;
    return before == after;
}

class Distiller {
public:
    Distiller(DistillOptions const& options, Diagnostics& diagnostics)
        : options_(options), diagnostics_(diagnostics),
          digests_(read_twin_digests(options.root, options.reader))
    {
    }

    Distilled run()
    {
        require_project(options_.root);
        if (!options_.as.empty() && !facts_name(options_.as))
            diagnostics_.at_input("--as",
                                  "expected <group>/<operation>[.<variant>] of "
                                  "[a-z][a-z0-9_]*, each of at most " +
                                      std::to_string(max_operation_name) +
                                      " characters, found " +
                                      in_quotes(options_.as));
        Diagnostics unreadable;
        committed_ = read_committed(options_.root, unreadable);
        auto read = read_pages({.paths = options_.pages,
                                .keep_prose = options_.keep_prose,
                                .known = known_twins(),
                                .progress = options_.progress},
                               diagnostics_);
        if (!options_.as.empty() && read.all > 1)
            diagnostics_.at_input("--as", "expected exactly one page");
        diagnostics_.append(unreadable);
        if (!unreadable.empty() || diagnostics_.usage_or_io())
            return {};
        result_.notes = read.notes;
        result_.pages = read.all;
        result_.models = read.models;
        result_.refused = read.refused;
        if (!read.pages.empty() || !read.indexes.empty())
            distill(read);
        result_.facts = std::move(committed_.facts);
        result_.catalogue = std::move(committed_.catalogue);
        return std::move(result_);
    }

private:
    /// The facts of twins that were read before, if nobody changed them since.
    std::unordered_map<std::string, PageFacts const*> known_twins() const
    {
        std::unordered_map<std::string, PageFacts const*> known;
        for (auto const& [name, facts] : committed_.facts) {
            if (is_as_read(name))
                known.emplace(digests_.entries.at(name.file()).twin, &facts);
        }
        return known;
    }

    void distill(ReadPages& read)
    {
        std::set<FactsName> names_before;
        for (auto const& [name, facts] : committed_.facts)
            names_before.insert(name);
        merge_navigation(read, committed_.catalogue, diagnostics_);
        auto const assigned = assign_pages(
            read.pages, read.indexes, options_.as, committed_, diagnostics_);
        result_.pages -= assigned.repeated;
        result_.refused += assigned.refused;
        result_.skipped = assigned.skipped.size();
        catalogue_pages(assigned, committed_, result_.notes, diagnostics_);
        mark_vanished(read, committed_.catalogue);
        find_paths(assigned, names_before);
        for (auto const& [name, page] : assigned.kept)
            add_facts(name, *page, assigned);
        for (auto const& [page, operation] : assigned.further)
            note(*page,
                 shown_title(page->facts) + " is a further page of " +
                     operation.operation_name());
        for (auto const& [page, text] : assigned.left)
            note(*page, text);
        for (auto const& name : assigned.moved)
            if (!assigned.kept.contains(name)) {
                digests_.entries.erase(name.file());
                add_file(name, committed_.facts.at(name));
            }
        for (auto const& name : names_before)
            if (!committed_.facts.contains(name))
                result_.removed.push_back(name.file());
        add_catalogue(!assigned.kept.empty());
        add_digests(assigned);
    }

    /// Counts a page, notes what it changes, and adds its facts.
    void add_facts(FactsName const& name,
                   ReadPage const& page,
                   AssignedPages const& assigned)
    {
        auto const& facts = committed_.facts.at(name);
        auto const old = assigned.before.find(name);
        bool const created = old == assigned.before.end();
        bool const changed = !created && old->second != facts;
        if (created && name.variant.empty() && facts.proposed)
            note(page,
                 shown_title(facts) + " is the new operation " +
                     name.operation_name() + ": " + *facts.proposed);
        if (!facts.skipped) { // else the skip says it all, and counts
            result_.created += created;
            bool const other = changed && !says_the_same(old->second, facts);
            result_.changed += other;
            result_.unchanged += !created && !other;
            if (changed)
                for (auto const& change : compare_pages(name,
                                                        old->second,
                                                        facts,
                                                        paths_before_[name],
                                                        paths_after_[name]))
                    if (auto const text = note_of(change); !text.empty())
                        note(page, name.operation_name() + ": " + text);
        }
        // Then its digest stays too: a twin whose lines shifted is read again
        // each time, which changes no file.
        bool const as_before = !created && !changed && is_as_read(name);
        if (as_before)
            ++result_.untouched;
        else
            add_file(name, facts);
        if (!facts.twin)
            return;
        if (page.digest.empty())
            digests_.entries.erase(name.file());
        else if (!as_before)
            digests_.entries.insert_or_assign(
                name.file(),
                TwinDigests::Entry{page.digest,
                                   sha256(result_.files.back().text)});
    }

    /// Finds where the spec places the rows of captures that change, for the
    /// notes about them.
    void find_paths(AssignedPages const& assigned,
                    std::set<FactsName> const& names_before)
    {
        std::set<FactsName> operations;
        for (auto const& [name, facts] : assigned.before) {
            auto const now = committed_.facts.find(name);
            if (now != committed_.facts.end() && !now->second.twin &&
                now->second != facts)
                operations.insert(name.of_operation());
        }
        if (operations.empty())
            return;
        std::map<FactsName, PageFacts> before;
        std::map<FactsName, PageFacts> after;
        for (auto const& [name, facts] : committed_.facts) {
            if (!operations.contains(name.of_operation()))
                continue;
            after.emplace(name, facts);
            if (auto const old = assigned.before.find(name);
                old != assigned.before.end())
                before.insert(*old);
            else if (names_before.contains(name))
                before.emplace(name, facts);
        }
        paths_before_ = paths_of_captures(options_.root, before);
        paths_after_ = paths_of_captures(options_.root, after);
    }

    /// True if the facts file is the one that distill wrote for a twin.
    bool is_as_read(FactsName const& name) const
    {
        auto const entry = digests_.entries.find(name.file());
        auto const digest = committed_.digests.find(name);
        return entry != digests_.entries.end() &&
               digest != committed_.digests.end() &&
               entry->second.facts == digest->second;
    }

    void add_file(FactsName const& name, PageFacts const& facts)
    {
        result_.files.push_back({name.file(), pretty(to_json(facts))});
    }

    void add_catalogue(bool needed)
    {
        std::string const file(catalogue_file);
        if (needed || !committed_.catalogue.pages.empty() ||
            is_present(options_.root / file))
            result_.files.push_back(
                {file, pretty(to_json(committed_.catalogue))});
    }

    /// Adds the digests of twins, unless no page is one.
    void add_digests(AssignedPages const& assigned)
    {
        std::string const file(twin_digests_file);
        if (std::ranges::none_of(assigned.kept, [](auto const& one) {
                return one.second->facts.twin;
            }))
            return;
        std::set<std::string> files;
        for (auto const& [name, facts] : committed_.facts)
            if (facts.twin)
                files.insert(name.file());
        std::erase_if(digests_.entries, [&](auto const& entry) {
            return !files.contains(entry.first);
        });
        if (!digests_.entries.empty() || fs::exists(options_.root / file))
            result_.files.push_back({file, pretty(to_json(digests_))});
    }

    void note(ReadPage const& page, std::string const& message)
    {
        result_.notes.at_line(page.file, page.line, message);
    }

    DistillOptions const& options_;
    Diagnostics& diagnostics_;
    TwinDigests digests_;
    Committed committed_{};
    std::map<FactsName, RowPaths> paths_before_{};
    std::map<FactsName, RowPaths> paths_after_{};
    Distilled result_{};
};

} // namespace

void distill(DistillOptions const& options,
             Diagnostics& diagnostics,
             std::ostream& out)
{
    auto const distilled = distill_pages(options, diagnostics);
    if (distilled.files.empty() && !diagnostics.empty())
        return;
    out << "distill: " << counted(distilled.pages, "page") << " read, "
        << to_string(write_facts(options.root, distilled)) << '\n'
        << distilled.notes.text();
}

Distilled distill_pages(DistillOptions const& options, Diagnostics& diagnostics)
{
    return Distiller(options, diagnostics).run();
}

Changes write_facts(fs::path const& root, Distilled const& distilled)
{
    for (auto const& file : distilled.removed)
        require_own_file(root, file);
    auto changes = write_files(root, distilled.files);
    changes.unchanged += distilled.untouched;
    for (auto const& file : distilled.removed)
        changes.removed += fs::remove(root / file) ? 1 : 0;
    return changes;
}

} // namespace airudder::generator
