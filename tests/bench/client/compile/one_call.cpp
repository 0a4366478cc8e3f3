// Makes one blocking call.

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <iostream>

int main(int, char** argv)
{
    airudder::Client client({.token = argv[1]});
    auto const result =
        client.call(airudder::task::get_task_detail, {.TaskID = argv[2]});
    if (!result) {
        std::cerr << result.error() << '\n';
        return 1;
    }
    std::cout << result->data.TaskName << '\n';
    return 0;
}
