// A user's program whose only header of this project is airudder_net.hpp: its
// client calls its receiver, which has nothing at this path.
#include <airudder_net.hpp>

#if __has_include(<airudder/client.hpp>)
#error "expected no other headers of this project"
#endif

#include <iostream>
#include <string>

int main()
{
    airudder::Receiver receiver;
    receiver.on(airudder::workflow::waba_status_changed,
                "/hooks/waba",
                [](auto const&) { return true; });
    receiver.start();
    airudder::ClientOptions options;
    options.server = "http://127.0.0.1:" + std::to_string(receiver.port());
    options.token = "made-up-token";
    airudder::Client client(options);
    auto const answer =
        client.call(airudder::task::get_task_detail, {.TaskID = "1"});
    receiver.stop();
    if (answer || answer.error().http_status != 404) {
        std::cerr << "expected HTTP status 404\n";
        return 1;
    }
    return 0;
}
