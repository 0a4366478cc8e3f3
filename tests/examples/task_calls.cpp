// Prints the status of each call of a task.
//
//     AIRUDDER_APP_KEY=… AIRUDDER_APP_SECRET=… task_calls TASK_ID

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <cstdlib>
#include <iostream>

int main(int count, char** arguments)
{
    char const* const key = std::getenv("AIRUDDER_APP_KEY");
    char const* const secret = std::getenv("AIRUDDER_APP_SECRET");
    if (count != 2 || key == nullptr || secret == nullptr) {
        std::cerr << "expected a task ID, and AIRUDDER_APP_KEY and "
                     "AIRUDDER_APP_SECRET in the environment\n";
        return 2;
    }
    airudder::Client client({.credentials = {key, secret}});
    auto const result =
        client.call(airudder::task::get_task_detail, {.TaskID = arguments[1]});
    if (!result)
        std::cerr << result.error() << '\n';
    else
        for (auto const& call : result->data.detail)
            std::cout << airudder::printable(call.Status.value_or("?")) << '\n';
    return result ? 0 : 1;
}
