#include "catch.hpp"
#include "client/issuer.hpp"

#include <airudder/client.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>

using airudder::CallErrorKind;
using airudder::CallResult;
using airudder::ClientOptions;
using airudder::detail::GoodAnswer;
using airudder::detail::LoopEngine;

namespace {

using namespace std::chrono_literals;

/// A client's loop whose time goes on only when a test says so.
class Timed {
public:
    explicit Timed(ClientOptions options)
        : engine_(std::move(options),
                  [this] { return start_ + passed_.load(); }),
          thread_([this] { engine_.run(); })
    {
    }

    ~Timed()
    {
        engine_.stop();
        thread_.join();
    }

    Timed(Timed const&) = delete;
    Timed& operator=(Timed const&) = delete;

    void pass(std::chrono::steady_clock::duration time)
    {
        passed_ = passed_.load() + time;
    }

    CallResult<GoodAnswer> call(std::chrono::milliseconds timeout = 10s)
    {
        return airudder::detail::wait_for<GoodAnswer>(engine_, [&](auto done) {
            airudder::HttpRequest request;
            request.target = "/";
            request.headers = {{"Authorization", ""}};
            return engine_.make_call({.authorized = true, .envelope = true},
                                     std::move(request),
                                     timeout,
                                     std::move(done));
        });
    }

private:
    std::chrono::steady_clock::time_point const start_ =
        std::chrono::steady_clock::now();
    std::atomic<std::chrono::steady_clock::duration> passed_{};
    LoopEngine engine_;
    std::thread thread_;
};

/// Answers with tokens and whatever else is asked for, and counts tokens.
fault::Script issue(std::atomic<int>& issued)
{
    return [&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request())
            peer.write(calls::asks_for_token(request)
                           ? fault::answer(R"({"data":{"token":"t)" +
                                           std::to_string(++issued) +
                                           R"("},"code":200})")
                           : fault::answer(calls::good));
    };
}

} // namespace

TEST_CASE("a token is used for 23 hours", "[clock]")
{
    std::atomic<int> issued{0};
    fault::Server const server(issue(issued));
    auto options = calls::options_for(server);
    options.token.clear();
    options.credentials = {"key", "secret"};
    Timed client(options);
    auto const token = [&] {
        auto const answer = client.call();
        REQUIRE(answer.has_value());
        return answer->token;
    };
    CHECK(token() == "t1");
    client.pass(23h - 1s);
    CHECK(token() == "t1");
    client.pass(2s);
    CHECK(token() == "t2");
    client.pass(22h);
    CHECK(token() == "t2");
}

TEST_CASE("a connection is kept as long as the options say", "[clock]")
{
    fault::Server const server(fault::always(fault::answer(calls::good)));
    auto options = calls::options_for(server);
    options.max_idle_time = 60s;
    Timed client(options);
    REQUIRE(client.call().has_value());
    client.pass(59s);
    REQUIRE(client.call().has_value());
    CHECK(server.connections() == 1);
    client.pass(61s);
    REQUIRE(client.call().has_value());
    CHECK(server.connections() == 2);
}

TEST_CASE("a call ends at its deadline, not before", "[clock]")
{
    std::atomic<bool> asked{false};
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        asked = true;
        peer.wait();
    });
    Timed client(calls::options_for(server));
    auto early =
        std::async(std::launch::async, [&] { return client.call(1h); });
    while (!asked)
        std::this_thread::sleep_for(1ms);
    client.pass(1h - 1s);
    CHECK(early.wait_for(100ms) == std::future_status::timeout);
    client.pass(1s);
    auto const result = early.get();
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
}
