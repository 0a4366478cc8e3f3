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
#include <airudder/detail/receiver/request_reader.hpp>
#include <airudder/detail/receiver/router.hpp>
#include <airudder/detail/receiver/tally.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/parse.hpp>
#include <airudder/receiver/delivery.hpp>
#include <airudder/receiver/receiver_options.hpp>
#include <airudder/receiver/webhook_request.hpp>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

/// Decides what requests are for, verifies and decodes them, and hands them
/// over. Only the loop's thread uses it, except that handlers run in their own
/// threads.
class Dispatcher {
public:
    Dispatcher(ReceiverOptions const& options, Loop loop, Tally& tally)
        : options_(options), loop_(loop), tally_(tally),
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
    std::optional<Answer> judge(Incoming& incoming, Address const& connection);

    /// Verifies a complete request and hands it over. `done` may be called
    /// before this returns.
    void receive(Incoming& incoming, AnswerHandler done);

    std::size_t in_flight() const noexcept { return deliveries_.in_flight(); }

    /// Waits for handlers that run in other threads.
    void join_threads()
    {
        if (threads_)
            threads_->join();
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
    RawDelivery take(Incoming& incoming) const;
    EventHandler const* choose(Route const& route, std::string_view body) const;
    void refuse(RawDelivery const& delivery,
                Error const& error,
                Answer answer,
                AnswerHandler const& done);
    void hand_over(EventHandler const& handler,
                   RawDelivery delivery,
                   AnswerHandler done);
    void start(PendingEvent& event);
    void finish(PendingEvent const& event, bool accepted);
    Deliveries::Waiting waiting_for(EventHandler const& handler,
                                    AnswerHandler done);

    ReceiverOptions const& options_;
    Loop loop_;
    Tally& tally_;
    Networks trusted_proxies_;
    Router router_{};
    std::unique_ptr<EventHandler> fallback_{};
    DeadLetterHandler dead_letter_{};
    Deliveries deliveries_;
    std::optional<boost::asio::thread_pool> threads_{};
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
                                               Address const& connection)
{
    auto const& request = *incoming.request;
    incoming.path = path_of(request.target);
    incoming.peer =
        sender_of(connection, request.fields, trusted_proxies_).to_string();
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

inline RawDelivery Dispatcher::take(Incoming& incoming) const
{
    auto& request = *incoming.request;
    RawDelivery delivery;
    delivery.body = std::exchange(request.body, {});
    delivery.target = request.target;
    if (!incoming.match.secret.empty()) {
        // The secret is compared after decoding, so the target may spell it
        // differently. The registered path shows its place.
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
        auto const object = parse<NoContent>(delivery.body, options_.parse);
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
    delivery.key = delivery_key(handler.delivery_key, delivery.body);
    auto const waiting = waiting_for(handler, done);
    try {
        if (deliveries_.is_known(delivery.operation, delivery.key))
            return waiting(DeliveryOutcome::repeat);
    } catch (...) {
        return waiting(DeliveryOutcome::rejected);
    }
    if (deliveries_.join(delivery.operation, delivery.key, waiting))
        return;
    if (deliveries_.in_flight() >= options_.max_in_flight)
        return done(unavailable("expected fewer events at a time"),
                    delivery.operation,
                    false);
    auto event = handler.decode(delivery, options_.parse);
    if (!event) {
        tally_.add(&ReceiverCounters::malformed);
        return refuse(delivery, event.error(), {.status = 400}, done);
    }
    auto& pending = **event;
    deliveries_.begin(*std::move(event), waiting);
    start(pending);
}

inline Deliveries::Waiting Dispatcher::waiting_for(EventHandler const& handler,
                                                   AnswerHandler done)
{
    return [this, &handler, done = std::move(done)](DeliveryOutcome outcome) {
        if (outcome == DeliveryOutcome::rejected)
            return done(unavailable("expected the event to be accepted"),
                        handler.operation,
                        false);
        if (outcome == DeliveryOutcome::repeat)
            tally_.add(&ReceiverCounters::repeats);
        done({.status = 200, .text = std::string(handler.reply)},
             handler.operation,
             outcome == DeliveryOutcome::repeat);
    };
}

inline void Dispatcher::start(PendingEvent& event)
{
    auto verdict = [this, &event](bool accepted) {
        boost::asio::dispatch(
            loop_, [this, &event, accepted] { finish(event, accepted); });
    };
    if (!threads_ || event.is_asynchronous())
        return event.handle(loop_, std::move(verdict));
    boost::asio::post(*threads_, [this, &event, verdict = std::move(verdict)] {
        event.handle(loop_, verdict);
    });
}

inline void Dispatcher::finish(PendingEvent const& event, bool accepted)
{
    tally_.add(accepted ? &ReceiverCounters::accepted
                        : &ReceiverCounters::rejected);
    deliveries_.finish(event, accepted);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_DISPATCHER_HPP
