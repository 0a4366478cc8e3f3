#ifndef AIRUDDER_TESTS_CALLS_HPP
#define AIRUDDER_TESTS_CALLS_HPP

#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/auth/issue_token.hpp>
#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <chrono>
#include <future>
#include <string>
#include <vector>

// The calls that most tests make are compiled once, in calls.cpp, because each
// instantiation takes several seconds.
namespace airudder {

extern template CallResult<HttpRequest> Client::message_of(
    Endpoint<task::TaskDetailQuery, task::TaskDetailResult> const&,
    task::TaskDetailQuery const&) const;
extern template CallResult<task::TaskDetailResult>
Client::call(Endpoint<task::TaskDetailQuery, task::TaskDetailResult> const&,
             task::TaskDetailQuery const&,
             CallOptions const&);
extern template CallResult<task::TaskDetailResult> detail::decode_answer(
    Engine const&, CallResult<GoodAnswer> const&, CallOptions const&);

extern template CallResult<HttpRequest> Client::message_of(
    Endpoint<workflow::WorkflowQuery, workflow::WorkflowQueryResult> const&,
    workflow::WorkflowQuery const&) const;
extern template CallResult<workflow::WorkflowQueryResult> Client::call(
    Endpoint<workflow::WorkflowQuery, workflow::WorkflowQueryResult> const&,
    workflow::WorkflowQuery const&,
    CallOptions const&);
extern template CallResult<workflow::WorkflowQueryResult> detail::decode_answer(
    Engine const&, CallResult<GoodAnswer> const&, CallOptions const&);

extern template CallResult<HttpRequest>
Client::message_of(Endpoint<auth::TokenRequest, auth::TokenResult> const&,
                   auth::TokenRequest const&) const;
extern template CallResult<auth::TokenResult>
Client::call(Endpoint<auth::TokenRequest, auth::TokenResult> const&,
             auth::TokenRequest const&,
             CallOptions const&);
extern template CallResult<auth::TokenResult> detail::decode_answer(
    Engine const&, CallResult<GoodAnswer> const&, CallOptions const&);

} // namespace airudder

/// A call and options for its client.
namespace calls {

using airudder::task::get_task_detail;

inline airudder::task::TaskDetailQuery const query{.TaskID = "a b"};

inline constexpr auto good = R"({"data":null,"status":"OK","code":200})";

inline airudder::ClientOptions options_for(fault::Server const& server)
{
    airudder::ClientOptions options;
    options.server = server.url();
    options.token = "some/token+1";
    options.first_wait = std::chrono::milliseconds(1);
    options.timeout = std::chrono::seconds(10);
    return options;
}

/// The error of a call to a server that runs `script`.
airudder::CallError error_of(fault::Script script);

/// The reason why a client refuses its options, or "taken" if it accepts them.
std::string reason(airudder::ClientOptions const& options);

using Answer = airudder::CallResult<airudder::task::TaskDetailResult>;

std::vector<std::future<Answer>> start_calls(airudder::Client& client,
                                             int count);

/// All texts of an error except its pointer, which is not masked.
std::string everything(airudder::CallError const& error);

} // namespace calls

#endif // AIRUDDER_TESTS_CALLS_HPP
