#ifndef AIRUDDER_RECEIVER_HPP
#define AIRUDDER_RECEIVER_HPP

#include <airudder/detail/receiver/engine.hpp>
#include <airudder/detail/receiver/event_handler.hpp>
#include <airudder/identify.hpp>
#include <airudder/list.hpp>
#include <airudder/receiver/delivery.hpp>
#include <airudder/receiver/delivery_store.hpp>
#include <airudder/receiver/exchange.hpp>
#include <airudder/receiver/receiver_options.hpp>
#include <airudder/receiver/verifier.hpp>
#include <airudder/receiver/webhook_request.hpp>
#include <airudder/webhook.hpp>

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// With separate compilation, <airudder/receiver/src.hpp> includes this once.
#ifndef AIRUDDER_SEPARATE_COMPILATION
#include <airudder/detail/receiver/loop_engine.hpp>
#endif

namespace airudder {

/// A webhook with its handler, for Receiver::on_any. Made by `handler_for`.
class WebhookHandler {
public:
    /// As `handler_for` makes it.
    template <Record Event, class Handler>
    WebhookHandler(Webhook<Event> const& webhook, Handler handler)
        : handler_(std::make_unique<detail::TypedEventHandler<Event, Handler>>(
              webhook, std::move(handler)))
    {
    }

private:
    friend class Receiver;

    std::unique_ptr<detail::EventHandler> handler_;
};

/// Combines a webhook with its handler, which is one that Receiver::on takes.
template <Record Event, class Handler>
[[nodiscard]] WebhookHandler handler_for(Webhook<Event> const& webhook,
                                         Handler handler)
{
    return {webhook, std::move(handler)};
}

/// An HTTP server for documented webhooks.
///
///     airudder::Receiver receiver({.port = 8080});
///     receiver.on(airudder::workflow::waba_status_changed, "/hooks/waba",
///                 [](auto const& delivery) {
///                     return store(delivery.event, delivery.key);
///                 });
///     receiver.start();
///
/// An event that was answered with success was handed over: its handler, or the
/// handler of an earlier delivery of the same event, accepted it. An event that
/// was not handed over is never answered with success. The vendor waits 10 s for
/// an answer, repeats the delivery after a minute and at most 5 times, and then
/// drops the event.
///
/// A handler is called with a `Delivery<Event> const&` and returns whether it
/// accepted the event: a `bool`, or a `boost::asio::awaitable<bool>`. An
/// exception means that it did not. Handlers that return `bool` run in
/// ReceiverOptions::handler_threads threads; with more than one, they run at the
/// same time. A coroutine runs in the receiver's own thread, which it must not
/// block. The delivery outlives the handler's call and its coroutine. Two
/// deliveries with the same key are not handled at the same time: the second
/// waits for the outcome of the first.
///
/// A coroutine that waits for an operation on `executor()` when the receiver is
/// destroyed is destroyed with it. Operations elsewhere must complete before:
/// resuming a coroutine after the end of its receiver is undefined behaviour.
/// If handlers await calls of a Client, for example, call `stop`, destroy the
/// Client, which cancels its calls, and only then the receiver.
///
/// Answers: 200 with the documented reply for an accepted event and for a repeat
/// of one; 503 with Retry-After if the handler did not accept, was late, or a
/// limit is reached; 400 for malformed HTTP and JSON; 401 if the verifier
/// refuses; 404 and 405 for an unknown path and another method; 408 for a slow
/// request; 413, 414, 415 and 431 for a body that is too large, a target that
/// is too long, another media type than JSON, and a head that is too large; 422
/// for a body that identifies no webhook. A body that deviates from the
/// documentation is delivered with its issues.
///
/// The receiver has one thread of its own besides those of the handlers.
class Receiver {
public:
    /// Listens, but accepts no connection yet. Throws std::invalid_argument for
    /// an option that it cannot use, e.g. a certificate that does not fit its
    /// key, and boost::system::system_error if it cannot listen.
    explicit Receiver(ReceiverOptions options = {})
        : engine_(detail::make_receiver_engine(std::move(options)))
    {
    }

    Receiver(Receiver const&) = delete;
    Receiver& operator=(Receiver const&) = delete;

    /// Stops without grace.
    ~Receiver() { engine_->stop(std::chrono::milliseconds(0)); }

