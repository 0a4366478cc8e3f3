#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>
#include <airudder/webhooks.hpp>

#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace receiving;
namespace workflow = airudder::workflow;

namespace {

std::string const change = R"({"waba_task_id":"w"})";
std::string const push = R"({"callee":{},"call":{}})";

/// Texts that threads collect.
class Log {
public:
    void add(std::string line)
    {
        std::lock_guard const lock(mutex_);
        lines_.push_back(std::move(line));
    }

    std::vector<std::string> lines() const
    {
        std::lock_guard const lock(mutex_);
        return lines_;
    }

    std::string last() const { return lines().back(); }

private:
    mutable std::mutex mutex_{};
    std::vector<std::string> lines_{};
};

/// Answers of a receiver with one path for all webhooks.
struct AnyHook {
    AnyHook() : receiver(any_port())
    {
        receiver.on_any("/hooks",
                        airudder::webhooks,
                        RawHandler([this](airudder::RawDelivery const& one) {
                            log.add(std::string(one.operation));
                            return true;
                        }));
    }

    int status(std::string const& body)
    {
        return Sender(receiver.port()).ask(post("/hooks", body)).status;
    }

    Log log{};
    Receiver receiver;
};

ReceiverOptions with_log(Log& log)
{
    auto options = any_port();
    options.on_exchange = [&log](airudder::Exchange const& one) {
        log.add(std::string(one.method) + ' ' + std::string(one.path) + ' ' +
                std::string(one.operation) + ' ' + std::to_string(one.status) +
                (one.repeat ? " repeat " : " ") +
                std::to_string(one.body_size) + ' ' + std::string(one.peer) +
                (one.duration >= 0us && one.duration < 1min ? "" : " long"));
    };
    return options;
}

} // namespace

TEST_CASE("one path takes every documented webhook")
{
    AnyHook hook;
    hook.receiver.start();
    CHECK(hook.status(change) == 200);
    CHECK(hook.log.last() == workflow::waba_status_changed.name);
    CHECK(hook.status(push) == 200);
    CHECK(hook.log.last() == "workflow.api_node_pushed");
}

TEST_CASE("a body that identifies no webhook is refused")
{
    AnyHook hook;
    hook.receiver.start();
    CHECK(hook.status("{}") == 422);
    CHECK(hook.status(R"({"waba_task_id":"w","call":{}})") == 422);
    CHECK(hook.status("[]") == 400);
    CHECK(hook.status("{") == 400);
    CHECK(hook.status("") == 400);
    CHECK(hook.log.lines().empty());
    auto const counters = hook.receiver.counters();
    CHECK(counters.unidentified == 2);
    CHECK(counters.malformed == 3);
}

TEST_CASE("a strict parser does not change what identifies no webhook")
{
    auto options = any_port();
    options.parse.strict = true;
    Receiver receiver(options);
    receiver.on_any("/hooks",
                    airudder::handler_for(
                        keyed, Handler([](Change const&) { return true; })));
    receiver.start();
    CHECK(Sender(receiver.port()).ask(post("/hooks", R"({"x":1})")).status ==
          422);
}

TEST_CASE("a webhook without a handler counts as unidentified")
{
    Receiver receiver(any_port());
    receiver.on_any(
        "/hooks",
        airudder::handler_for(workflow::waba_status_changed,
                              Handler([](Change const&) { return true; })));
    receiver.start();
    Sender sender(receiver.port());
    CHECK(sender.ask(post("/hooks", change)).status == 200);
    CHECK(sender.ask(post("/hooks", push)).status == 422);
}

