#include "spec_sources.hpp"

#include "../files.hpp"
#include "address.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

std::string const info_file = "spec/wording/info.json";

/// A group cannot be named "info": its description would be in info_file.
bool may_have_facts(FactsName const& name) { return name.group != "info"; }

bool may_have_decisions(FactsName const& name)
{
    return may_have_facts(name) && name.variant.empty();
}

class SourceReader {
public:
    SourceReader(fs::path const& root,
                 std::optional<std::map<FactsName, PageFacts>>& facts,
                 Catalogue const* catalogue,
                 Diagnostics& diagnostics)
        : root_(root), facts_(facts), catalogue_(catalogue),
          diagnostics_(diagnostics)
    {
    }

    SpecSources run()
    {
        add_facts();
        add_decisions();
        add_wording();
        add_places();
        join();
        return std::move(sources_);
    }

private:
    void add_facts()
    {
        std::string const folder = "spec/pages";
        if (!facts_) {
            for (auto const& [name, file] :
                 operation_files(root_, folder, diagnostics_, may_have_facts))
                add_page(name,
                         read_json_file(root_, file, diagnostics_, read_facts));
            return;
        }
        for (auto& [name, facts] : *facts_)
            if (may_have_facts(name))
                add_page(name, std::move(facts));
            else
                report_file_name(folder, name.file(), diagnostics_);
    }

    /// Adds facts, unless they could not be read.
    void add_page(FactsName const& name, std::optional<PageFacts> facts)
    {
        FactsName const key{name.group, name.operation};
        auto& source = operations_[key];
        source.group = name.group;
        source.name = name.operation;
        if (facts)
            source.pages.push_back(
                {name.variant, name.file(), std::move(*facts)});
        else
            unread_.insert(key);
    }

    void add_decisions()
    {
        for (auto const& [name, file] : operation_files(
                 root_, "spec/decisions", diagnostics_, may_have_decisions))
            if (auto decisions =
                    read_json_file(root_, file, diagnostics_, read_decisions))
                decisions_.emplace(name, std::move(*decisions));
            else
                unread_.insert(name);
    }

    void add_wording()
    {
        std::string const folder = "spec/wording";
        for (auto const& file : files_below(root_, folder, ".json")) {
            auto const stem = stem_in(folder, file);
            auto const name = facts_name(stem);
            if (file == info_file)
                continue;
            if (name && may_have_decisions(*name))
                add_wording(*name, file);
            else if (is_operation_name(stem))
                add_group(std::string(stem), file);
            else
                report_file_name(folder, file, diagnostics_);
        }
        if (!is_present(root_ / info_file))
            return;
        if (auto info = read_json_file(
                root_, info_file, diagnostics_, read_info_wording)) {
            sources_.title = std::move(info->title);
            sources_.description = std::move(info->description);
        }
    }

    void add_wording(FactsName const& name, std::string const& file)
    {
        if (auto wording =
                read_json_file(root_, file, diagnostics_, read_wording))
            wording_.emplace(name, std::move(*wording));
        else
            unread_.insert(name);
    }

    void add_group(std::string const& group, std::string const& file)
    {
        if (auto description =
                read_json_file(root_, file, diagnostics_, read_group_wording))
            sources_.groups.emplace(group, std::move(*description));
    }

    /// Reads only the places of the catalogue, and only if decisions name
    /// twins.
    void add_places()
    {
        if (std::ranges::all_of(decisions_, [](auto const& one) {
                return one.second.twins.empty();
            }))
            return;
        if (catalogue_) {
            auto& places = sources_.places.emplace();
            for (auto const& page : catalogue_->pages)
                places.insert(page.place);
            return;
        }
        std::string const file(catalogue_file);
        auto const text = read_json_file(root_, file, diagnostics_);
        auto const* const pages = text ? at_pointer(*text, "/pages") : nullptr;
        if (!pages || pages->kind != JsonText::Kind::object)
            return report(file, "expected a member \"pages\"");
        auto& places = sources_.places.emplace();
        for (auto const& page : pages->members)
            places.insert(page.name);
    }

    /// Combines the facts, decisions and wording of each operation.
    void join()
    {
        for (auto& [name, source] : operations_)
            if (!unread_.contains(name))
                join(name, source);
        drop_skipped_groups();
        for (auto const& [name, decisions] : decisions_)
            if (!operations_.contains(name))
                sources_.stale.at_pointer(decisions.file,
                                          "",
                                          "expected facts in " + name.file() +
                                              "; run `airudder-gen distill`");
        for (auto const& [name, wording] : wording_)
            if (!operations_.contains(name))
                sources_.stale.at_pointer(wording.file,
                                          "",
                                          "expected facts in " + name.file() +
                                              " for this wording");
    }

    /// Drops the descriptions of groups whose operations are all skipped.
    void drop_skipped_groups()
    {
        for (auto const& source : sources_.operations)
            skipped_groups_.erase(source.group);
        for (auto const& group : skipped_groups_)
            sources_.groups.erase(group);
    }

    void join(FactsName const& name, OperationSource& source)
    {
        std::ranges::sort(source.pages, {}, &PageSource::variant);
        if (auto const& page = source.pages.front(); !page.variant.empty())
            return report(page.file,
                          "expected facts of the page itself in " +
                              name.file());
        std::erase_if(source.pages, [](PageSource const& one) {
            return one.facts.skipped.has_value();
        });
        if (source.pages.empty()) {
            skipped_groups_.insert(name.group);
            return;
        }
        auto const decisions = decisions_.find(name);
        source.decided = decisions != decisions_.end();
        if (source.decided) {
            source.decisions = decisions->second;
        } else {
            source.decisions.file = name.file("decisions");
            source.decisions.webhook =
                !read_address(source.pages.front().facts.url);
        }
        source.wording.file = name.file("wording");
        auto const wording = wording_.find(name);
        if (wording != wording_.end())
            source.wording = wording->second;
        sources_.operations.push_back(std::move(source));
    }

    void report(std::string const& file, std::string const& message)
    {
        diagnostics_.at_pointer(file, "", message);
    }

    fs::path const& root_;
    std::optional<std::map<FactsName, PageFacts>>& facts_;
    Catalogue const* catalogue_;
    Diagnostics& diagnostics_;
    SpecSources sources_{};

    // The names have no variant.
    std::map<FactsName, OperationSource> operations_{};
    std::set<FactsName> unread_{}; // one of whose files could not be read
    std::map<FactsName, Decisions> decisions_{};
    std::map<FactsName, Wording> wording_{};
    std::set<std::string> skipped_groups_{};
};

} // namespace

SpecSources
read_spec_sources(fs::path const& root,
                  Diagnostics& diagnostics,
                  std::optional<std::map<FactsName, PageFacts>> facts,
                  Catalogue const* catalogue)
{
    return SourceReader(root, facts, catalogue, diagnostics).run();
}

} // namespace airudder::generator
