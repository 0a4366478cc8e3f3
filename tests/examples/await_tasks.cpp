// Asks for several tasks at the same time and prints their names.
//
//     AIRUDDER_TOKEN=… await_tasks SERVER TASK_ID…

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

namespace asio = boost::asio;

asio::awaitable<void> print_name(airudder::Client& client, std::string task)
{
    // Not inside the co_await expression: g++ 12.2 would destroy it twice.
    airudder::task::TaskDetailQuery const query{.TaskID = task};
    auto const result = co_await client.async_call(
        airudder::task::get_task_detail, query, asio::use_awaitable);
    if (result)
        std::cout << task << ": " << result->data.TaskName << '\n';
    else
        std::cerr << task << ": " << result.error() << '\n';
}

int main(int count, char** arguments)
{
    char const* const token = std::getenv("AIRUDDER_TOKEN");
    if (count < 3 || token == nullptr) {
        std::cerr << "expected a server, tasks, and a token in the "
                     "environment\n";
        return 2;
    }
    asio::io_context io;
    airudder::Client client({.server = arguments[1], .token = token});
    for (int task = 2; task != count; ++task)
        asio::co_spawn(io, print_name(client, arguments[task]), asio::detached);
    io.run();
}