TEST_CASE("a fallback gets bodies that identify no webhook")
{
    AnyHook hook;
    hook.receiver.on_unidentified(
        RawHandler([&](airudder::RawDelivery const& one) {
            hook.log.add("fallback " + std::string(one.operation) + one.body);
            CHECK(one.key.starts_with("sha256:"));
            return one.body != R"({"no":1})";
        }));
    hook.receiver.start();
    CHECK(hook.status(R"({"x":1})") == 200);
    CHECK(hook.log.last() == R"(fallback {"x":1})");
    CHECK(hook.status(R"({"no":1})") == 503);
    CHECK(hook.status(change) == 200);
    CHECK(hook.log.last() == "workflow.waba_status_changed");
    CHECK(hook.status("[]") == 400);
    CHECK(hook.status("{") == 400);
    CHECK(hook.log.lines().size() == 3);
    // It has keys like any other.
    CHECK(hook.status(R"({"x":1})") == 200);
    CHECK(hook.log.lines().size() == 3);
}

TEST_CASE("events have the same keys at their own path and at the common one")
{
    AnyHook hook;
    hook.receiver.on(
        workflow::waba_status_changed, "/own", Handler([&](Change const&) {
            hook.log.add("own");
            return true;
        }));
    hook.receiver.start();
    CHECK(hook.status(change) == 200);
    Sender sender(hook.receiver.port());
    CHECK(sender.ask(post("/own", change)).status == 200);
    CHECK(hook.log.lines().size() == 1);
    // The path decides about the webhook.
    CHECK(sender.ask(post("/own", push)).status == 200);
    CHECK(hook.log.last() == "own");
    CHECK(hook.status(push) == 200);
    CHECK(hook.log.last() == "workflow.api_node_pushed");
}

TEST_CASE("dead letters are bodies that are about to be refused")
{
    AnyHook hook;
    hook.receiver.on(
        keyed, "/own", Handler([](Change const&) { return true; }));
    hook.receiver.on_refused(
        [&](airudder::RawDelivery const& one, airudder::Error const& error) {
            hook.log.add(std::string(one.operation) + one.body + ": " +
                         error.message);
            if (one.body == "throw")
                throw std::runtime_error("x");
        });
    hook.receiver.start();
    CHECK(hook.status("{}") == 422);
    CHECK(hook.log.last() == "{}: expected a body that identifies one webhook");
    CHECK(hook.status("[]") == 400);
    CHECK(hook.log.last().starts_with("[]: expected an object"));
    CHECK(hook.status("throw") == 400);
    Sender sender(hook.receiver.port());
    auto const answer = sender.ask(post("/own", "{"));
    CHECK(answer.status == 400);
    CHECK(hook.log.last().starts_with("test.keyed{: expected "));
    auto const letters = hook.log.lines().size();
    CHECK(sender.ask(post("/other", "{")).status == 404);
    CHECK(sender.ask(post("/own", "{}")).status == 200);
    CHECK(hook.log.lines().size() == letters);
}

