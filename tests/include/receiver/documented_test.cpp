// What the comments of <airudder/receiver.hpp> show. tests/repository compares the
// texts.
#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>
#include <airudder/workflow/api_node_pushed.hpp>

#include <boost/system/system_error.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace receiving;

namespace {

std::vector<std::string> stored_keys;

bool store(WabaStatusChange const& event, std::string const& key)
{
    stored_keys.push_back(key);
    return event.msg_id == "m";
}

} // namespace

TEST_CASE("the comment of Receiver shows how an event is stored")
{
    stored_keys.clear();
    try {
        airudder::Receiver receiver({.port = 8080});
        receiver.on(airudder::workflow::waba_status_changed,
                    "/hooks/waba",
                    [](auto const& delivery) {
                        return store(delivery.event, delivery.key);
                    });
        receiver.start();
        Sender sender(receiver.port());
        CHECK(
            sender.ask(post("/hooks/waba", R"({"msg_id":"m","status":"read"})"))
                .status == 200);
        CHECK(sender.ask(post("/hooks/waba", "{}")).status == 503);
        receiver.stop();
        REQUIRE(stored_keys.size() == 2);
        CHECK(stored_keys.front() == R"(["m","read"])");
    } catch (boost::system::system_error const& error) {
        // Another program may listen on this port.
        CHECK(error.code() == boost::asio::error::address_in_use);
    }
}

TEST_CASE("the comment of on_any shows two handlers")
{
    namespace workflow = airudder::workflow;
    using airudder::handler_for;
    std::vector<std::string> events;
    auto const pushed = [&](airudder::Delivery<workflow::ApiNodePush> const&) {
        events.push_back("pushed");
        return true;
    };
    Handler const changed = [&](Change const&) {
        events.push_back("changed");
        return true;
    };
    airudder::Receiver receiver(any_port());
    receiver.on_any("/hooks",
                    handler_for(workflow::api_node_pushed, pushed),
                    handler_for(workflow::waba_status_changed, changed));
    receiver.start();
    Sender sender(receiver.port());
    CHECK(sender.ask(post("/hooks", R"({"callee":{},"call":{}})")).status ==
          200);
    CHECK(sender.ask(post("/hooks", R"({"waba_task_id":"w"})")).status == 200);
    receiver.stop();
    CHECK(events == std::vector<std::string>{"pushed", "changed"});
}
