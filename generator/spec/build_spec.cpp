#include "build_spec.hpp"

#include "../characters.hpp"
#include "../json/json_build.hpp"
#include "../sources/facts_files.hpp"
#include "build_operation.hpp"
#include "rulings.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace airudder::generator {
namespace {

/// Counts the endpoints with a response, and those whose response is or looks
/// like an envelope.
struct EnvelopeCount {
    std::size_t responses{};
    std::size_t envelopes{};

    void add(OperationText const& operation)
    {
        if (!operation.has_response)
            return;
        ++responses;
        if (operation.is_envelope || operation.may_be_envelope)
            ++envelopes;
    }

    /// Whether all of several are.
    bool all() const { return responses > 1 && envelopes == responses; }
};

class Assembler {
public:
    Assembler(SpecSources const& sources,
              OnQuestion on_question,
              Diagnostics& diagnostics,
              bool (*is_reserved_type)(std::string_view))
        : sources_(sources), on_question_(on_question),
          diagnostics_(diagnostics), is_reserved_type_(is_reserved_type)
    {
    }

    Spec run()
    {
        count_webhooks();
        do
            build_all();
        while (ignore_unshared());
        if (on_question_ == OnQuestion::report)
            while (leave_out_sharing()) {
            }
        if (on_question_ == OnQuestion::report)
            report_undecided();
        check_twins();
        choose_envelopes();
        offer_files();
        assemble();
        diagnostics_.append(errors_);
        return std::move(spec_);
    }

private:
    /// Builds all operations without the rulings that are ignored.
    void build_all()
    {
        built_.clear();
        errors_ = {};
        spec_.stale = sources_.stale;
        origin_.clear();
        note_decided_types();
        for (auto const& source : sources_.operations)
            built_.push_back(build(source));
        choose_origin();
        check_unique();
    }

    /// The decided names of types in each group, which no default may have.
    void note_decided_types()
    {
        taken_.clear();
        for (auto const& source : sources_.operations) {
            auto& taken = taken_[source.group];
            taken.is_reserved = is_reserved_type_;
            for (auto const& [path, name] : source.decisions.types)
                taken.types.insert(name);
        }
    }

    void count_webhooks()
    {
        for (auto const& source : sources_.operations)
            if (source.decisions.webhook)
                ++webhooks_named_[source.name];
    }

    /// The name of a webhook, with its group if webhooks of other groups have
    /// that name.
    std::string webhook_key(OperationSource const& source) const
    {
        auto const found = webhooks_named_.find(source.name);
        bool const unique =
            found == webhooks_named_.end() || found->second == 1;
        return unique ? source.name : source.group + '.' + source.name;
    }

    /// Nothing if the operation has an error.
    std::optional<OperationText> build(OperationSource const& source)
    {
        Diagnostics errors;
        Diagnostics stale;
        std::optional<OperationText> built;
        if (source.pages.empty())
            errors.at_pointer(file_of(source), "", "expected facts of a page");
        else if (source.decided || on_question_ == OnQuestion::assume)
            built = build_operation(source,
                                    webhook_key(source),
                                    on_question_,
                                    ignored_,
                                    taken_[source.group],
                                    errors,
                                    stale);
        errors_.append(errors);
        spec_.stale.append(stale);
        if (!errors.empty())
            built.reset();
        return built;
    }

    static std::string file_of(OperationSource const& source)
    {
        return source.decided || source.pages.empty()
                   ? source.decisions.file
                   : source.pages.front().file;
    }

    /// Reports the operations without a decisions file. Builds them with
    /// defaults, so that the files to paste give the same spec.
    void report_undecided()
    {
        auto taken = taken_;
        EnvelopeCount count;
        std::vector<OperationSource const*> undecided;
        std::vector<bool> envelopes;
        for (std::size_t i = 0; i < built_.size(); ++i) {
            auto const& source = sources_.operations[i];
            if (built_[i])
                count.add(*built_[i]);
            if (source.decided || source.pages.empty())
                continue;
            Diagnostics ignored;
            auto const draft = build_operation(source,
                                               webhook_key(source),
                                               OnQuestion::assume,
                                               ignored_,
                                               taken[source.group],
                                               ignored,
                                               ignored);
            count.add(draft);
            undecided.push_back(&source);
            envelopes.push_back(draft.may_be_envelope);
        }
        for (std::size_t i = 0; i < undecided.size(); ++i) {
            auto const& page = undecided[i]->pages.front();
            errors_.at_pointer(page.file,
                               "",
                               "expected a file " +
                                   undecided[i]->decisions.file +
                                   " beside these facts",
                               decisions_skeleton(page.facts,
                                                  page.facts.section,
                                                  object_text(),
                                                  envelopes[i] && count.all()));
        }
    }