TEST_CASE("the verifier decides before anything is parsed")
{
    auto options = any_port();
    options.verifier = airudder::secret_in_header("X-Secret", "s");
    Started const started(options);
    auto sender = started.sender();
    auto const refused = sender.ask(post("/hooks", "{"));
    CHECK(refused.status == 401);
    CHECK_FALSE(refused.field("www-authenticate").empty());
    auto const with = [&](std::string const& fields) {
        return sender.ask(post("/hooks", body_of("1"), fields)).status;
    };
    CHECK(with("X-Secret: x\r\n") == 401);
    CHECK(with("X-Secret: s\r\nX-Secret: s\r\n") == 401);
    CHECK(with("x-secret: \t s \t\r\n") == 200);
    CHECK(with("X-Secret:\r\n") == 401);
    // Trailers are not headers.
    CHECK(sender
              .ask("POST /hooks HTTP/1.1\r\nHost: h\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "2\r\n{}\r\n0\r\nX-Secret: s\r\n\r\n")
              .status == 401);
    // A repeat must be verified too.
    CHECK(with("") == 401);
    // Without reading the body, other reasons come first.
    CHECK(sender.ask(post("/other", "{}")).status == 404);
    CHECK(started.receiver.counters().unverified == 6);
}

TEST_CASE("a verifier gets the request as it was sent")
{
    auto options = any_port();
    Log log;
    options.verifier = [&](airudder::WebhookRequest const& request) {
        log.add(std::string(request.method) + ' ' +
                std::string(request.target) + ' ' + std::string(request.body) +
                ' ' + std::string(request.peer) + ' ' +
                std::to_string(request.headers.size()));
        if (request.target == "/hooks?throw")
            throw std::runtime_error("x");
        return true;
    };
    Started const started(options);
    CHECK(started.status(post("/hooks?a", "x")) == 400);
    CHECK(log.last() == "POST /hooks?a x 127.0.0.1 2");
    CHECK(started.status(post("/hooks?throw", "{}")) == 401);
}

TEST_CASE("a secret in the path is compared and not shown")
{
    Log log;
    auto options = with_log(log);
    options.verifier = airudder::secret_in_path("s3cret");
    Receiver receiver(options);
    std::string target;
    receiver.on(keyed, "/hooks/{secret}", Handler([&](Change const& delivery) {
                    target = delivery.target;
                    return true;
                }));
    receiver.start();
    Sender sender(receiver.port());
    CHECK(sender.ask(post("/hooks/s3cret?a", body_of("1"))).status == 200);
    CHECK(target == "/hooks/{secret}?a");
    CHECK(sender.ask(post("/hooks/%733cret", body_of("2"))).status == 200);
    CHECK(target == "/hooks/{secret}");
    CHECK(sender.ask(post("/hooks/s3cre", body_of("3"))).status == 401);
    CHECK(sender.ask(post("/hooks/", body_of("3"))).status == 404);
    CHECK(sender.ask(post("/hooks/s3cret/", body_of("3"))).status == 404);
    CHECK(sender.ask("GET /hooks/s3cret HTTP/1.1\r\nHost: h\r\n\r\n").status ==
          405);
    receiver.stop();
    for (auto const& line : log.lines())
        CHECK(line.find("s3cre") == std::string::npos);
    CHECK(log.lines().size() == 6);
}

TEST_CASE("the hook sees each exchange")
{
    Log log;
    auto options = with_log(log);
    options.header_timeout = 500ms;
    Started started(options, [](Change const& delivery) {
        return delivery.event.msg_id == "1";
    });
    auto sender = started.sender();
    sender.ask(delivery_of("1"));
    sender.ask(post("/hooks?secret", body_of("1")));
    sender.ask(delivery_of("2"));
    sender.ask(post("/other?secret", "{}"));
    sender.ask("GET /hooks HTTP/1.1\r\nHost: h\r\n\r\n");
    sender.ask("POST /x y HTTP/1.1\r\n\r\n");
    started.answer("POST /");
    started.receiver.stop();
    CHECK(log.lines() == std::vector<std::string>{
                             "POST /hooks test.keyed 200 14 127.0.0.1",
                             "POST /hooks test.keyed 200 repeat 14 127.0.0.1",
                             "POST /hooks test.keyed 503 14 127.0.0.1",
                             "POST /other  404 2 127.0.0.1",
                             "GET /hooks  405 0 127.0.0.1",
                             "   400 0 127.0.0.1",
                             "   408 0 127.0.0.1",
                         });
}

TEST_CASE("the hook sees requests that ended without an answer")
{
    Log log;
    Gate gate;
    Started started(with_log(log), [&](Change const&) {
        gate.wait();
        return true;
    });
    Opener const opener(gate);
    auto sender = started.sender();
    sender.send(delivery_of("1"));
    wait_until([&] { return gate.waited() == 1; });
    std::thread stopping([&] { started.receiver.stop(0ms); });
    CHECK(sender.receive_all().empty());
    gate.open();
    stopping.join();
    CHECK(log.lines() ==
          std::vector<std::string>{"POST /hooks  0 14 127.0.0.1"});
    CHECK(started.receiver.counters().requests == 0);
}

TEST_CASE("a hook that throws changes nothing")
{
    auto options = any_port();
    options.on_exchange = [](airudder::Exchange const&) {
        throw std::runtime_error("x");
    };
    Started const started(options);
    auto sender = started.sender();
    CHECK(sender.ask(delivery_of("1")).status == 200);
    CHECK(sender.ask(delivery_of("2")).status == 200);
}

TEST_CASE("counters count")
{
    Started started(any_port(), [](Change const& delivery) {
        return delivery.event.msg_id == "1";
    });
    {
        auto sender = started.sender();
        sender.ask(delivery_of("1"));
        sender.ask(delivery_of("1"));
        sender.ask(delivery_of("2"));
        sender.ask(post("/hooks", "["));
        // An answer counts once it has been sent.
        wait_until([&] { return started.receiver.counters().requests == 4; });
        auto const counters = started.receiver.counters();
        CHECK(counters.connections == 1);
        CHECK(counters.accepted == 1);
        CHECK(counters.repeats == 1);
        CHECK(counters.rejected == 1);
        CHECK(counters.malformed == 1);
        CHECK(counters.late == 0);
        CHECK(counters.timeouts == 0);
        CHECK(counters.open_connections == 1);
        CHECK(counters.in_flight == 0);
    }
    started.receiver.stop();
    CHECK(started.receiver.counters().open_connections == 0);
}

TEST_CASE("the peer is the one that a trusted proxy names")
{
    std::string peer;
    auto const peer_of = [&](std::vector<std::string> proxies,
                             std::string const& fields) {
        auto options = any_port();
        options.trusted_proxies = std::move(proxies);
        Started const started(options, [&](Change const& delivery) {
            peer = delivery.peer;
            return true;
        });
        CHECK(started.status(post("/hooks", body_of("1"), fields)) == 200);
        return peer;
    };
    std::string const fields = "X-Forwarded-For: 6.6.6.6, 192.0.2.1\r\n";
    CHECK(peer_of({}, fields) == "127.0.0.1");
    CHECK(peer_of({"127.0.0.0/8"}, fields) == "192.0.2.1");
    CHECK(peer_of({"127.0.0.2"}, fields) == "127.0.0.1");
    CHECK(peer_of({"::/0"}, fields) == "127.0.0.1");
}

TEST_CASE("registration and options have errors of their own")
{
    Receiver receiver(any_port());
    Handler const handler = [](Change const&) {
        return true;
    };
    receiver.on(keyed, "/hooks", handler);
    CHECK_THROWS_AS(receiver.on(keyed, "/hooks", handler),
                    std::invalid_argument);
    CHECK_THROWS_AS(receiver.on(keyed, "hooks", handler),
                    std::invalid_argument);
    CHECK_THROWS_AS(receiver.on_any("/any"), std::invalid_argument);
    receiver.start();
    CHECK_THROWS_AS(receiver.start(), std::logic_error);
    CHECK_THROWS_AS(receiver.on(keyed, "/late", handler), std::logic_error);
    CHECK_THROWS_AS(receiver.on_unidentified(RawHandler()), std::logic_error);
    CHECK_THROWS_AS(receiver.on_refused({}), std::logic_error);

    auto options = any_port();
    options.port = receiver.port();
    CHECK_THROWS_AS(Receiver(options), boost::system::system_error);
    for (auto const change_it : std::vector<void (*)(ReceiverOptions&)>{
             [](ReceiverOptions& one) { one.address = "localhost"; },
             [](ReceiverOptions& one) { one.trusted_proxies = {"x"}; },
             [](ReceiverOptions& one) { one.max_connections = 0; },
             [](ReceiverOptions& one) { one.max_fields = 0; },
             [](ReceiverOptions& one) { one.key_file = "x"; },
         }) {
        auto wrong = any_port();
        change_it(wrong);
        CHECK_THROWS_AS(Receiver(wrong), std::invalid_argument);
    }
}

TEST_CASE("a receiver listens on IPv6 for both families")
{
    auto options = any_port();
    options.address = "::";
    Started const started(options);
    CHECK(started.status(delivery_of("1")) == 200);
}
