// Builds a request that any HTTP library can send, and prints it.

#include <airudder/airudder.hpp>

#include <chrono>
#include <iostream>

using namespace std::chrono;

int main()
{
    airudder::DateTime const begin{local_days(2023y / September / 1), 8h};
    airudder::DateTime const end{local_days(2023y / September / 14), 8h};

    auto const request =
        airudder::make_request(airudder::workflow::query_workflow_ids,
                               {.callee = "+8613711112222",
                                .start_time = to_string(begin),
                                .end_time = to_string(end)},
                               {.token = "placeholder"});
    if (!request) {
        std::cerr << request.error() << '\n';
        return 1;
    }

    std::cout << to_string(request->method) << ' ' << request->target << '\n';
    for (auto const& header : request->headers)
        std::cout << header.name << ": " << header.value << '\n';
    std::cout << '\n' << request->body << '\n';
}
