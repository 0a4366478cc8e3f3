#include "distill.hpp"

#include "../json/json_text.hpp"
#include "../page/align.hpp"
#include "../page/read_page.hpp"
#include "../page/which_operation.hpp"
#include "../sources/facts_files.hpp"
#include "output.hpp"

#include <algorithm>
#include <ostream>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

struct ReadFile {
    std::string file{}; // its name on the command line
    SitePage page{};
};

class Distiller {
public:
    Distiller(fs::path const& root, Diagnostics& diagnostics)
        : diagnostics_(diagnostics),
          committed_(read_committed(root, diagnostics))
    {
    }

    std::vector<File> run(std::vector<fs::path> const& pages,
                          std::string_view as)
    {
        read(pages);
        merge_trees();
        merge_lists();
        for (auto const& read : pages_)
            if (auto const name = name_of(read, as))
                keep(read, *name);
        cover();
        return diagnostics_.empty() ? files() : std::vector<File>();
    }

private:
    void read(std::vector<fs::path> const& pages)
    {
        for (auto const& path : pages) {
            auto const file = path.generic_string();
            auto const text = read_file(fs::path(), file, diagnostics_);
            auto page =
                text ? read_page(file, *text, diagnostics_) : std::nullopt;
            if (page)
                pages_.push_back({file, std::move(*page)});
        }
    }

    /// Merges the sorted trees of this run, so that the order of the pages does
    /// not matter, and then merges them with the catalogue.
    void merge_trees()
    {
        std::vector<Catalogue> trees;
        for (auto const& [file, page] : pages_)
            trees.push_back(catalogue_of(page.navigation));
        std::ranges::sort(trees, {}, [](auto const& tree) {
            std::string places;
            for (auto const& page : tree.pages)
                places.append(page.place).append("\n");
            return places;
        });
        Catalogue fresh;
        for (auto const& tree : trees)
            merge(fresh, tree);
        merge(committed_.catalogue, fresh);
        for (auto const& [file, page] : pages_)
            for (auto const& entry : catalogue_of(page.navigation).pages)
                set_method(file, entry.place, entry.method);
    }

    /// Merges flat lists, which show methods and the place of their own page.
    void merge_lists()
    {
        for (auto& [file, page] : pages_) {
            auto const& list = page.navigation;
            if (list.nested)
                continue;
            auto const places = places_in(committed_.catalogue, list);
            for (std::size_t i = 0; i < places.size(); ++i)
                set_method(file, places[i], list.entries[i].method);
            page.facts.place = own_place(page, places);
        }
        for (auto const& [file, page] : pages_)
            if (page.facts.place)
                set_method(file, *page.facts.place, page.facts.method);
    }

    /// The entry with the page's title and method.
    static std::optional<std::string>
    own_place(SitePage const& page, std::vector<std::string> const& places)
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

    std::optional<FactsName> name_of(ReadFile const& read, std::string_view as)
    {
        if (as.empty())
            return which_operation(
                read.file, read.page.facts, committed_, diagnostics_);
        if (auto name = facts_name(as))
            return name;
        diagnostics_.at_pointer("--as",
                                "",
                                "expected <group>/<operation>[.<variant>] of "
                                "[a-z][a-z0-9_]*, found " +
                                    in_quotes(as));
        return std::nullopt;
    }

    /// Keeps the page as the facts with that name, unless they belong to
    /// another page.
    void keep(ReadFile const& read, FactsName const& name)
    {
        auto facts = read.page.facts;
        auto const old = committed_.facts.find(name);
        if (old == committed_.facts.end()) {
            kept_.emplace(name, read.file);
            committed_.facts.emplace(name, std::move(facts));
            return;
        }
        auto const refuse = [&](std::string const& why) {
            diagnostics_.at_line(read.file,
                                 1,
                                 why + "; --as " + name.group + '/' +
                                     name.operation + ".<variant> keeps both");
        };
        if (!old->second.captured)
            return refuse("expected a page whose facts are not in " +
                          name.file() + ", which no page is read into");
        if (!is_same_page(old->second, facts))
            return refuse("expected the page " + in_quotes(old->second.title) +
                          " whose facts are in " + name.file() + ", found " +
                          in_quotes(facts.title));
        auto const [earlier, first] = kept_.emplace(name, read.file);
        if (!first && old->second != facts)
            return refuse("expected the same facts as in " + earlier->second);
        old->second = std::move(facts);
    }

    /// Records the operation of each page and of its twins.
    void cover()
    {
        auto& catalogue = committed_.catalogue;
        for (auto& page : catalogue.pages)
            page.operation.reset();
        for (auto const& [name, facts] : committed_.facts)
            if (facts.place)
                if (auto* const page = catalogue.find(*facts.place))
                    page->operation = name.operation_name();
        for (auto const& [name, decisions] : committed_.decisions)
            cover_twins(name, decisions);
    }

    void cover_twins(FactsName const& name, Decisions const& decisions)
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

    std::vector<File> files() const
    {
        std::vector<File> files;
        for (auto const& [name, file] : kept_)
            files.push_back(
                {name.file(), pretty(to_json(committed_.facts.at(name)))});
        files.push_back({std::string(catalogue_file),
                         pretty(to_json(committed_.catalogue))});
        return files;
    }

    Diagnostics& diagnostics_;
    Committed committed_;
    std::vector<ReadFile> pages_{};
    std::map<FactsName, std::string> kept_{}; // name → file of the page

    /// Place → method and the file of the page that shows it.
    std::map<std::string, std::pair<std::string, std::string>> methods_{};
};

} // namespace

void distill(DistillOptions const& options,
             Diagnostics& diagnostics,
             std::ostream& out)
{
    auto const files = make_facts_files(options, diagnostics);
    if (!diagnostics.empty())
        return;
    auto const changes = write_files(options.root, files);
    out << "distill: " << count(options.pages.size(), "page") << " read, "
        << to_string(changes) << '\n';
}

std::vector<File> make_facts_files(DistillOptions const& options,
                                   Diagnostics& diagnostics)
{
    if (!options.as.empty() && options.pages.size() != 1) {
        diagnostics.at_pointer("--as", "", "expected exactly one page");
        return {};
    }
    return Distiller(options.root, diagnostics).run(options.pages, options.as);
}

} // namespace airudder::generator
