#include "catch.hpp"
#include "client/token/issuer.hpp"

#include <airudder/client.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using airudder::CallErrorKind;
using airudder::CallResult;
using airudder::ClientOptions;
using airudder::detail::GoodAnswer;
using airudder::detail::LoopEngine;

namespace {

using namespace std::chrono_literals;

/// A client's loop whose clock advances only when a test calls `pass`.
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

    /// The latest call; expired once nothing uses it.
    std::weak_ptr<airudder::detail::Run> latest() const { return latest_; }

    CallResult<GoodAnswer> call(std::chrono::milliseconds timeout = 10s)
    {
        return airudder::detail::wait_for<GoodAnswer>(engine_, [&](auto done) {
            airudder::HttpRequest request;
            request.target = "/";
            request.headers = {{"Authorization", ""}};
            auto run = engine_.make_call({.authorized = true, .envelope = true},
                                         std::move(request),
                                         timeout,
                                         std::move(done));
            latest_ = run;
            return run;
        });
    }

private:
    std::chrono::steady_clock::time_point const start_ =
        std::chrono::steady_clock::now();
    std::atomic<std::chrono::steady_clock::duration> passed_{};
    std::weak_ptr<airudder::detail::Run> latest_{};
    LoopEngine engine_;
    std::thread thread_;
};

/// Answers every request, issues tokens and counts them in `issued`.
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

TEST_CASE("a token is renewed after 23 hours", "[clock]")
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

TEST_CASE("an idle connection is kept for max_idle_time", "[clock]")
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

TEST_CASE("a call ends at its deadline and not before", "[clock]")
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

TEST_CASE("a provider that never answers does not keep an ended call alive",
          "[clock]")
{
    fault::Server const server(fault::always(fault::answer(calls::good)));
    std::vector<airudder::TokenReceiver> receivers;
    auto options = calls::options_for(server);
    options.token.clear();
    options.token_provider = [&](airudder::TokenQuery const&,
                                 airudder::TokenReceiver receive) {
        receivers.push_back(std::move(receive));
    };
    Timed client(options);
    auto over = std::async(std::launch::async, [&] { return client.call(1h); });
    while (over.wait_for(10ms) != std::future_status::ready)
        client.pass(1h);
    CHECK_FALSE(over.get().has_value());
    // The thread that completed the call releases it shortly afterwards.
    for (int i = 0; i != 5000 && !client.latest().expired(); ++i)
        std::this_thread::sleep_for(1ms);
    CHECK(client.latest().expired());
    CHECK(receivers.size() == 1);
}