    /// Leaves out operations whose address or type names an earlier one has.
    void check_unique()
    {
        std::set<std::string> types;
        std::set<std::pair<std::string, std::string>> addresses;
        for (std::size_t i = 0; i < built_.size(); ++i) {
            if (!built_[i])
                continue;
            auto const& source = sources_.operations[i];
            auto const& address = built_[i]->address;
            bool const webhook = source.decisions.webhook;
            Diagnostics errors;
            if (!addresses.emplace(address.key, webhook ? "" : address.method)
                     .second)
                errors.at_pointer(file_of(source),
                                  "",
                                  "expected one operation " +
                                      in_quotes(address.key) + " of method " +
                                      in_quotes(address.method));
            for (auto const& schema : built_[i]->schemas)
                if (!types.insert(schema.name).second)
                    errors.at_pointer(file_of(source),
                                      "/types",
                                      "expected one type " +
                                          in_quotes(schema.name) +
                                          ": another of that name exists");
            errors_.append(errors);
            if (!errors.empty())
                leave_out(i);
        }
    }

    void leave_out(std::size_t operation) { built_[operation].reset(); }

    /// Reports each `same_as` that names no type of equal shape, and ignores it
    /// from now on. Returns whether there was one that was not ignored before.
    bool ignore_unshared()
    {
        auto const signatures = this->signatures();
        auto const known = ignored_.size();
        for (std::size_t i = 0; i < built_.size(); ++i)
            if (built_[i])
                for (auto const& [signature, ruling] : built_[i]->shared)
                    if (auto const why =
                            complaint(signature, *ruling, signatures);
                        !why.empty() && ignored_.insert(ruling).second)
                        unshared_.push_back({i, ruling, why});
        if (ignored_.size() != known)
            return true;
        for (auto const& [i, ruling, why] : unshared_)
            report_sharing(i, *ruling, why, spec_.stale);
        return false;
    }

    /// Reports the type that a `same_as` names.
    void report_sharing(std::size_t operation,
                        Ruling const& ruling,
                        std::string_view message,
                        Diagnostics& diagnostics) const
    {
        auto const& decisions = sources_.operations[operation].decisions;
        diagnostics.at_pointer(
            decisions.file, pointer_of(decisions, ruling, "is"), message);
    }

    using Signatures = std::map<std::string, std::string, std::less<>>;

    Signatures signatures() const
    {
        Signatures signatures;
        for (auto const& built : built_)
            if (built)
                for (auto const& schema : built->schemas)
                    signatures.emplace(schema.name, schema.signature);
        return signatures;
    }

    /// The reason why an operation cannot share a type; "" if it can, or could
    /// if the question of another operation was answered.
    std::string complaint(std::string const& signature,
                          Ruling const& ruling,
                          Signatures const& signatures) const
    {
        std::string const name(ruling.is.get_string());
        auto const known = signatures.find(name);
        if (known == signatures.end()) {
            auto const owner = missing_owner(name);
            return owner.empty() ? "expected a type of an operation"
                   : on_question_ == OnQuestion::report ? ""
                                                        : missing_type(owner);
        }
        if (known->second == signature)
            return {};
        return "expected a type of equal members in equal order: here " +
               signature + ", there " + known->second;
    }

    static std::string missing_type(std::string const& owner)
    {
        return "expected a type of an operation: " + owner +
               ", which has it, is left out";
    }

    /// The operation that is left out and has the type; "" if there is none.
    std::string missing_owner(std::string const& name) const
    {
        for (std::size_t i = 0; i < built_.size(); ++i) {
            auto const& source = sources_.operations[i];
            for (auto const& [path, type] : source.decisions.types)
                if (!built_[i] && source.group + '.' + type == name)
                    return source.group + '.' + source.name;
        }
        return {};
    }

    /// Leaves out the operations that share a type of one that is left out.
    /// Returns whether there was one.
    bool leave_out_sharing()
    {
        auto const signatures = this->signatures();
        bool found = false;
        for (std::size_t i = 0; i < built_.size(); ++i) {
            if (!built_[i])
                continue;
            Diagnostics errors;
            for (auto const& [signature, ruling] : built_[i]->shared)
                if (std::string const name(ruling->is.get_string());
                    !signatures.contains(name))
                    report_sharing(
                        i, *ruling, missing_type(missing_owner(name)), errors);
            errors_.append(errors);
            if (errors.empty())
                continue;
            leave_out(i);
            found = true;
        }
        return found;
    }

