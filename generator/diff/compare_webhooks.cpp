#include "../diagnostics.hpp"
#include "../model/note_webhooks.hpp"
#include "../report_text.hpp"
#include "operation_pair.hpp"

#include <map>
#include <utility>

namespace airudder::generator {
namespace {

/// The media type of a webhook's reply; "" if it has none.
std::string reply_media(OperationObject const& operation)
{
    auto const* const success = success_of(operation);
    return !success || !success->content ? ""
           : success->content->text      ? "text/plain"
                                         : "application/json";
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

} // namespace

void compare_webhook(OperationPair const& pair)
{
    auto const& was = std::get<Webhook>(pair.was.header.descriptor);
    auto const& is = std::get<Webhook>(pair.is.header.descriptor);
    constexpr WireEffects breaking{.sent = WireEffect::breaking};
    if (was.reply != is.reply)
        pair.comparison.add(pair.at("/responses"),
                            Rule::reply_changed,
                            CppEffect::silent_change,
                            breaking,
                            was.reply,
                            is.reply);
    if (reply_media(pair.was.object) != reply_media(pair.is.object))
        pair.comparison.add(pair.at("/responses"),
                            Rule::reply_media_type_changed,
                            CppEffect::documentation,
                            breaking,
                            reply_media(pair.was.object),
                            reply_media(pair.is.object));
    if (was.delivery_key != is.delivery_key)
        pair.comparison.add(pair.at("/x-delivery-key"),
                            Rule::delivery_key_changed,
                            CppEffect::silent_change,
                            {},
                            joined_with(", ", was.delivery_key),
                            joined_with(", ", is.delivery_key));
}

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

} // namespace airudder::generator
