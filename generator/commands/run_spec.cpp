#include "run_spec.hpp"

#include "../files.hpp"
#include "../json/json_file.hpp"
#include "../json/json_object.hpp"
#include "../sources/address.hpp"
#include "../sources/catalogue.hpp"
#include "../spec/build_spec.hpp"

#include <algorithm>
#include <map>

namespace airudder::generator {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

constexpr std::string_view spec_file = "spec/airudder.openapi.json";

/// "spec/pages/workflow/x.en.json" → workflow, x, en.
struct Place {
    std::string group{};
    std::string operation{};
    std::string variant{};
};

class SourceReader {
public:
    SourceReader(fs::path const& root, Diagnostics& diagnostics)
        : root_(root), diagnostics_(diagnostics)
    {
    }

    SpecSources run()
    {
        read_folder("spec/pages", true, [this](Place place, auto file) {
            read_page(std::move(place), file);
        });
        read_folder("spec/decisions", false, [this](Place place, auto file) {
            if (auto const value = read_json_file(root_, file, diagnostics_))
                if (auto all = read_decisions(file, *value, diagnostics_))
                    decisions_.emplace(place.group + '/' + place.operation,
                                       std::move(*all));
        });
        read_folder("spec/wording", false, [this](Place place, auto file) {
            read_texts(std::move(place), file);
        });
        read_info();
        read_catalogue();
        join();
        return std::move(sources_);
    }

private:
    template <class Read>
    void read_folder(std::string const& folder, bool variants, Read read)
    {
        for (auto const& file : files_below(root_, folder, ".json")) {
            auto const place = place_of(file.substr(folder.size() + 1));
            if (place && (variants || place->variant.empty()))
                read(*place, file);
            else if (folder != "spec/wording" || file != info_file)
                diagnostics_.at_pointer(
                    file,
                    "",
                    "expected a file name such as " +
                        generator::in_quotes(folder +
                                             "/workflow/query_x.json"));
        }
    }

    /// Nothing if a part is not an operation name; a group has no operation.
    static std::optional<Place> place_of(std::string_view path)
    {
        path.remove_suffix(std::string_view(".json").size());
        Place place;
        auto const slash = path.find('/');
        place.group = path.substr(0, slash);
        bool good = is_operation_name(place.group) && place.group != "info";
        if (slash != path.npos) {
            auto const name = path.substr(slash + 1);
            auto const dot = name.find('.');
            place.operation = name.substr(0, dot);
            good = good && is_operation_name(place.operation);
            if (dot != name.npos) {
                place.variant = name.substr(dot + 1);
                good = good && is_operation_name(place.variant);
            }
        }
        return good ? std::optional(place) : std::nullopt;
    }

    void read_page(Place const& place, std::string const& file)
    {
        auto const key = place.group + '/' + place.operation;
        auto const value = read_json_file(root_, file, diagnostics_);
        auto facts =
            value ? read_facts(file, *value, diagnostics_) : std::nullopt;
        auto& source = operations_[key];
        source.group = place.group;
        source.name = place.operation;
        if (facts)
            source.pages.push_back({place.variant, file, std::move(*facts)});
        else
            unread_.insert(key);
    }

    void read_texts(Place const& place, std::string const& file)
    {
        auto const value = read_json_file(root_, file, diagnostics_);
        if (!value)
            return;
        if (place.operation.empty()) {
            if (auto text = read_group_wording(file, *value, diagnostics_))
                sources_.groups.emplace(place.group, std::move(*text));
        } else if (auto all = read_wording(file, *value, diagnostics_)) {
            wording_.emplace(place.group + '/' + place.operation,
                             std::move(*all));
        }
    }

    void read_info()
    {
        auto const value = read_json_file(root_, info_file, diagnostics_);
        auto info = value ? read_info_wording(info_file, *value, diagnostics_)
                          : std::nullopt;
        if (info) {
            sources_.title = std::move(info->title);
            sources_.description = std::move(info->description);
        }
    }

