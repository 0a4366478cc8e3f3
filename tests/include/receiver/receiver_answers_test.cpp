#include "receiver/support/receiving.hpp"
#include "receiver/support/request_cases.hpp"

#include <airudder/receiver.hpp>

#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace receiving;

namespace {

/// A receiver that accepts everything but events with the key "no", and keeps
/// the last delivery.
struct Accepting : Started {
    explicit Accepting(ReceiverOptions options = any_port())
        : Started(std::move(options), [this](Change const& delivery) {
              last = delivery;
              return delivery.event.msg_id != "no";
          })
    {
    }

    Change last{};
};

/// Options whose limits are those of the cases of requests.
ReceiverOptions limits_of_cases()
{
    auto options = any_port();
    options.max_header_size = requests::most_head;
    options.max_fields = requests::most_fields;
    options.max_body_size = requests::most_body;
    return options;
}

bool stays(Answer const& answer)
{
    return answer.field("connection") != "close";
}

} // namespace

TEST_CASE("an accepted event is answered with the documented reply")
{
    Accepting const started;
    auto const answer = started.answer(delivery_of("1"));
    CHECK(answer.status == 200);
    CHECK(answer.body == R"({"taken":true})");
    CHECK(answer.field("content-type") == "application/json");
    CHECK(answer.field("date").ends_with(" GMT"));
    CHECK(stays(answer));
}

TEST_CASE("an event that is not accepted shall come again later")
{
    auto options = any_port();
    options.retry_after = 61s;
    Accepting const started(options);
    auto const answer = started.answer(delivery_of("no"));
    CHECK(answer.status == 503);
    CHECK(answer.field("retry-after") == "61");
    CHECK(answer.field("content-type") == "application/problem+json");
    CHECK(answer.body == R"({"status":503,"title":"Service Unavailable",)"
                         R"("detail":"expected the event to be accepted"})");
    CHECK(stays(answer));
}

TEST_CASE("a handler gets what was sent")
{
    Accepting const started;
    std::string const body = "{\"msg_id\" : \"1\",\n\"new\": [1.50]} ";
    CHECK(started.status(post("/hooks?region=id&a=/b",
                              body,
                              "X-y: z\r\nContent-Type: a/b+json"
                              "; charset=x\r\n")) == 200);
    auto const& delivery = started.last;
    CHECK(delivery.body == body);
    CHECK(delivery.event.msg_id == "1");
    CHECK(delivery.event.unmodeled.find("new") == "[1.50]");
    CHECK_FALSE(delivery.issues.empty());
    CHECK(delivery.operation == "test.keyed");
    CHECK(delivery.key == R"(["1"])");
    CHECK(delivery.target == "/hooks?region=id&a=/b");
    CHECK(delivery.peer == "127.0.0.1");
    REQUIRE(delivery.headers.size() == 4);
    CHECK(delivery.headers[1].name == "X-y");
    CHECK(delivery.headers[1].value == "z");
    auto const age = std::chrono::system_clock::now() - delivery.received_at;
    CHECK(age < 1min);
}

TEST_CASE("chunks are joined")
{
    Accepting const started;
    CHECK(started.status("POST /hooks HTTP/1.1\r\nHost: h\r\n"
                         "Transfer-Encoding: chunked\r\n\r\n"
                         "b\r\n{\"msg_id\":\"\r\n3\r\n1\"}\r\n0\r\n\r\n") ==
          200);
    CHECK(started.last.body == R"({"msg_id":"1"})");
}

TEST_CASE("malformed HTTP is answered and ends the connection")
{
    Accepting const started(limits_of_cases());
    for (auto const& one : requests::cases()) {
        if (one.status == 0)
            continue;
        INFO(one.name);
        auto sender = started.sender();
        auto const answer = sender.ask(one.bytes);
        CHECK(answer.status == one.status);
        CHECK_FALSE(stays(answer));
        CHECK(sender.receive_all().empty());
    }
}