    void check_twins()
    {
        for (auto const& source : sources_.operations)
            for (std::size_t i = 0; i < source.decisions.twins.size(); ++i)
                if (sources_.places &&
                    !sources_.places->contains(source.decisions.twins[i]))
                    spec_.stale.at_pointer(
                        source.decisions.file,
                        "/twins/" + std::to_string(i),
                        "expected a place of spec/catalogue.json, found " +
                            in_quotes(source.decisions.twins[i]));
    }

    /// The origin that most pages state, or the first of several, is the
    /// server.
    void choose_origin()
    {
        std::map<std::string, std::size_t> counts;
        for (auto const& built : built_)
            if (built && !built->address.origin.empty())
                ++counts[built->address.origin];
        for (auto const& built : built_)
            if (built && !built->address.origin.empty() &&
                (origin_.empty() ||
                 counts[built->address.origin] > counts[origin_]))
                origin_ = built->address.origin;
        for (std::size_t i = 0; i < built_.size(); ++i)
            if (built_[i])
                settle_origin(i, built_[i]->address.origin);
    }

    /// Settles that an operation has another server than the spec, unless that
    /// is accepted.
    void settle_origin(std::size_t operation, std::string const& origin)
    {
        bool const differs = !origin.empty() && origin != origin_;
        auto const because =
            "other pages state this server, this one " + origin;
        Ruling const answer{.kind = "accepted",
                            .at = "servers",
                            .was = boost::json::value(because),
                            .is = boost::json::value(origin_)};
        auto const& source = sources_.operations[operation];
        bool accepted = false;
        for (auto const& ruling : source.decisions.rulings) {
            if (ruling.kind != answer.kind || ruling.at != answer.at)
                continue;
            if (differs && !accepted && key_of(ruling) == key_of(answer))
                accepted = true;
            else
                spec_.stale.at_pointer(source.decisions.file,
                                       pointer_of(source.decisions, ruling, ""),
                                       unneeded_message(ruling));
        }
        if (!differs || accepted)
            return;
        auto const question = server_question(origin);
        if (on_question_ == OnQuestion::report) {
            errors_.at_pointer(source.pages.front().file,
                               "/url",
                               question,
                               ruling_skeleton(answer));
            return leave_out(operation);
        }
        assume(operation,
               {.at = "servers",
                .assumed = origin_,
                .because = because,
                .answer = ruling_skeleton(answer),
                .question = question,
                .accepts = true});
    }

    /// A response that looks like an envelope is one if those of all other
    /// endpoints are or look so too.
    void choose_envelopes()
    {
        EnvelopeCount count;
        for (auto const& built : built_)
            if (built)
                count.add(*built);
        if (!count.all())
            return;
        for (std::size_t i = 0; i < built_.size(); ++i) {
            if (!built_[i] || built_[i]->is_envelope ||
                !built_[i]->may_be_envelope)
                continue;
            auto& members = built_[i]->text.members;
            auto const before = std::ranges::find_if(
                members, [](JsonText::Member const& member) {
                    return member.name == "x-secret-answer" ||
                           member.name == "security";
                });
            auto entry = object_of("x-envelope", JsonText::of("true"));
            members.insert(before, std::move(entry.members.front()));
            built_[i]->is_envelope = true;
            assume(i,
                   {.at = "x-envelope",
                    .assumed = "true",
                    .because = "the response has code and status, as those of "
                               "all other endpoints",
                    .question = "expected to know whether a code other than "
                                "200 is a failure",
                    .by_file = true});
        }
    }

    std::string server_question(std::string const& found) const
    {
        return "expected the origin " + in_quotes(origin_) +
               " as on the other pages, found " + in_quotes(found) +
               ": a spec has one server; call this operation with a client of "
               "its own, whose `server` is that one";
    }

    /// Adds the file to create to the assumptions of operations without one.
    void offer_files()
    {
        for (std::size_t i = 0; i < built_.size(); ++i) {
            auto const& source = sources_.operations[i];
            if (!built_[i] || source.decided || built_[i]->assumptions.empty())
                continue;
            auto const& facts = source.pages.front().facts;
            auto const file = decisions_skeleton(
                facts, facts.section, object_text(), built_[i]->is_envelope);
            for (auto& assumption : built_[i]->assumptions)
                assumption.file_to_create = file;
        }
    }

    void assume(std::size_t operation, Assumption assumption)
    {
        auto const& source = sources_.operations[operation];
        auto const& page = source.pages.front();
        auto& all = built_[operation]->assumptions;
        auto const member = std::ranges::find_if(
            all, [](auto const& one) { return one.at.starts_with('/'); });
        assumption.operation = source.group + '.' + source.name;
        assumption.title = page.facts.title;
        assumption.file = page.file;
        all.insert(member, std::move(assumption));
    }