    /// The catalogue is needed where decisions name English twins.
    void read_catalogue()
    {
        if (std::ranges::all_of(decisions_, [](auto const& one) {
                return one.second.twins.empty();
            }))
            return;
        std::string const file(catalogue_file);
        auto const value = read_json_file(root_, file, diagnostics_);
        auto const* const object = value ? value->if_object() : nullptr;
        auto const* const pages =
            object ? object->if_contains("pages") : nullptr;
        if (!pages || !pages->is_object())
            return diagnostics_.at_pointer(
                file, "", "expected a member \"pages\"");
        auto& places = sources_.places.emplace();
        for (auto const& page : pages->get_object())
            places.emplace(page.key());
    }

    /// Brings facts, decisions and wording of each operation together.
    void join()
    {
        for (auto& [key, source] : operations_)
            join(key, source);
        for (auto const& [key, one] : decisions_)
            if (!operations_.contains(key))
                report(one.file,
                       "expected facts in spec/pages/" + key +
                           ".json; run `airudder-gen distill`");
        for (auto const& [key, one] : wording_)
            if (!operations_.contains(key))
                report(one.file,
                       "expected facts in spec/pages/" + key +
                           ".json for this wording");
    }

    void join(std::string const& key, OperationSource& source)
    {
        if (unread_.contains(key))
            return;
        std::ranges::sort(source.pages, {}, &PageSource::variant);
        auto const& page = source.pages.front();
        if (!page.variant.empty())
            return report(page.file,
                          "expected facts of the page itself in spec/pages/" +
                              key + ".json");
        auto const decisions = decisions_.find(key);
        if (decisions == decisions_.end())
            return missing("spec/decisions/" + key + ".json",
                           page.file,
                           decisions_skeleton(page.facts));
        source.decisions = decisions->second;
        auto const wording = wording_.find(key);
        if (wording != wording_.end())
            source.wording = wording->second;
        else
            missing("spec/wording/" + key + ".json",
                    page.file,
                    R"({ "summary": "", "members": {} })");
        source.wording.file = "spec/wording/" + key + ".json";
        sources_.operations.push_back(std::move(source));
    }

    static std::string decisions_skeleton(PageFacts const& facts)
    {
        bool const webhook = !read_address(facts.url);
        json::object page{{"method", facts.method}, {"url", facts.url}};
        if (webhook)
            page = {{"title", facts.title}};
        if (webhook && facts.section)
            page["section"] = *facts.section;
        auto text = pretty(to_json_text(
            json::object{{"page", page},
                         {"kind", webhook ? "webhook" : "endpoint"},
                         {"types", json::object()},
                         {"rulings", json::array()}}));
        text.pop_back();
        return text;
    }

    /// A file that does not exist; one that could not be read was reported.
    void missing(std::string const& file,
                 std::string const& page,
                 std::string const& skeleton)
    {
        if (!fs::exists(root_ / file))
            diagnostics_.at_pointer(page,
                                    "",
                                    "expected a file " + file +
                                        " beside these facts",
                                    skeleton);
    }

    void report(std::string const& file, std::string const& message)
    {
        diagnostics_.at_pointer(file, "", message);
    }

    inline static std::string const info_file = "spec/wording/info.json";

    fs::path const& root_;
    Diagnostics& diagnostics_;
    SpecSources sources_{};
    std::map<std::string, OperationSource> operations_{};
    std::map<std::string, Decisions> decisions_{};
    std::map<std::string, Wording> wording_{};
    std::set<std::string> unread_{};
};

} // namespace

SpecSources read_spec_sources(fs::path const& root, Diagnostics& diagnostics)
{
    return SourceReader(root, diagnostics).run();
}

std::optional<File> run_spec(fs::path const& root, Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    auto const sources = read_spec_sources(root, diagnostics);
    auto const spec = build_spec(sources, diagnostics);
    if (!spec || diagnostics.size() != before)
        return std::nullopt;
    return File{std::string(spec_file), pretty(*spec)};
}

} // namespace airudder::generator
