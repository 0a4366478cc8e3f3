#include <airudder/airudder.hpp>

#include <iostream>
using namespace airudder;

int main(int, char** arguments)
{
    std::vector<Issue> issues;
    auto const event =
        parse(workflow::waba_status_changed, arguments[1], {.issues = &issues});
    if (event)
        std::cout << printable(event->callee) << ": " << event->status << '\n';
    for (auto const& issue : issues)
        std::cout << issue << '\n';
}
