// Reads the body of a webhook from standard input and says what it is about.

#include <airudder/airudder.hpp>

#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace workflow = airudder::workflow;

void print(decltype(workflow::api_node_pushed)::Event const& event)
{
    auto const& call = event.call;
    std::cout << "call to " << call.callee_number << " at "
              << call.call_start_time << ", intention " << call.intention
              << '\n';
    for (auto const& turn : call.asr_result)
        std::cout << turn.time << "  robot: " << turn.robottext << '\n'
                  << turn.time << "  callee: " << turn.text << '\n';
}

void print(decltype(workflow::waba_status_changed)::Event const& event)
{
    auto const sent = airudder::parse_date_time(event.send_time);
    std::cout << "message " << event.msg_id << " to " << event.callee
              << (event.status == workflow::WabaStatus::read ? " was read"
                                                             : " is unread")
              << '\n';
    if (sent && sent->sys_time())
        std::cout << "sent at Unix time "
                  << airudder::to_unix_time(*sent->sys_time()) << '\n';
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
{
    std::string const body(std::istreambuf_iterator<char>(std::cin), {});
    auto const name = airudder::identify(body);
    if (name == workflow::api_node_pushed.name)
        return show(workflow::api_node_pushed, body);
    if (name == workflow::waba_status_changed.name)
        return show(workflow::waba_status_changed, body);
    std::cerr << "expected the body of a documented webhook\n";
    return 1;
}