    /// Registers the handler of one webhook at `path`, e.g. "/hooks/waba". One
    /// segment of the path may be `{secret}`, which stands for any text; see
    /// `secret_in_path`.
    ///
    /// Throws std::invalid_argument if `path` does not begin with `/`, has a
    /// query or characters that a path would percent-encode, or is registered
    /// already, and std::logic_error after `start`.
    template <Record Event, class Handler>
    void on(Webhook<Event> const& webhook, std::string path, Handler handler);

    /// Registers handlers at one path, for senders that have a single URL. The
    /// webhook of a body is the one that `identify` names among all documented
    /// ones. Throws the exceptions of `on`. Also throws std::invalid_argument if
    /// there are no handlers, two for one webhook, or webhooks with different
    /// methods.
    ///
    ///     receiver.on_any("/hooks",
    ///                     handler_for(workflow::api_node_pushed, pushed),
    ///                     handler_for(workflow::waba_status_changed, changed));
    template <std::same_as<WebhookHandler>... Handlers>
    void on_any(std::string path, Handlers... handlers);

    /// The same with one handler for every webhook of a list, e.g. a generic
    /// lambda or a function of `RawDelivery const&`.
    template <auto const&... Webhooks, class Handler>
    void on_any(std::string path, List<Webhooks...> list, Handler handler);

    /// Registers a handler, called with a `RawDelivery const&`, of bodies at
    /// the paths of `on_any` that are JSON objects but identify no webhook with
    /// a handler. Without it, the answer is 422. Throws std::logic_error after
    /// `start`.
    template <class Handler>
    void on_unidentified(Handler handler);

    /// Registers a function that gets each body that is about to be refused
    /// because it is malformed or identifies no webhook, and why. It runs in
    /// the receiver's own thread, which it must not block. Throws
    /// std::logic_error after `start`.
    void on_refused(
        std::function<void(RawDelivery const&, Error const&)> dead_letter)
    {
        engine_->set_dead_letter(std::move(dead_letter));
    }

    /// Begins to accept connections. Throws std::logic_error if called twice.
    void start() { engine_->start(); }

    /// Stops accepting, closes idle connections, and finishes the requests
    /// whose head has arrived. What is left after `grace` is cut. Handlers that
    /// return `bool` cannot be interrupted: this waits for them. Later calls
    /// return the first report. Throws std::logic_error if called in the
    /// receiver's own thread or by a handler.
    StopReport stop(std::chrono::milliseconds grace = std::chrono::seconds(10))
    {
        return engine_->stop(grace);
    }

    /// Reads certificate and key again, for connections from now on. Throws
    /// std::invalid_argument if they cannot be used; the old ones then stay.
    void reload_certificate() { engine_->reload_certificate(); }

    /// The port that it listens on.
    std::uint16_t port() const noexcept { return engine_->port(); }

    /// What it has done so far.
    ReceiverCounters counters() const { return engine_->counters(); }

    /// The executor of the receiver's own thread.
    boost::asio::io_context::executor_type executor() noexcept
    {
        return engine_->executor();
    }

private:
    std::unique_ptr<detail::ReceiverEngine> engine_;
};

// Implementation

template <Record Event, class Handler>
void Receiver::on(Webhook<Event> const& webhook,
                  std::string path,
                  Handler handler)
{
    detail::Route route{.path = std::move(path)};
    route.handlers.push_back(handler_for(webhook, std::move(handler)).handler_);
    engine_->add(std::move(route));
}

template <std::same_as<WebhookHandler>... Handlers>
void Receiver::on_any(std::string path, Handlers... handlers)
{
    detail::Route route{.path = std::move(path), .identify = identify};
    (route.handlers.push_back(std::move(handlers.handler_)), ...);
    engine_->add(std::move(route));
}

template <auto const&... Webhooks, class Handler>
void Receiver::on_any(std::string path, List<Webhooks...> list, Handler handler)
{
    detail::Route route{.path = std::move(path), .identify = identify};
    for_each(list, [&](auto const& webhook) {
        route.handlers.push_back(handler_for(webhook, handler).handler_);
    });
    engine_->add(std::move(route));
}

template <class Handler>
void Receiver::on_unidentified(Handler handler)
{
    engine_->set_fallback(
        std::make_unique<detail::RawEventHandler<Handler>>(std::move(handler)));
}

} // namespace airudder

#endif // AIRUDDER_RECEIVER_HPP
