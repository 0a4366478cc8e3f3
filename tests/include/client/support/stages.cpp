#include "client/support/stages.hpp"

#include "client/connect/addresses.hpp"
#include "client/connect/slow_name.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <chrono>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

namespace stages {

namespace {

using namespace std::chrono_literals;

/// Waits until the client reaches the stage after its last visible step.
void wait_a_moment() { std::this_thread::sleep_for(30ms); }

class Resolving final : public Stall {
public:
    Resolving(std::string server, std::string proxy)
    {
        options.server = std::move(server);
        options.proxy = std::move(proxy);
    }

    void wait() override { name_.wait(); }
    void release() override { name_.release(); }

private:
    fault::SlowName name_{"slow.example.com"};
};

class Connecting final : public Stall {
public:
    explicit Connecting(bool has_proxy)
    {
        auto const url =
            "http://127.0.0.1:" + std::to_string(silent_.endpoint().port());
        options.server = has_proxy ? "https://example.com" : url;
        options.proxy = has_proxy ? url : "";
    }

    void wait() override { wait_a_moment(); }

private:
    addresses::Silent silent_{"127.0.0.1"};
};

/// A server that runs up to a given step and then does nothing.
class Serving final : public Stall {
public:
    explicit Serving(fault::Script reach, fault::ServerOptions identity = {})
        : server_(
              [this, reach = std::move(reach)](fault::Peer& peer) {
                  reach(peer);
                  std::call_once(once_, [this] { reached_.set_value(); });
                  over_.wait();
              },
              std::move(identity))
    {
        options.server = server_.url();
        options.token = "some/token+1";
    }

    ~Serving() override { end_.set_value(); }

    void wait() override
    {
        is_reached_.wait();
        wait_a_moment();
    }

    unsigned short port() const { return server_.port(); }

private:
    std::once_flag once_{};
    std::promise<void> reached_{};
    std::future<void> is_reached_ = reached_.get_future();
    std::promise<void> end_{};
    std::shared_future<void> over_ = end_.get_future().share();
    fault::Server server_;
};

template <class Change>
std::unique_ptr<Stall> serving(fault::Script reach, Change change)
{
    auto made = std::make_unique<Serving>(std::move(reach));
    change(*made);
    return made;
}

void nothing(fault::Peer&) {}

void read_request(fault::Peer& peer) { peer.read_request(); }

fault::Script writing(std::string text)
{
    return [text = std::move(text)](fault::Peer& peer) {
        peer.read_request();
        peer.write(text);
    };
}

std::unique_ptr<Stall> asking_proxy()
{
    return serving(read_request, [](Serving& stall) {
        stall.options.proxy = stall.options.server;
        stall.options.server = "https://example.com";
    });
}

std::unique_ptr<Stall> shaking_hands()
{
    return serving(
        [](fault::Peer& peer) { peer.wait(); },
        [](Serving& stall) { stall.options.server.replace(0, 4, "https"); });
}

std::unique_ptr<Stall> waiting_for_token()
{
    return serving(read_request, [](Serving& stall) {
        stall.options.token.clear();
        stall.options.credentials = {"made up key", "made up secret"};
    });
}

/// Sends a request that is larger than the socket buffers.
std::unique_ptr<Stall> sending()
{
    return serving(nothing, [](Serving& stall) {
        stall.query.start_time.assign(std::size_t{32} << 20, 'a');
    });
}

std::unique_ptr<Stall> after(fault::Script reach)
{
    return serving(std::move(reach), [](Serving&) {});
}

/// Same over TLS.
class Protected final : public Stall {
public:
    explicit Protected(fault::Script reach)
        : file_(authority_.pem()),
          serving_(std::move(reach),
                   {.identity = authority_.issue(
                        {.alternative_names = "IP:127.0.0.1"})})
    {
        options = serving_.options;
        options.ca_file = file_.path();
    }

    void wait() override { serving_.wait(); }

private:
    fault::Authority authority_{};
    fault::TemporaryFile file_;
    Serving serving_;
};

std::unique_ptr<Stall> after_with_tls(fault::Script reach)
{
    return std::make_unique<Protected>(std::move(reach));
}

constexpr auto half = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"code\":";

constexpr auto busy = "HTTP/1.1 503 Service Unavailable\r\n"
                      "Content-Length: 0\r\nRetry-After: 60\r\n\r\n";

} // namespace

std::vector<Stage> const& all()
{
    constexpr auto answer = "waiting for the answer";
    constexpr auto body = "reading the answer's body";
    static std::vector<Stage> const stages{
        {"resolving",
         "resolving the server's name",
         [] {
             return std::make_unique<Resolving>("https://slow.example.com", "");
         }},
        {"resolving a proxy",
         "resolving the proxy's name",
         [] {
             return std::make_unique<Resolving>("https://example.com",
                                                "http://slow.example.com");
         }},
        {"connecting",
         "connecting to the server",
         [] {
             return std::make_unique<Connecting>(false);
         }},
        {"connecting to a proxy",
         "connecting to the proxy",
         [] {
             return std::make_unique<Connecting>(true);
         }},
        {"asking a proxy", "waiting for the proxy", asking_proxy},
        {"shaking hands", "shaking hands with the server", shaking_hands},
        {"waiting for a token", "waiting for a token", waiting_for_token},
        {"sending", "sending", sending},
        {"waiting for an answer",
         answer,
         [] {
             return after(read_request);
         }},
        {"waiting for an answer with TLS",
         answer,
         [] {
             return after_with_tls(read_request);
         }},
        {"within a head",
         answer,
         [] {
             return after(writing("HTTP/1.1 200 OK\r\n"));
         }},
        {"within a body",
         body,
         [] {
             return after(writing(half));
         }},
        {"within a body with TLS",
         body,
         [] {
             return after_with_tls(writing(half));
         }},
        {"between attempts", "", [] {
             return after(writing(busy));
         }}};
    return stages;
}

} // namespace stages
