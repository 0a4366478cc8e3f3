// Reads the body of a webhook from standard input and says what it is about.

#include <airudder/airudder.hpp>

#include <chrono>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace workflow = airudder::workflow;
using airudder::printable; // a payload's text may hold what a terminal obeys
using namespace std::chrono_literals;

void print(workflow::ApiNodePush const& event)
{
    auto const& call = event.call;
    std::cout << "call to " << printable(call.callee_number) << ": "
              << printable(call.intention_description) << '\n';

    // The text names no zone: it is the customer's, +08:00 for this one.
    auto const begin = airudder::parse_date_time(call.call_start_time);
    if (begin)
        std::cout << "began " << airudder::to_utc_string(begin->sys_time(8h))
                  << '\n';
}

void print(workflow::WabaStatusChange const& event)
{
    bool const read = event.status == workflow::WabaStatus::read;
    std::cout << "message to " << printable(event.callee) << ": "
              << (read ? "read" : "not read") << '\n'
              << "changed "
              << airudder::to_utc_string(
                     airudder::from_unix_time(event.timestamp))
              << '\n';
}

template <class Webhook>
int show(Webhook const& webhook, std::string const& body)
{
    std::vector<airudder::Issue> issues;
    auto const event = parse(webhook, body, {.issues = &issues});
    if (!event) {
        std::cerr << webhook.name << ": " << event.error() << '\n';
        return 1;
    }
    print(*event);
    for (auto const& issue : issues)
        std::cout << "issue: " << issue << '\n';
    return 0;
}

int main()
try {
    std::string const body(std::istreambuf_iterator<char>(std::cin), {});
    auto const name = airudder::identify(body);
    if (name == workflow::api_node_pushed.name)
        return show(workflow::api_node_pushed, body);
    if (name == workflow::waba_status_changed.name)
        return show(workflow::waba_status_changed, body);
    std::cerr << "expected the body of a documented webhook\n";
    return 1;
} catch (std::exception const& error) {
    // E.g. a timestamp beyond the year 9999.
    std::cerr << error.what() << '\n';
    return 1;
}
