#include "build_spec.hpp"

#include "../json/json_build.hpp"
#include "build_operation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace airudder::generator {
namespace {

class Assembler {
public:
    Assembler(SpecSources const& sources, Diagnostics& diagnostics)
        : sources_(sources), diagnostics_(diagnostics)
    {
    }

    std::optional<JsonText> run()
    {
        auto const before = diagnostics_.size();
        for (auto const& source : sources_.operations)
            built_.push_back(build(source));
        check_twins();
        auto document = assemble();
        check_shared();
        if (diagnostics_.size() != before)
            return std::nullopt;
        return document;
    }

private:
    OperationText build(OperationSource const& source)
    {
        if (!source.pages.empty() && source.pages.size() <= max_pages)
            return build_operation(source, diagnostics_);
        diagnostics_.at_pointer(
            source.decisions.file, "", "expected facts of 1 to 64 pages");
        return {};
    }

    JsonText assemble()
    {
        auto document = object_text();
        put(document, "openapi", "3.1.0");
        put(document, "info", info());
        collect();
        auto servers = array_text();
        if (!origin_.empty())
            servers.elements.push_back(object_of("url", string_text(origin_)));
        put(document, "servers", std::move(servers));
        put(document, "tags", tags());
        put(document, "paths", std::move(paths_));
        put(document, "webhooks", std::move(webhooks_));
        put(document, "components", components());
        return document;
    }

    JsonText info() const
    {
        auto info = object_text();
        put(info, "title", sources_.title);
        put(info, "version", version());
        put_if(info, "description", sources_.description);
        return info;
    }

    /// The day of the latest edit of any page.
    std::string version() const
    {
        std::string latest;
        for (auto const& source : sources_.operations)
            for (auto const& page : source.pages)
                latest = std::max(latest, page.facts.edited.value_or(""));
        return latest.empty() ? "undated" : latest.substr(0, latest.find(' '));
    }

    JsonText tags()
    {
        auto tags = array_text();
        std::set<std::string> groups;
        for (auto const& source : sources_.operations)
            groups.insert(source.group);
        for (auto const& group : groups) {
            auto tag = object_of("name", string_text(group));
            auto const text = sources_.groups.find(group);
            if (text != sources_.groups.end())
                put(tag, "description", text->second);
            else
                diagnostics_.at_pointer("spec/wording/" + group + ".json",
                                        "",
                                        "expected a description of the group",
                                        "{ \"description\": \"\" }");
            tags.elements.push_back(std::move(tag));
        }
        for (auto const& [group, text] : sources_.groups)
            if (!groups.contains(group))
                diagnostics_.at_pointer("spec/wording/" + group + ".json",
                                        "",
                                        "expected an operation in the group");
        return tags;
    }

    void collect()
    {
        for (std::size_t i = 0; i < built_.size(); ++i) {
            auto const& source = sources_.operations[i];
            auto& built = built_[i];
            if (built.address.method.empty())
                continue;
            if (!source.decisions.webhook)
                note_origin(source, built.address.origin);
            secured_ |= built.secured;
            auto& items = source.decisions.webhook ? webhooks_ : paths_;
            add_operation(source, items, built);
            add_schemas(source, built);
        }
    }

    void note_origin(OperationSource const& source, std::string const& origin)
    {
        if (origin_.empty())
            origin_ = origin;
        else if (!origin.empty() && origin != origin_)
            diagnostics_.at_pointer(source.pages.front().file,
                                    "/url",
                                    "expected the origin " +
                                        in_quotes(origin_) +
                                        " as on the other pages");
    }

    void add_operation(OperationSource const& source,
                       JsonText& items,
                       OperationText& built)
    {
        auto item = std::ranges::find(
            items.members, built.address.key, &JsonText::Member::name);
        if (item == items.members.end()) {
            put(items, built.address.key, object_text());
            item = std::prev(items.members.end());
        } else if (source.decisions.webhook ||
                   at_pointer(item->value, '/' + built.address.method)) {
            diagnostics_.at_pointer(
                source.decisions.file,
                "",
                "expected one operation " + in_quotes(built.address.key) +
                    " of method " + in_quotes(built.address.method));
        }
        put(item->value, built.address.method, std::move(built.text));
    }

    void add_schemas(OperationSource const& source, OperationText& built)
    {
        for (auto& schema : built.schemas) {
            auto const [known, added] =
                signatures_.emplace(schema.name, schema.signature);
            if (added)
                put(schemas_, schema.name, std::move(schema.text));
            else if (!schema.name.empty())
                diagnostics_.at_pointer(source.decisions.file,
                                        "/types",
                                        "expected one type " +
                                            in_quotes(schema.name) +
                                            ": another of that name exists");
        }
    }

    /// Checks that each `same_as` names a type of equal shape.
    void check_shared()
    {
        for (std::size_t i = 0; i < built_.size(); ++i) {
            RulingSet rulings(sources_.operations[i].decisions, diagnostics_);
            for (auto const& [signature, ruling] : built_[i].shared) {
                std::string const name(ruling->is.get_string());
                auto const known = signatures_.find(name);
                if (known == signatures_.end())
                    rulings.report(
                        *ruling, "is", "expected a type of an operation");
                else if (known->second != signature)
                    rulings.report(*ruling,
                                   "is",
                                   "expected a type of equal members in equal "
                                   "order: here " +
                                       signature + ", there " + known->second);
            }
        }
    }

    void check_twins()
    {
        for (auto const& source : sources_.operations)
            for (std::size_t i = 0; i < source.decisions.twins.size(); ++i)
                if (sources_.places &&
                    !sources_.places->contains(source.decisions.twins[i]))
                    diagnostics_.at_pointer(
                        source.decisions.file,
                        "/twins/" + std::to_string(i),
                        "expected a place of spec/catalogue.json, found " +
                            in_quotes(source.decisions.twins[i]));
    }

    JsonText components()
    {
        auto components = object_text();
        if (secured_) {
            auto token = object_text();
            put(token, "type", "apiKey");
            put(token, "in", "header");
            put(token, "name", "Authorization");
            put(components,
                "securitySchemes",
                object_of("token", std::move(token)));
        }
        put(components, "schemas", std::move(schemas_));
        return components;
    }

    SpecSources const& sources_;
    Diagnostics& diagnostics_;
    std::vector<OperationText> built_{};
    std::string origin_{};
    bool secured_{};
    JsonText paths_ = object_text();
    JsonText webhooks_ = object_text();
    JsonText schemas_ = object_text();
    std::map<std::string, std::string, std::less<>> signatures_{};
};

} // namespace

std::optional<JsonText> build_spec(SpecSources const& sources,
                                   Diagnostics& diagnostics)
{
    return Assembler(sources, diagnostics).run();
}

} // namespace airudder::generator
