#ifndef AIRUDDER_DETAIL_RECEIVER_DISPATCHER_HPP
#define AIRUDDER_DETAIL_RECEIVER_DISPATCHER_HPP

#include <airudder/detail/net/media_type.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/receiver/answer.hpp>
#include <airudder/detail/receiver/deliveries.hpp>
#include <airudder/detail/receiver/delivery_key.hpp>
#include <airudder/detail/receiver/engine.hpp>
#include <airudder/detail/receiver/event_handler.hpp>
#include <airudder/detail/receiver/forwarded.hpp>
#include <airudder/detail/receiver/memory_budget.hpp>
#include <airudder/detail/receiver/request_reader.hpp>
#include <airudder/detail/receiver/router.hpp>
#include <airudder/detail/receiver/tally.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/parse.hpp>
#include <airudder/receiver/delivery.hpp>
#include <airudder/receiver/receiver_options.hpp>
#include <airudder/receiver/webhook_request.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace airudder::detail {

/// A request whose head has been read.
struct Incoming {
    RequestMemory* request = nullptr;
    Router::Match match{};
    std::string path{};
    std::string peer{};

    /// Name of the webhook, once it is known.
    std::string_view operation{};

    bool repeat = false;
};

/// Takes the answer to a request, with the operation and whether it is a
/// repeat. Called once, in the loop.
using AnswerHandler =
    std::function<void(Answer answer, std::string_view operation, bool repeat)>;

/// Memory of bodies that have been handled, for those of later requests.
class SpareBodies {
public:
    /// Giving back must not throw.
    SpareBodies() { free_.reserve(most); }

    /// Returns an empty text, with capacity if possible.
    std::string take() noexcept
    {
        if (free_.empty())
            return {};
        auto body = std::move(free_.back());
        free_.pop_back();
        body.clear();
        return body;
    }

    void give_back(std::string body) noexcept
    {
        if (free_.size() < most && body.capacity() <= most_capacity)
            free_.push_back(std::move(body));
    }

private:
    static constexpr std::size_t most = 64;
    static constexpr std::size_t most_capacity = std::size_t{16} << 10;

    std::vector<std::string> free_{};
};

/// Decides what requests are for, verifies and decodes them, and hands them
/// over. Only the loop's thread uses it, except that handlers run in their own
/// threads.
class Dispatcher {
public:
    Dispatcher(ReceiverOptions const& options,
               Loop loop,
               Tally& tally,
               MemoryBudget& memory)
        : options_(options), loop_(loop), tally_(tally), memory_(memory),
          trusted_proxies_(
              parse_networks(options.trusted_proxies, "trusted_proxies")),
          deliveries_(options.deliveries)
    {
        if (options.handler_threads != 0)
            threads_.emplace(options.handler_threads);
    }

    void add(Route route) { router_.add(std::move(route)); }

    void set_fallback(std::unique_ptr<EventHandler> handler)
    {
        fallback_ = std::move(handler);
    }

    void set_dead_letter(DeadLetterHandler handler)
    {
        dead_letter_ = std::move(handler);
    }

    /// Judges a request by its head. Returns the answer if it is refused.
    /// `text` is that of the connection's address.
    std::optional<Answer> judge(Incoming& incoming,
                                Address const& connection,
                                std::string const& text);

    /// Verifies a complete request and hands it over. `done` may be called
    /// before this returns.
    void receive(Incoming& incoming, AnswerHandler done);

    std::size_t in_flight() const noexcept { return deliveries_.in_flight(); }

    /// Calls no more handlers in other threads, even for events that wait there.
    void abandon() noexcept { abandoned_ = true; }

    /// Waits for handlers that run in other threads.
    void join_threads()
    {
        if (threads_)
            threads_->join();
    }

    /// Whether this is called by a handler that runs in another thread.
    bool runs_here() const noexcept { return running_ == this; }

    bool is_trusted_proxy(Address const& peer) const
    {
        return is_in(trusted_proxies_, peer);
    }

    /// Returns a path that matches no route as it may be shown.
    std::string printable(std::string_view path) const
    {
        return router_.printable(path);
    }

    /// Forgets the requests that wait for handlers.
    void drop_waiting() noexcept { deliveries_.drop_waiting(); }

    Answer unavailable(std::string text) const
    {
        return {.status = 503,
                .text = std::move(text),
                .field = "Retry-After",
                .value = std::to_string(options_.retry_after.count())};
    }

private:
    std::string allowed_methods(Route const& route) const;
    bool is_verified(Incoming const& incoming) const noexcept;
    RawDelivery take(Incoming& incoming);
    EventHandler const* choose(Route const& route, std::string_view body) const;
    void refuse(RawDelivery const& delivery,
                Error const& error,
                Answer answer,
                AnswerHandler const& done);
    void hand_over(EventHandler const& handler,
                   RawDelivery delivery,
                   AnswerHandler done);
    void start(PendingEvent& event);
    void run(PendingEvent& event);
    void finish(PendingEvent& event, bool accepted);
    Deliveries::Waiting waiting_for(EventHandler const& handler,
                                    AnswerHandler done);
    void answer(EventHandler const& handler,
                DeliveryOutcome outcome,
                AnswerHandler const& done);

