#ifndef AIRUDDER_TESTS_RECEIVING_HPP
#define AIRUDDER_TESTS_RECEIVING_HPP

#include "catch.hpp"
#include "receiver/support/sender.hpp"

#include <airudder/receiver.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

/// Receivers and handlers that most tests use. They are few, because each kind
/// of handler takes a second to compile.
namespace receiving {

using airudder::Receiver;
using airudder::ReceiverOptions;
using airudder::workflow::WabaStatusChange;
using sending::Answer;
using sending::post;
using sending::Sender;
using sending::wait_until;
using namespace std::chrono_literals;

using Change = airudder::Delivery<WabaStatusChange>;
using Handler = std::function<bool(Change const&)>;
using Coroutine = std::function<boost::asio::awaitable<bool>(Change const&)>;
using RawHandler = std::function<bool(airudder::RawDelivery const&)>;

inline constexpr std::string_view key_members[]{"/msg_id"};

/// A webhook whose events have a key, msg_id.
inline constexpr airudder::Webhook<WabaStatusChange> keyed{
    .name = "test.keyed",
    .method = airudder::Method::post,
    .reply = R"({"taken":true})",
    .delivery_key = key_members};

/// Options for any free port. Time limits are long enough for a slow machine.
inline ReceiverOptions any_port()
{
    ReceiverOptions options;
    options.port = 0;
    return options;
}

/// A started receiver with one handler of `keyed` at "/hooks".
struct Started {
    explicit Started(ReceiverOptions options, Handler handler)
        : receiver(std::move(options))
    {
        receiver.on(keyed, "/hooks", std::move(handler));
        receiver.start();
    }

    explicit Started(ReceiverOptions options = any_port())
        : Started(std::move(options), [](Change const&) { return true; })
    {
    }

    Sender sender() const { return Sender(receiver.port()); }

    /// The answer to a request on a connection of its own.
    Answer answer(std::string_view request) const
    {
        return sender().ask(request);
    }

    int status(std::string_view request) const
    {
        return answer(request).status;
    }

    Receiver receiver;
};

/// A body with a key.
inline std::string body_of(std::string_view key)
{
    return R"({"msg_id":")" + std::string(key) + R"("})";
}

inline std::string delivery_of(std::string_view key)
{
    return post("/hooks", body_of(key));
}

/// Where handlers wait until a test opens it.
class Gate {
public:
    /// Blocks the thread.
    void wait()
    {
        std::unique_lock lock(mutex_);
        ++waited_;
        changed_.wait(lock, [this] { return open_; });
    }

    void open()
    {
        std::lock_guard const lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }

    /// How many have come.
    int waited() const { return waited_; }

private:
    std::mutex mutex_{};
    std::condition_variable changed_{};
    bool open_ = false;
    std::atomic<int> waited_ = 0;
};

/// Opens a gate at the end of a scope, so that receivers that are destroyed
/// later need not wait.
class Opener {
public:
    explicit Opener(Gate& gate) : gate_(gate) {}
    ~Opener() { gate_.open(); }

    Opener(Opener const&) = delete;
    Opener& operator=(Opener const&) = delete;

private:
    Gate& gate_;
};

} // namespace receiving

#endif // AIRUDDER_TESTS_RECEIVING_HPP
