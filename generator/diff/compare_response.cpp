#include "../emit/emitters.hpp"
#include "operation_pair.hpp"

#include <algorithm>
#include <utility>

namespace airudder::generator {
namespace {

/// The content of the response, or of a webhook's reply; null if it has none.
Content const* answer_of(OperationObject const& operation)
{
    auto const* const success = success_of(operation);
    return success && success->content ? &*success->content : nullptr;
}

/// `NoContent` is the type of a response without a body.
void compare_response_type(OperationPair const& pair)
{
    auto const& was = std::get<Endpoint>(pair.was.header.descriptor).response;
    auto const& is = std::get<Endpoint>(pair.is.header.descriptor).response;
    bool const had = pair.comparison.before.find(was) != nullptr;
    bool const has = pair.comparison.after.find(is) != nullptr;
    if (had && has)
        pair.compare_type(was,
                          is,
                          pair.response_usage(),
                          Rule::response_type_changed,
                          pair.at("/responses"));
    else if (had != has)
        pair.comparison.add(
            pair.at("/responses"),
            Rule::response_type_changed,
            CppEffect::source_break,
            {.received = has ? WireEffect::compatible : WireEffect::breaking},
            spell(was, ""),
            spell(is, ""));
}

Response const* find_status(OperationObject const& operation,
                            std::string const& status)
{
    auto const found =
        std::ranges::find(operation.responses, status, &Response::status);
    return found == operation.responses.end() ? nullptr : &*found;
}

} // namespace

void compare_response(OperationPair const& pair)
{
    pair.compare_nullable(answer_of(pair.was.object),
                          answer_of(pair.is.object),
                          pair.response_usage(),
                          pair.at("/responses"));
    if (!pair.is_webhook())
        compare_response_type(pair);
}

void compare_statuses(OperationPair const& pair)
{
    for (auto const& response : pair.is.object.responses) {
        auto const* const before =
            find_status(pair.was.object, response.status);
        auto change = pair.at("/responses/" + response.status);
        if (before)
            pair.comparison.compare_description(
                before->description, response.description, std::move(change));
        else
            pair.comparison.add(std::move(change),
                                Rule::response_status_added,
                                CppEffect::documentation,
                                effects(pair.response_usage(),
                                        WireEffect::compatible,
                                        WireEffect::compatible),
                                "",
                                response.status);
    }
    for (auto const& response : pair.was.object.responses) {
        if (find_status(pair.is.object, response.status))
            continue;
        auto const effect = response.status.starts_with('2')
                                ? WireEffect::breaking
                                : WireEffect::compatible;
        pair.comparison.add(pair.at("/responses/" + response.status),
                            Rule::response_status_removed,
                            CppEffect::documentation,
                            effects(pair.response_usage(), effect, effect),
                            response.status);
    }
}

} // namespace airudder::generator