    void assemble()
    {
        auto& document = spec_.document = object_text();
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
    }

    JsonText info() const
    {
        auto info = object_text();
        put(info, "title", title());
        put(info, "version", version());
        put_if(info, "description", sources_.description);
        return info;
    }

    /// Our title; without one, the host of the server.
    std::string title() const
    {
        if (!sources_.title.empty())
            return sources_.title;
        auto const slashes = origin_.find("//");
        return slashes == origin_.npos ? "API" : origin_.substr(slashes + 2);
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
        std::set<std::string> known;
        std::set<std::string> groups;
        for (std::size_t i = 0; i < built_.size(); ++i) {
            known.insert(sources_.operations[i].group);
            if (built_[i])
                groups.insert(sources_.operations[i].group);
        }
        for (auto const& group : groups) {
            auto tag = object_of("name", string_text(group));
            auto const text = sources_.groups.find(group);
            if (text != sources_.groups.end())
                put(tag, "description", text->second);
            tags.elements.push_back(std::move(tag));
        }
        for (auto const& [group, text] : sources_.groups)
            if (!known.contains(group))
                spec_.stale.at_pointer("spec/wording/" + group + ".json",
                                       "",
                                       "expected an operation in the group");
        return tags;
    }

    void collect()
    {
        std::map<std::string, JsonText> items; // of paths, by key
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < built_.size(); ++i) {
            if (!built_[i])
                continue;
            auto& built = *built_[i];
            ++spec_.operations;
            secured_ |= built.secured;
            auto const& [key, method, origin] = built.address;
            auto text = text_of(built);
            if (sources_.operations[i].decisions.webhook) {
                put(webhooks_, key, object_of(method, std::move(text)));
            } else {
                auto const [item, added] = items.emplace(key, object_text());
                put(item->second, method, std::move(text));
                if (added)
                    keys.push_back(key);
            }
            auto const& source = sources_.operations[i];
            for (auto& schema : built.schemas) {
                spec_.owners.emplace(schema.name,
                                     source.group + '.' + source.name);
                put(schemas_, schema.name, std::move(schema.text));
            }
            for (auto const& [place, pointer] : built.named)
                spec_.named.emplace(
                    place, DecisionPlace{source.decisions.file, pointer});
            std::ranges::move(built.assumptions,
                              std::back_inserter(spec_.assumptions));
        }
        for (auto const& key : keys)
            put(paths_, key, std::move(items.at(key)));
    }

    /// The whole text of an operation.
    static JsonText text_of(OperationText& built)
    {
        auto text = std::move(built.text);
        auto assumptions = array_text();
        for (auto const& assumption : built.assumptions) {
            auto entry = object_of("at", string_text(assumption.at));
            put(entry, "assumed", assumption.assumed);
            put(entry, "because", assumption.because);
            assumptions.elements.push_back(std::move(entry));
        }
        if (!assumptions.elements.empty())
            put(text, "x-assumptions", std::move(assumptions));
        std::ranges::move(built.content.members,
                          std::back_inserter(text.members));
        return text;
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
    OnQuestion on_question_;
    Diagnostics& diagnostics_;
    Diagnostics errors_{};
    IgnoredRulings ignored_{};
    std::vector<std::optional<OperationText>> built_{};
    bool (*is_reserved_type_)(std::string_view);
    std::map<std::string, TakenNames> taken_{}; // by group
    std::map<std::string, std::size_t> webhooks_named_{};
    /// A `same_as` that is ignored.
    struct Unshared {
        std::size_t operation{};
        Ruling const* ruling{};
        std::string why{};
    };

    std::vector<Unshared> unshared_{};
    std::string origin_{};
    bool secured_{};
    JsonText paths_ = object_text();
    JsonText webhooks_ = object_text();
    JsonText schemas_ = object_text();
    Spec spec_{};
};

} // namespace

Spec build_spec(SpecSources const& sources,
                OnQuestion on_question,
                Diagnostics& diagnostics,
                bool (*is_reserved_type)(std::string_view))
{
    return Assembler(sources, on_question, diagnostics, is_reserved_type).run();
}

std::string to_string(Assumption const& assumption)
{
    return printable(assumption.operation + " (" + assumption.title + ") " +
                     assumption.at + ": assumed " + assumption.assumed + ": " +
                     assumption.because + " [" + assumption.file + "]");
}

} // namespace airudder::generator
