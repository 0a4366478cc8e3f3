#include "airudder_check/body_type.hpp"

#include <airudder/endpoints.hpp>
#include <airudder/list.hpp>
#include <airudder/parse.hpp>
#include <airudder/webhooks.hpp>

#include <type_traits>

namespace airudder_check {
namespace {

using airudder::RequestPart;

template <airudder::Record T>
Finding check(std::string_view text)
{
    Finding finding;
    auto const record = airudder::parse<T>(
        text, {.issues = &finding.issues, .issue_count = &finding.count});
    if (!record)
        finding.error = record.error();
    return finding;
}

template <class T>
T value_of(std::optional<T> const&);

template <class T>
T value_of(T const&);

/// Adds the body of a request of several parts.
template <class Parts>
void add_body_part(std::string name, std::vector<BodyType>& types)
{
    if constexpr (requires(Parts & parts) { parts.body; }) {
        using Body = decltype(value_of(Parts().body));
        types.push_back({.name = std::move(name), .check = &check<Body>});
    }
}

template <class Endpoint>
void add_request(Endpoint const& endpoint, std::vector<BodyType>& types)
{
    using Request = typename Endpoint::Request;
    auto name = std::string(endpoint.name) + ".request";
    if constexpr (airudder::RequestParts<Request>)
        add_body_part<Request>(std::move(name), types);
    else if (endpoint.request_in == RequestPart::body)
        types.push_back({.name = std::move(name), .check = &check<Request>});
}

template <class Endpoint>
void add_answer(Endpoint const& endpoint, std::vector<BodyType>& types)
{
    using Response = typename Endpoint::Response;
    if constexpr (!std::is_same_v<Response, airudder::NoContent>)
        types.push_back({.name = std::string(endpoint.name),
                         .check = &check<Response>,
                         .secret = endpoint.secret_answer});
}

} // namespace

std::vector<BodyType> body_types()
{
    std::vector<BodyType> types;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        add_request(endpoint, types);
        add_answer(endpoint, types);
    });
    for_each(airudder::webhooks,
             [&]<class Event>(airudder::Webhook<Event> const& webhook) {
                 types.push_back({.name = std::string(webhook.name),
                                  .check = &check<Event>});
             });
    return types;
}

} // namespace airudder_check
