// expected: daata
// expected: 'workflow'
// expected: TaskDetailQuery
// expected: TaskDetailQuery
#include <airudder/auth/issue_token.hpp>
#include <airudder/parse.hpp>
#include <airudder/request.hpp>
#include <airudder/task/get_task_detail.hpp>

// A name that is misspelled.
auto const data =
    airudder::parse<airudder::task::TaskDetailResult>("{}") -> daata;

// A header that is forgotten.
airudder::workflow::WorkflowQuery const query{};

// A member that is misspelled, and another request than the endpoint's.
auto const misspelled =
    airudder::make_request(airudder::task::get_task_detail, {.TaskId = "1"});

auto const other = airudder::make_request(airudder::task::get_task_detail,
                                          airudder::auth::TokenRequest{});