TEST_CASE("requests that end after their head are judged by it")
{
    Accepting const started(limits_of_cases());
    auto sender = started.sender();
    auto answer = sender.ask(post("/other", "{}"));
    CHECK(answer.status == 404);
    CHECK(stays(answer));
    answer = sender.ask("GET /hooks HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(answer.status == 405);
    CHECK(answer.field("allow") == "POST");
    CHECK(stays(answer));
    answer = sender.ask(post("/hooks", "{}", "Content-Type: text/plain\r\n"));
    CHECK(answer.status == 415);
    CHECK(stays(answer));
    answer = sender.ask(post("/hooks", "{}", "Expect: more\r\n"));
    CHECK(answer.status == 417);
    CHECK(stays(answer));
    CHECK(sender.ask(delivery_of("1")).status == 200);
}

TEST_CASE("the answer to HEAD has no body")
{
    Accepting const started;
    auto sender = started.sender();
    sender.send("HEAD /hooks HTTP/1.1\r\nHost: h\r\n\r\n");
    auto const answer = sender.receive(true);
    CHECK(answer.status == 405);
    CHECK(answer.field("allow") == "POST");
    CHECK(answer.field("content-length") != "0");
    CHECK(sender.ask(delivery_of("1")).status == 200);
}

TEST_CASE("targets may have the absolute form and a query")
{
    Accepting const started;
    CHECK(started.status(post("http://h/hooks?a=b", body_of("1"))) == 200);
    CHECK(started.status(post("/%68ooks", body_of("2"))) == 200);
    CHECK(started.status(post("/hooks/", body_of("3"))) == 404);
    CHECK(started.status(post("*", body_of("4"))) == 404);
}

TEST_CASE("JSON has many media types, and none")
{
    Accepting const started;
    for (auto const* type : {"",
                             "application/json",
                             "APPLICATION/JSON;charset=latin1",
                             "application/json ; a=b",
                             "text/json",
                             "application/cloudevents+json",
                             "a/b+JSON; c"}) {
        INFO(type);
        CHECK(started.status(
                  post("/hooks",
                       body_of(type),
                       "Content-Type: " + std::string(type) + "\r\n")) == 200);
    }
    for (auto const* type : {"text/plain",
                             "application/jsonx",
                             "json",
                             "+json",
                             "application/json, text/plain",
                             "text/plain, a/b+json",
                             "application/json text",
                             "application/x-www-form-urlencoded"}) {
        INFO(type);
        CHECK(started.status(
                  post("/hooks",
                       body_of(type),
                       "Content-Type: " + std::string(type) + "\r\n")) == 415);
    }
    CHECK(started.status(post("/hooks",
                              "{}",
                              "Content-Type: application/json\r\n"
                              "Content-Type: text/plain\r\n")) == 415);
    CHECK(started.status(post("/hooks", "{}", "Content-Encoding: gzip\r\n")) ==
          415);
    CHECK(started.status(
              post("/hooks", body_of("x"), "Content-Encoding: identity\r\n")) ==
          200);
}

TEST_CASE("bodies that are not JSON objects are refused")
{
    Accepting const started;
    auto sender = started.sender();
    for (std::string const body : {"",
                                   " ",
                                   "x",
                                   "{",
                                   "[]",
                                   "null",
                                   "\"x\"",
                                   "{\"a\":1}}",
                                   "{\"a\":\"\xFF\"}",
                                   "{'a':1}",
                                   "\xEF\xBB\xBF{}"}) {
        INFO(body);
        auto const answer = sender.ask(post("/hooks", body));
        CHECK(answer.status == 400);
        CHECK(stays(answer));
    }
    auto const deep = std::string(65, '[') + std::string(65, ']');
    CHECK(sender.ask(post("/hooks", "{\"a\":" + deep + "}")).status == 400);
    CHECK(sender.ask("POST /hooks HTTP/1.1\r\nHost: h\r\n\r\n").status == 400);
    CHECK(sender.ask(delivery_of("1")).status == 200);
}

TEST_CASE("a body of the allowed size is taken, and a longer one refused")
{
    Accepting const started(limits_of_cases());
    auto const body = [](std::size_t size) {
        auto const rest = body_of("").size();
        return body_of(std::string(size - rest, 'k'));
    };
    CHECK(started.status(post("/hooks", body(1000))) == 200);
    // Before the body: it is never sent.
    auto sender = started.sender();
    sender.send("POST /hooks HTTP/1.1\r\nHost: h\r\nContent-Length: "
                "1001\r\n\r\n");
    CHECK(sender.receive().status == 413);
    CHECK(sender.receive_all().empty());
}

TEST_CASE("a refusal reaches a sender that is still sending")
{
    Accepting const started(limits_of_cases());
    auto sender = started.sender();
    sender.send("POST /hooks HTTP/1.1\r\nHost: h\r\n"
                "Content-Length: 10000000\r\n\r\n");
    // All of it is read, and dropped.
    CHECK(sender.send(std::string(10'000'000, 'x')));
    auto const answer = sender.receive();
    CHECK(answer.status == 413);
    CHECK_FALSE(stays(answer));
}

TEST_CASE("a sender that expects 100 is told to go on")
{
    Accepting const started(limits_of_cases());
    auto sender = started.sender();
    auto const body = body_of("1");
    auto const head = [&](std::string const& path, std::size_t size) {
        return "POST " + path +
               " HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\n"
               "Content-Length: " +
               std::to_string(size) + "\r\n\r\n";
    };
    CHECK(sender.ask(head("/hooks", body.size())).status == 100);
    CHECK(sender.ask(body).status == 200);
    // A body that has begun to arrive needs no permission.
    CHECK(sender.ask(head("/hooks", body.size()) + body).status == 200);
    CHECK(started.status("POST /hooks HTTP/1.0\r\nExpect: 100-continue\r\n"
                         "Content-Length: 14\r\n\r\n" +
                         body) == 200);
    CHECK(sender.ask(head("/hooks", 1001)).status == 413);
    CHECK(sender.receive_all().empty());
    CHECK(started.status(head("/other", 2)) == 404);
}

TEST_CASE("HTTP/1.0 ends the connection unless the sender wants to go on")
{
    Accepting const started;
    auto const request = [](std::string const& fields, std::string const& key) {
        return "POST /hooks HTTP/1.0\r\n" + fields +
               "Content-Length: 14\r\n\r\n" + body_of(key);
    };
    auto sender = started.sender();
    auto answer = sender.ask(request("Connection: keep-alive\r\n", "1"));
    CHECK(answer.status == 200);
    CHECK(answer.field("connection") == "keep-alive");
    answer = sender.ask(request("", "2"));
    CHECK(answer.status == 200);
    CHECK(answer.field("connection") == "close");
    CHECK(sender.receive_all().empty());
}

TEST_CASE("a connection ends after a request that says so")
{
    Accepting const started;
    auto sender = started.sender();
    auto const answer =
        sender.ask(post("/hooks", body_of("1"), "Connection: close\r\n"));
    CHECK(answer.status == 200);
    CHECK_FALSE(stays(answer));
    CHECK(sender.receive_all().empty());
}

TEST_CASE("requests that follow each other are answered in order")
{
    for (std::size_t const threads : {0u, 1u, 4u}) {
        auto options = any_port();
        options.handler_threads = threads;
        Started const started(options, [](Change const& delivery) {
            // The first would be overtaken if it could.
            if (delivery.event.msg_id == "0")
                std::this_thread::sleep_for(20ms);
            return delivery.event.msg_id != "1";
        });
        auto sender = started.sender();
        std::string all;
        for (int number = 0; number != 50; ++number)
            all += delivery_of(std::to_string(number)) + post("/other", "{}");
        sender.send(all);
        for (int number = 0; number != 50; ++number) {
            CHECK(sender.receive().status == (number == 1 ? 503 : 200));
            CHECK(sender.receive().status == 404);
        }
    }
}

TEST_CASE("requests may arrive byte by byte")
{
    Accepting const started;
    auto sender = started.sender();
    for (char const byte : delivery_of("1") + post("/other", "{}"))
        sender.send({&byte, 1});
    CHECK(sender.receive().status == 200);
    CHECK(sender.receive().status == 404);
}

TEST_CASE("a sender that has ended its side still gets its answer")
{
    for (std::size_t const threads : {0u, 1u}) {
        auto options = any_port();
        options.handler_threads = threads;
        Accepting const started(options);
        auto sender = started.sender();
        sender.send(delivery_of("1"));
        sender.end_sending();
        CHECK(sender.receive().status == 200);
        CHECK(sender.receive_all().empty());
    }
}

TEST_CASE("a request that is cut off has no answer")
{
    Accepting const started;
    auto const request = delivery_of("1");
    for (auto const size :
         {std::size_t{1}, std::size_t{30}, request.size() - 1}) {
        auto sender = started.sender();
        sender.send(request.substr(0, size));
        sender.end_sending();
        CHECK(sender.receive_all().empty());
    }
    CHECK(started.last.key.empty());
}

TEST_CASE("with strict parsing, an event that deviates is malformed")
{
    auto options = any_port();
    options.parse.strict = true;
    Accepting const started(options);
    CHECK(started.status(post("/hooks", R"({"msg_id":1})")) == 400);
    CHECK(started.last.key.empty());
}

TEST_CASE("a connection is served at once, after a pause, and among many")
{
    // More than have buffers that wait for the next request, and longer than
    // they have them.
    constexpr std::size_t many = 300;
    Accepting const started;
    std::vector<Sender> senders;
    for (std::size_t index = 0; index != many; ++index)
        senders.push_back(started.sender());
    for (auto const pause : {0ms, 400ms, 0ms})
        for (std::size_t index = 0; index != many; ++index) {
            if (index == 0)
                std::this_thread::sleep_for(pause);
            auto const key = std::to_string(index) + " after " +
                             std::to_string(pause.count());
            CHECK(senders[index].ask(delivery_of(key)).status == 200);
        }
}