    ReceiverOptions const& options_;
    Loop loop_;
    Tally& tally_;
    MemoryBudget& memory_;
    Networks trusted_proxies_;
    Router router_{};
    std::unique_ptr<EventHandler> fallback_{};
    DeadLetterHandler dead_letter_{};
    Deliveries deliveries_;
    SpareBodies spare_bodies_{};
    std::optional<boost::asio::thread_pool> threads_{};
    std::atomic<bool> abandoned_ = false;

    /// The dispatcher whose handler runs in this thread.
    inline static thread_local Dispatcher const* running_ = nullptr;
};

// Implementation

/// Whether the fields allow a body of JSON without coding.
inline bool is_json_request(std::span<HeaderView const> fields)
{
    for (auto const& field : fields) {
        if (same_header_name(field.name, "Content-Type") &&
            !essence_of(field.value).empty() && !is_json_type(field.value))
            return false;
        if (same_header_name(field.name, "Content-Encoding") &&
            !field.value.empty() && !same_header_name(field.value, "identity"))
            return false;
    }
    return true;
}

inline std::optional<Answer> Dispatcher::judge(Incoming& incoming,
                                               Address const& connection,
                                               std::string const& text)
{
    auto const& request = *incoming.request;
    incoming.path = path_of(request.target);
    auto const sender = sender_of(connection, request.fields, trusted_proxies_);
    incoming.peer = sender == connection ? text : sender.to_string();
    incoming.match = router_.match(incoming.path);
    auto const* const route = incoming.match.route;
    if (route == nullptr)
        return Answer{.status = 404, .text = "expected a registered path"};
    auto const allowed = allowed_methods(*route);
    if (request.method != allowed)
        return Answer{.status = 405,
                      .text = "expected the method " + allowed,
                      .field = "Allow",
                      .value = allowed};
    if (!is_json_request(request.fields))
        return Answer{.status = 415,
                      .text = "expected application/json without coding"};
    return std::nullopt;
}

inline std::string Dispatcher::allowed_methods(Route const& route) const
{
    return std::string(to_string(route.handlers.front()->method));
}

inline bool Dispatcher::is_verified(Incoming const& incoming) const noexcept
{
    if (!options_.verifier)
        return true;
    auto const& request = *incoming.request;
    try {
        return options_.verifier({.method = request.method,
                                  .target = request.target,
                                  .headers = request.fields,
                                  .body = request.body,
                                  .peer = incoming.peer,
                                  .path_secret = incoming.match.secret});
    } catch (...) {
        return false;
    }
}

inline RawDelivery Dispatcher::take(Incoming& incoming)
{
    auto& request = *incoming.request;
    RawDelivery delivery;
    delivery.body = std::exchange(request.body, spare_bodies_.take());
    delivery.target = request.target;
    if (!incoming.match.secret.empty()) {
        // The secret is compared after decoding, so the target may spell it
        // differently. The registered path has no secret.
        auto const query = request.target.find('?');
        delivery.target = incoming.match.route->path;
        if (query != request.target.npos)
            delivery.target += request.target.substr(query);
    }
    delivery.headers.reserve(request.fields.size());
    for (auto const& field : request.fields)
        delivery.headers.push_back(
            {std::string(field.name), std::string(field.value)});
    delivery.peer = incoming.peer;
    delivery.received_at = std::chrono::system_clock::now();
    return delivery;
}

/// Returns the handler of a body; null if there is none.
inline EventHandler const* Dispatcher::choose(Route const& route,
                                              std::string_view body) const
{
    if (route.identify == nullptr)
        return route.handlers.front().get();
    auto const name = route.identify(body);
    for (auto const& handler : route.handlers)
        if (!name.empty() && handler->operation == name)
            return handler.get();
    return fallback_.get();
}

