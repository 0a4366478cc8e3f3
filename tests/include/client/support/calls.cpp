#include "client/support/calls.hpp"

#include <boost/asio/use_future.hpp>

#include <sstream>
#include <stdexcept>
#include <utility>

namespace airudder {

template CallResult<HttpRequest> Client::message_of(
    Endpoint<task::TaskDetailQuery, task::TaskDetailResult> const&,
    task::TaskDetailQuery const&) const;
template CallResult<task::TaskDetailResult>
Client::call(Endpoint<task::TaskDetailQuery, task::TaskDetailResult> const&,
             task::TaskDetailQuery const&,
             CallOptions const&);
template CallResult<task::TaskDetailResult> detail::decode_answer(
    Engine const&, CallResult<GoodAnswer> const&, CallOptions const&);

template CallResult<HttpRequest> Client::message_of(
    Endpoint<workflow::WorkflowQuery, workflow::WorkflowQueryResult> const&,
    workflow::WorkflowQuery const&) const;
template CallResult<workflow::WorkflowQueryResult> Client::call(
    Endpoint<workflow::WorkflowQuery, workflow::WorkflowQueryResult> const&,
    workflow::WorkflowQuery const&,
    CallOptions const&);
template CallResult<workflow::WorkflowQueryResult> detail::decode_answer(
    Engine const&, CallResult<GoodAnswer> const&, CallOptions const&);

template CallResult<HttpRequest>
Client::message_of(Endpoint<auth::TokenRequest, auth::TokenResult> const&,
                   auth::TokenRequest const&) const;
template CallResult<auth::TokenResult>
Client::call(Endpoint<auth::TokenRequest, auth::TokenResult> const&,
             auth::TokenRequest const&,
             CallOptions const&);
template CallResult<auth::TokenResult> detail::decode_answer(
    Engine const&, CallResult<GoodAnswer> const&, CallOptions const&);

} // namespace airudder

airudder::CallError calls::error_of(fault::Script script)
{
    fault::Server const server(std::move(script));
    airudder::Client client(options_for(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

std::string calls::reason(airudder::ClientOptions const& options)
{
    try {
        airudder::Client const client(options);
    } catch (std::invalid_argument const& error) {
        return error.what();
    }
    return "taken";
}

std::vector<std::future<calls::Answer>>
calls::start_calls(airudder::Client& client, int count)
{
    std::vector<std::future<Answer>> results;
    for (int call = 0; call != count; ++call)
        results.push_back(
            client.async_call(get_task_detail, query, boost::asio::use_future));
    return results;
}

std::string calls::everything(airudder::CallError const& error)
{
    std::ostringstream out;
    out << error << error.body << error.status.value_or("")
        << error.reason.value_or("") << error.place.message;
    return out.str();
}
