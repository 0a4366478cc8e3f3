#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../emit/emitters.hpp"
#include "../json/json_text.hpp"
#include "../model/note_webhooks.hpp"
#include "comparison.hpp"
#include "renamed_operations.hpp"

#include <algorithm>
#include <utility>

namespace airudder::generator {
namespace {

/// An operation of one spec.
struct OneOperation {
    OperationObject const& object;
    Header const& header;
};

std::string descriptor_name(Header const& header)
{
    return "airudder::" + header.group + "::" + header.variable;
}

/// E.g. "POST /v1/task"; "" for a webhook.
std::string request_line(OperationObject const& operation)
{
    return operation.webhook
               ? std::string()
               : to_upper(operation.method) + ' ' + operation.path;
}

std::string joined(std::vector<std::string> const& texts)
{
    std::string out;
    for (auto const& text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out;
}

Content const* request_of(OperationObject const& operation)
{
    return operation.request ? &*operation.request : nullptr;
}

/// The content of the response, or of a webhook's reply; null if it has none.
Content const* answer_of(OperationObject const& operation)
{
    auto const* const success = success_of(operation);
    return success && success->content ? &*success->content : nullptr;
}

/// The media type of a webhook's reply; "" if it has none.
std::string reply_media(OperationObject const& operation)
{
    auto const* const answer = answer_of(operation);
    return !answer ? "" : answer->text ? "text/plain" : "application/json";
}

/// Compares one operation that both specs have.
class OperationComparison {
public:
    OperationComparison(Comparison const& comparison,
                        OneOperation const& was,
                        OneOperation const& is,
                        std::size_t index)
        : comparison_(comparison), was_(was),
          is_(is), usage_{.operations = {index}}
    {
    }

    void run()
    {
        compare_pages();
        if (was_.header.variable != is_.header.variable)
            comparison_.add(at(""),
                            Rule::descriptor_renamed,
                            CppEffect::source_break,
                            {},
                            descriptor_name(was_.header),
                            descriptor_name(is_.header));
        if (was_.object.webhook != is_.object.webhook) {
            constexpr auto breaking = WireEffect::breaking;
            comparison_.add(at(""),
                            Rule::operation_kind_changed,
                            CppEffect::source_break,
                            {.sent = breaking, .received = breaking},
                            was_.object.webhook ? "webhook" : "endpoint",
                            is_.object.webhook ? "webhook" : "endpoint");
            return;
        }
        compare_address();
        compare_parts();
        compare_nullable(request_of(was_.object),
                         request_of(is_.object),
                         request_usage(),
                         at("/requestBody"));
        compare_nullable(answer_of(was_.object),
                         answer_of(is_.object),
                         response_usage(),
                         at("/responses"));
        if (is_.object.webhook)
            compare_webhook();
        else
            compare_endpoint();
        compare_headers();
        compare_statuses();
    }

private:
    bool is_webhook() const { return is_.object.webhook; }

    /// Requests are sent; events are received.
    Usage request_usage() const
    {
        return {.operations = usage_.operations,
                .sent = !is_webhook(),
                .received = is_webhook()};
    }

    Usage response_usage() const
    {
        return {.operations = usage_.operations,
                .sent = is_webhook(),
                .received = !is_webhook()};
    }

    /// A change at a place relative to the operation: in the new spec, or in the
    /// old one if only that has it.
    Change at(std::string const& place) const
    {
        auto const& text = *comparison_.after.document.text;
        auto const pointer = is_.object.pointer + place;
        bool const in_old = !at_pointer(text, pointer) &&
                            at_pointer(*comparison_.before.document.text,
                                       was_.object.pointer + place);
        return {.operations = {is_.object.operation_id},
                .pointer = in_old ? was_.object.pointer + place
                           : at_pointer(text, pointer) ? pointer
                                                       : is_.object.pointer,
                .in_old = in_old,
                .cpp_name = descriptor_name(is_.header)};
    }

    /// Texts that only comments show, or no header at all.
    void compare_pages() const
    {
        comparison_.compare_description(
            was_.object.summary, is_.object.summary, at("/summary"));
        comparison_.compare_description(was_.object.description,
                                        is_.object.description,
                                        at("/description"));
        compare_page_entries();
        compare_texts("/x-assumptions", Rule::assumptions_changed);
        compare_texts("/x-deviations", Rule::deviations_changed);
        auto const examples = examples_of(was_.object);
        for (auto const& [place, text] : examples_of(is_.object)) {
            auto const found = examples.find(place);
            if (found == examples.end() || found->second != text)
                comparison_.add(at(place),
                                Rule::examples_changed,
                                CppEffect::documentation,
                                {});
        }
        auto const now = examples_of(is_.object);
        for (auto const& [place, text] : examples)
            if (!now.contains(place))
                comparison_.add(at(place),
                                Rule::examples_changed,
                                CppEffect::documentation,
                                {});
    }

    bool differs_at(std::string const& place) const
    {
        auto const value_in = [&](SpecIndex const& spec,
                                  OperationObject const& operation) {
            return at_pointer(*spec.document.text, operation.pointer + place);
        };
        auto const* const was = value_in(comparison_.before, was_.object);
        auto const* const is = value_in(comparison_.after, is_.object);
        return was && is ? !are_same(*was, *is) : was != is;
    }

    void compare_texts(std::string const& place, Rule rule) const
    {
        if (differs_at(place))
            comparison_.add(at(place), rule, CppEffect::documentation, {});
    }

    /// The status words of an operation's pages, e.g. "deprecated".
    static std::string status_words(OperationObject const& operation)
    {
        std::vector<std::string> words;
        for (auto const& page : operation.pages)
            if (!page.status.empty() &&
                std::ranges::find(words, page.status) == words.end())
                words.push_back(page.status);
        return joined(words);
    }

    void compare_page_entries() const
    {
        std::string const place = "/x-page";
        if (!differs_at(place))
            return;
        auto was = status_words(was_.object);
        auto is = status_words(is_.object);
        bool const gone = is.empty();
        bool const same = was == is;
        comparison_.add(at(place),
                        Rule::page_changed,
                        CppEffect::documentation,
                        {},
                        "",
                        "",
                        same   ? ""
                        : gone ? "no longer with the status"
                               : "now with the status",
                        same   ? ""
                        : gone ? std::move(was)
                               : std::move(is));
    }

    /// The examples of each content, by its place in the operation.
    static std::map<std::string, std::string>
    examples_of(OperationObject const& operation)
    {
        std::map<std::string, std::string> all;
        auto const add_all = [&](Content const& content) {
            std::string text;
            for (auto const& example : content.examples)
                text += example.key + ' ' + minified(example.value) + '\n';
            // /…/application~1json/schema
            auto place =
                content.schema.pointer.substr(operation.pointer.size());
            place.erase(place.rfind('/'));
            if (!text.empty())
                all.emplace(place + "/examples", std::move(text));
        };
        if (operation.request)
            add_all(*operation.request);
        for (auto const& response : operation.responses)
            if (response.content)
                add_all(*response.content);
        return all;
    }

    void compare_address() const
    {
        constexpr auto breaking = WireEffect::breaking;
        auto const wire = effects(request_usage(), breaking, breaking);
        if (was_.object.method != is_.object.method)
            comparison_.add(at(""),
                            Rule::method_changed,
                            CppEffect::silent_change,
                            wire,
                            to_upper(was_.object.method),
                            to_upper(is_.object.method));
        auto const& was = was_.object.path;
        auto const& is = is_.object.path;
        if (was == is)
            return;
        if (is_webhook())
            comparison_.add(at(""),
                            Rule::webhook_key_changed,
                            CppEffect::documentation,
                            {},
                            was,
                            is);
        else if (unnamed_path(was) == unnamed_path(is))
            comparison_.add(at(""),
                            Rule::path_changed,
                            CppEffect::documentation,
                            {},
                            was,
                            is);
        else
            comparison_.add(at(""),
                            Rule::path_changed,
                            CppEffect::silent_change,
                            wire,
                            was,
                            is);
    }

    /// The struct of a request of several parts; null if it has one part.
    static RequestStruct const* struct_of(OneOperation const& operation)
    {
        auto const* const endpoint =
            std::get_if<Endpoint>(&operation.header.descriptor);
        return endpoint && endpoint->request_struct ? &*endpoint->request_struct
                                                    : nullptr;
    }

    void compare_parts() const
    {
        auto const old_parts = parts_of(was_.header);
        auto const new_parts = parts_of(is_.header);
        for (auto const& part : pair_parts(old_parts, new_parts)) {
            if (!part.before)
                add_part(*part.after);
            else if (!part.after)
                remove_part(*part.before);
            else
                compare_part(part);
        }
        auto const* const was = struct_of(was_);
        auto const* const is = struct_of(is_);
        if ((was || is) && (!was || !is || was->name != is->name))
            comparison_.add(at(""),
                            Rule::request_type_changed,
                            CppEffect::source_break,
                            {},
                            request_type(was_),
                            request_type(is_));
    }

    static std::string request_type(OneOperation const& operation)
    {
        return spell(std::get<Endpoint>(operation.header.descriptor).request,
                     "");
    }

    /// A change of a part of the request: a member of its struct, if it has one.
    Change at_part(std::string const& name, bool in_old) const
    {
        auto const& operation = in_old ? was_ : is_;
        auto change =
            at(name == "body" ? "/requestBody" : "/x-" + name + "-type");
        if (auto const* const request = struct_of(operation))
            change.cpp_name = "airudder::" + operation.header.group +
                              "::" + request->name + "::" + name;
        return change;
    }

    void add_part(RequestStruct::Part const& part) const
    {
        bool const body = part.name == "body";
        // A body that code does not know is sent with its default.
        bool const is_silent = body && !part.optional;
        comparison_.add(at_part(part.name, false),
                        Rule::request_part_added,
                        is_silent ? CppEffect::silent_change
                                  : CppEffect::compatible,
                        {.sent = !body           ? WireEffect::none
                                 : part.optional ? WireEffect::compatible
                                                 : WireEffect::breaking},
                        "",
                        part_type(part, ""));
        if (!body)
            add_members(comparison_, full_name(part.type), request_usage());
    }

    void remove_part(RequestStruct::Part const& part) const
    {
        bool const body = part.name == "body";
        comparison_.add(
            at_part(part.name, true),
            Rule::request_part_removed,
            CppEffect::source_break,
            {.sent = body ? WireEffect::breaking : WireEffect::none},
            part_type(part, ""));
        if (!body)
            remove_members(comparison_, full_name(part.type), request_usage());
    }

    void compare_part(PartPair const& part) const
    {
        auto const& was = *part.before;
        auto const& is = *part.after;
        constexpr auto breaking = WireEffect::breaking;
        constexpr auto compatible = WireEffect::compatible;
        if (was.name != is.name)
            comparison_.add(at_part(is.name, false),
                            Rule::request_part_changed,
                            CppEffect::silent_change,
                            {.sent = breaking},
                            was.name,
                            is.name);
        bool const before = was_.object.request_required;
        bool const after = is_.object.request_required;
        if (was.name == is.name && is.name == "body" && before != after)
            comparison_.add(
                at_part("body", false),
                after ? Rule::body_became_required : Rule::body_became_optional,
                is_webhook() ? CppEffect::documentation
                             : CppEffect::source_break,
                after ? effects(request_usage(), breaking, compatible)
                      : effects(request_usage(), compatible, breaking));
        compare_types(was.type,
                      is.type,
                      request_usage(),
                      is_webhook()     ? Rule::event_type_changed
                      : struct_of(is_) ? Rule::member_type_changed
                                       : Rule::request_type_changed,
                      struct_of(is_) ? at_part(is.name, false)
                                     : at("/requestBody"));
    }

    void compare_types(Type const& was,
                       Type const& is,
                       Usage const& usage,
                       Rule rule,
                       Change change) const
    {
        if (comparison_.pairs.same(was, is))
            return;
        auto const relation = wire_relation(
            was, is, comparison_.before, comparison_.after, comparison_.pairs);
        comparison_.add(std::move(change),
                        rule,
                        CppEffect::source_break,
                        effects(usage, relation),
                        spell(was, ""),
                        spell(is, ""));
    }

    void
    compare_flag(bool was, bool is, Rule rule, std::string const& keyword) const
    {
        if (was != is)
            comparison_.add(at(keyword),
                            rule,
                            CppEffect::silent_change,
                            {},
                            was ? "true" : "false",
                            is ? "true" : "false");
    }

    /// No C++ type says whether a whole body may be null.
    void compare_nullable(Content const* was,
                          Content const* is,
                          Usage const& usage,
                          Change change) const
    {
        if (!was || !is || was->schema.nullable == is->schema.nullable)
            return;
        constexpr auto breaking = WireEffect::breaking;
        constexpr auto compatible = WireEffect::compatible;
        comparison_.add(std::move(change),
                        is->schema.nullable ? Rule::became_nullable
                                            : Rule::became_not_nullable,
                        CppEffect::documentation,
                        is->schema.nullable
                            ? effects(usage, compatible, breaking)
                            : effects(usage, breaking, compatible));
    }

    void compare_endpoint() const
    {
        compare_response();
        if (was_.object.token != is_.object.token)
            comparison_.add(at("/security"),
                            is_.object.token ? Rule::authorization_added
                                             : Rule::authorization_removed,
                            CppEffect::silent_change,
                            {.sent = is_.object.token
                                         ? WireEffect::breaking
                                         : WireEffect::compatible});
        compare_flag(was_.object.idempotent,
                     is_.object.idempotent,
                     Rule::idempotence_changed,
                     "/x-idempotent");
        compare_flag(was_.object.envelope,
                     is_.object.envelope,
                     Rule::envelope_changed,
                     "/x-envelope");
        compare_flag(was_.object.secret_answer,
                     is_.object.secret_answer,
                     Rule::secret_answer_changed,
                     "/x-secret-answer");
    }

    /// `NoContent` is the type of a response without a body.
    void compare_response() const
    {
        auto const& was = std::get<Endpoint>(was_.header.descriptor).response;
        auto const& is = std::get<Endpoint>(is_.header.descriptor).response;
        bool const had = comparison_.before.find(was) != nullptr;
        bool const has = comparison_.after.find(is) != nullptr;
        if (had && has)
            compare_types(was,
                          is,
                          response_usage(),
                          Rule::response_type_changed,
                          at("/responses"));
        else if (had != has)
            comparison_.add(at("/responses"),
                            Rule::response_type_changed,
                            CppEffect::source_break,
                            {.received = has ? WireEffect::compatible
                                             : WireEffect::breaking},
                            spell(was, ""),
                            spell(is, ""));
    }

    void compare_webhook() const
    {
        auto const& was = std::get<Webhook>(was_.header.descriptor);
        auto const& is = std::get<Webhook>(is_.header.descriptor);
        constexpr WireEffects breaking{.sent = WireEffect::breaking};
        if (was.reply != is.reply)
            comparison_.add(at("/responses"),
                            Rule::reply_changed,
                            CppEffect::silent_change,
                            breaking,
                            was.reply,
                            is.reply);
        if (reply_media(was_.object) != reply_media(is_.object))
            comparison_.add(at("/responses"),
                            Rule::reply_media_type_changed,
                            CppEffect::documentation,
                            breaking,
                            reply_media(was_.object),
                            reply_media(is_.object));
        if (was.delivery_key != is.delivery_key)
            comparison_.add(at("/x-delivery-key"),
                            Rule::delivery_key_changed,
                            CppEffect::silent_change,
                            {},
                            joined(was.delivery_key),
                            joined(is.delivery_key));
    }

    /// The headers that are no members of a record, by name in lower case.
    static std::map<std::string, Parameter const*>
    headers_of(OperationObject const& operation)
    {
        std::map<std::string, Parameter const*> headers;
        for (auto const& parameter : operation.parameters)
            if (parameter.in == Parameter::In::header &&
                !is_member(operation, parameter))
                headers.emplace(to_lower(parameter.name), &parameter);
        return headers;
    }

    static std::string value_of(Parameter const& header)
    {
        auto const& value = header.schema.default_value;
        return value ? string_of(*value).value_or(minified(*value))
                     : std::string();
    }

    Change at_header(Parameter const& header, bool in_old) const
    {
        auto change = at("");
        change.pointer = header.pointer;
        change.in_old = in_old;
        return change;
    }

    void compare_headers() const
    {
        auto const before = headers_of(was_.object);
        auto const after = headers_of(is_.object);
        for (auto const& [key, header] : after) {
            auto const found = before.find(key);
            if (found == before.end())
                add_header(*header);
            else
                compare_header(*found->second, *header);
        }
        for (auto const& [key, header] : before)
            if (!after.contains(key))
                comparison_.add(at_header(*header, true),
                                Rule::header_removed,
                                header_effect(value_of(*header).empty()),
                                effects(request_usage(),
                                        WireEffect::may_break,
                                        header->required
                                            ? WireEffect::breaking
                                            : WireEffect::may_break),
                                header->name);
    }

    /// make_request sends documented values, and asks for required headers that
    /// have none.
    CppEffect header_effect(bool is_optional) const
    {
        return is_webhook() || is_optional ? CppEffect::compatible
                                           : CppEffect::silent_change;
    }

    void add_header(Parameter const& header) const
    {
        auto const value = value_of(header);
        comparison_.add(at_header(header, false),
                        Rule::header_added,
                        header_effect(value.empty() && !header.required),
                        effects(request_usage(),
                                header.required ? WireEffect::breaking
                                                : WireEffect::compatible,
                                WireEffect::compatible),
                        "",
                        header.name,
                        value.empty() ? "" : "with the value",
                        value);
    }

    void compare_header(Parameter const& was, Parameter const& is) const
    {
        auto const change = at_header(is, false);
        comparison_.compare_description(
            was.description, is.description, change);
        if (value_of(was) != value_of(is))
            comparison_.add(change,
                            Rule::header_value_changed,
                            header_effect(false),
                            effects(request_usage(),
                                    WireEffect::may_break,
                                    WireEffect::compatible),
                            value_of(was),
                            value_of(is),
                            "the header",
                            is.name);
        if (was.required != is.required)
            comparison_.add(
                change,
                is.required ? Rule::header_became_required
                            : Rule::header_became_optional,
                header_effect(!is.required || !value_of(is).empty()),
                effects(request_usage(),
                        is.required ? WireEffect::breaking
                                    : WireEffect::compatible,
                        is.required ? WireEffect::compatible
                                    : WireEffect::breaking),
                "",
                "",
                "the header",
                is.name);
        if (was.schema.kind != is.schema.kind ||
            was.schema.ref != is.schema.ref)
            comparison_.add(change,
                            Rule::header_type_changed,
                            CppEffect::documentation,
                            effects(request_usage(),
                                    WireEffect::breaking,
                                    WireEffect::breaking),
                            "",
                            "",
                            "the header",
                            is.name);
    }

    void compare_statuses() const
    {
        for (auto const& response : is_.object.responses) {
            auto const* const before =
                find_status(was_.object, response.status);
            auto change = at("/responses/" + response.status);
            if (before)
                comparison_.compare_description(before->description,
                                                response.description,
                                                std::move(change));
            else
                comparison_.add(std::move(change),
                                Rule::response_status_added,
                                CppEffect::documentation,
                                effects(response_usage(),
                                        WireEffect::compatible,
                                        WireEffect::compatible),
                                "",
                                response.status);
        }
        for (auto const& response : was_.object.responses) {
            if (find_status(is_.object, response.status))
                continue;
            auto const effect = response.status.starts_with('2')
                                    ? WireEffect::breaking
                                    : WireEffect::compatible;
            comparison_.add(at("/responses/" + response.status),
                            Rule::response_status_removed,
                            CppEffect::documentation,
                            effects(response_usage(), effect, effect),
                            response.status);
        }
    }

    static Response const* find_status(OperationObject const& operation,
                                       std::string const& status)
    {
        auto const found =
            std::ranges::find(operation.responses, status, &Response::status);
        return found == operation.responses.end() ? nullptr : &*found;
    }

    Comparison const& comparison_;
    OneOperation const& was_;
    OneOperation const& is_;
    Usage usage_;
};

/// The operations that only one spec has.
void report_operations(Comparison const& comparison,
                       RenamedOperations const& renamed,
                       bool removed)
{
    auto const& spec = removed ? comparison.before : comparison.after;
    auto const& other = removed ? comparison.after : comparison.before;
    for (std::size_t i = 0; i < spec.model.headers.size(); ++i) {
        auto const& operation = spec.document.operations[i];
        if (other.operations.contains(operation.operation_id))
            continue;
        auto const same = renamed.find(operation.operation_id);
        Change change{.operations = {operation.operation_id},
                      .pointer = operation.pointer,
                      .in_old = removed,
                      .cpp_name = descriptor_name(spec.model.headers[i])};
        if (same != renamed.end()) {
            change.note =
                removed ? "perhaps renamed to" : "perhaps renamed from";
            change.noted = same->second;
        }
        if (removed) {
            change.rule = operation.webhook ? Rule::webhook_removed
                                            : Rule::endpoint_removed;
            change.cpp = CppEffect::source_break;
            change.was = request_line(operation);
            (operation.webhook ? change.received : change.sent) =
                WireEffect::breaking;
        } else {
            change.rule =
                operation.webhook ? Rule::webhook_added : Rule::endpoint_added;
            change.cpp = CppEffect::compatible;
            change.is = request_line(operation);
            (operation.webhook ? change.received : change.sent) =
                WireEffect::compatible;
        }
        comparison.changes.push_back(std::move(change));
    }
}

/// What `identify` cannot tell, or tells by values, by the operation's pointer.
std::map<std::string, std::string> identification(SpecIndex const& spec)
{
    Diagnostics notes;
    note_webhooks(spec.model, notes);
    std::map<std::string, std::string> all;
    for (auto const& note : notes.all())
        all.emplace(note.pointer, note.message);
    return all;
}

/// Webhooks that other webhooks make harder, or easier, to recognize.
void compare_identification(Comparison const& comparison)
{
    auto const before = identification(comparison.before);
    auto const after = identification(comparison.after);
    auto const note_at = [](auto const& notes, std::string const& pointer) {
        auto const found = notes.find(pointer);
        return found == notes.end() ? std::string() : found->second;
    };
    for (std::size_t i = 0; i < comparison.after.model.headers.size(); ++i) {
        auto const& operation = comparison.after.document.operations[i];
        auto const found =
            comparison.before.operations.find(operation.operation_id);
        if (found == comparison.before.operations.end())
            continue;
        auto was = note_at(
            before,
            comparison.before.document.operations[found->second].pointer);
        auto is = note_at(after, operation.pointer);
        if (was == is)
            continue;
        auto const cpp =
            is.empty() ? CppEffect::compatible : CppEffect::silent_change;
        comparison.changes.push_back(
            {.rule = Rule::identification_changed,
             .cpp = cpp,
             .operations = {operation.operation_id},
             .pointer = operation.pointer,
             .cpp_name = descriptor_name(comparison.after.model.headers[i]),
             .was = std::move(was),
             .is = std::move(is)});
    }
}

} // namespace

void compare_operations(Comparison const& comparison)
{
    auto const renamed = find_renamed(comparison.before, comparison.after);
    report_operations(comparison, renamed, true);
    auto const& after = comparison.after;
    for (std::size_t i = 0; i < after.model.headers.size(); ++i) {
        auto const& object = after.document.operations[i];
        auto const found =
            comparison.before.operations.find(object.operation_id);
        if (found == comparison.before.operations.end())
            continue;
        OneOperation const was{
            comparison.before.document.operations[found->second],
            comparison.before.model.headers[found->second]};
        OneOperation const is{object, after.model.headers[i]};
        OperationComparison(comparison, was, is, i).run();
    }
    report_operations(comparison, renamed, false);
    compare_identification(comparison);
}

} // namespace airudder::generator