inline void Dispatcher::receive(Incoming& incoming, AnswerHandler done)
{
    if (!is_verified(incoming)) {
        tally_.add(&ReceiverCounters::unverified);
        // RFC 9110, section 15.5.2, demands the field.
        return done({.status = 401,
                     .text = "expected a request that the verifier accepts",
                     .field = "WWW-Authenticate",
                     .value = "Webhook"},
                    {},
                    false);
    }
    auto const& route = *incoming.match.route;
    auto delivery = take(incoming);
    auto const* const handler = choose(route, delivery.body);
    if (handler == nullptr || handler == fallback_.get()) {
        // NoContent reads any JSON object.
        auto limits = options_.parse;
        limits.strict = false;
        auto const object = parse<NoContent>(delivery.body, limits);
        if (!object) {
            tally_.add(&ReceiverCounters::malformed);
            return refuse(delivery, object.error(), {.status = 400}, done);
        }
        if (handler == nullptr) {
            tally_.add(&ReceiverCounters::unidentified);
            Error error;
            error.message = "expected a body that identifies one webhook";
            return refuse(delivery, error, {.status = 422}, done);
        }
    }
    hand_over(*handler, std::move(delivery), std::move(done));
}

inline void Dispatcher::refuse(RawDelivery const& delivery,
                               Error const& error,
                               Answer answer,
                               AnswerHandler const& done)
{
    if (dead_letter_) {
        try {
            dead_letter_(delivery, error);
        } catch (...) {
            // The event is refused either way.
            static_cast<void>(0);
        }
    }
    answer.text = error.message;
    done(std::move(answer), delivery.operation, false);
}

inline void Dispatcher::hand_over(EventHandler const& handler,
                                  RawDelivery delivery,
                                  AnswerHandler done)
{
    delivery.operation = handler.operation;
    auto event = handler.decode(delivery, options_.parse);
    if (!event) {
        delivery.key = delivery_key(handler.delivery_key, delivery.body);
        tally_.add(&ReceiverCounters::malformed);
        return refuse(delivery, event.error(), {.status = 400}, done);
    }
    auto& pending = **event;
    auto const& key = pending.delivery().key;
    try {
        if (deliveries_.is_known(handler.operation, key))
            return answer(handler, DeliveryOutcome::repeat, done);
    } catch (...) {
        return answer(handler, DeliveryOutcome::rejected, done);
    }
    bool const is_joined = deliveries_.has(handler.operation, key);
    // Those who gave up still wait, so connections do not bound their number.
    bool const is_full =
        is_joined ? deliveries_.waiting() >= options_.max_connections
                  : deliveries_.in_flight() >= options_.max_in_flight;
    if (is_full)
        return done(unavailable("expected fewer events at a time"),
                    handler.operation,
                    false);
    if (is_joined)
        return deliveries_.join(
            handler.operation, key, waiting_for(handler, std::move(done)));
    std::size_t counted = 0;
    if (!memory_.change(counted, pending.memory)) {
        memory_.change(counted, 0);
        return done(unavailable("expected fewer requests at a time"),
                    handler.operation,
                    false);
    }
    try {
        deliveries_.begin(*std::move(event),
                          waiting_for(handler, std::move(done)));
    } catch (...) {
        memory_.change(counted, 0);
        throw;
    }
    tally_.set(&ReceiverCounters::in_flight, deliveries_.in_flight());
    start(pending);
}

inline Deliveries::Waiting Dispatcher::waiting_for(EventHandler const& handler,
                                                   AnswerHandler done)
{
    return [this, &handler, done = std::move(done)](DeliveryOutcome outcome) {
        answer(handler, outcome, done);
    };
}

inline void Dispatcher::answer(EventHandler const& handler,
                               DeliveryOutcome outcome,
                               AnswerHandler const& done)
{
    if (outcome == DeliveryOutcome::rejected)
        done(unavailable("expected the event to be accepted"),
             handler.operation,
             false);
    else
        done({.status = 200, .text = std::string(handler.reply)},
             handler.operation,
             outcome == DeliveryOutcome::repeat);
}

inline void Dispatcher::start(PendingEvent& event)
{
    if (!threads_ || event.is_asynchronous())
        return event.handle(
            loop_, [this, &event](bool accepted) { finish(event, accepted); });
    try {
        boost::asio::post(*threads_, [this, &event] { run(event); });
    } catch (...) {
        finish(event, false);
    }
}

/// Calls a handler in a thread of its own.
inline void Dispatcher::run(PendingEvent& event)
{
    if (abandoned_)
        return;
    running_ = this;
    event.handle(loop_, [this, &event](bool accepted) {
        // Without memory to tell the loop, the event would stay in flight.
        for (bool told = false; !told;)
            try {
                boost::asio::post(loop_, [this, &event, accepted] {
                    finish(event, accepted);
                });
                told = true;
            } catch (...) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
    });
}

inline void Dispatcher::finish(PendingEvent& event, bool accepted)
{
    tally_.add(accepted ? &ReceiverCounters::accepted
                        : &ReceiverCounters::rejected);
    // Those who are told may look at it.
    tally_.set(&ReceiverCounters::in_flight, deliveries_.in_flight() - 1);
    memory_.change(event.memory, 0);
    spare_bodies_.give_back(event.take_body());
    deliveries_.finish(event, accepted);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_DISPATCHER_HPP
