// expected: TaskDetailQuery
// expected: TaskDetailQuery
// expected: expected a handler that takes a delivery by const reference
// expected: expected a handler that takes a delivery by const reference
#define AIRUDDER_SEPARATE_COMPILATION
#include <airudder/auth/issue_token.hpp>
#include <airudder/client.hpp>
#include <airudder/receiver.hpp>
#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

void call(airudder::Client& client)
{
    auto const misspelled =
        client.call(airudder::task::get_task_detail, {.TaskId = "1"});
    auto const other = client.call(airudder::task::get_task_detail,
                                   airudder::auth::TokenRequest{});
}

void receive(airudder::Receiver& receiver)
{
    receiver.on(
        airudder::workflow::waba_status_changed, "/", [](int) { return true; });
    receiver.on(
        airudder::workflow::waba_status_changed, "/", [](auto const&) {});
}
