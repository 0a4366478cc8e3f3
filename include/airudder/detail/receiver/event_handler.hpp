#ifndef AIRUDDER_DETAIL_RECEIVER_EVENT_HANDLER_HPP
#define AIRUDDER_DETAIL_RECEIVER_EVENT_HANDLER_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/type_of.hpp>
#include <airudder/detail/receiver/delivery_key.hpp>
#include <airudder/issue.hpp>
#include <airudder/method.hpp>
#include <airudder/parse.hpp>
#include <airudder/parse_options.hpp>
#include <airudder/receiver/delivery.hpp>
#include <airudder/result.hpp>
#include <airudder/webhook.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// Handlers of users, with their types erased.
namespace airudder::detail {

using Loop = boost::asio::io_context::executor_type;

/// Takes whether a handler accepted its event. Called once, in the thread of
/// the handler.
using Verdict = std::function<void(bool accepted)>;

/// A handler together with the delivery that it is to be called with.
class PendingEvent {
public:
    virtual ~PendingEvent() = default;

    virtual RawDelivery const& delivery() const noexcept = 0;

    /// Takes the body away, once nobody needs it any more.
    virtual std::string take_body() noexcept = 0;

    /// Memory that the delivery takes, in bytes.
    std::size_t memory = 0;

    /// Whether `handle` returns at once, so that it may run in the loop.
    virtual bool is_asynchronous() const noexcept = 0;

    /// Calls the handler; `this` lives until `verdict` has been called.
    virtual void handle(Loop loop, Verdict verdict) = 0;
};

/// The handler registered for one webhook.
class EventHandler {
public:
    virtual ~EventHandler() = default;

    std::string_view operation{};
    Method method = Method::post;
    std::string_view reply = "{}";
    std::span<std::string_view const> delivery_key{};

    /// Decodes the body of `delivery` and moves it to the result, with its key.
    /// Fails as `parse` does, and then leaves `delivery` as it was, except for
    /// its issues.
    virtual Result<std::unique_ptr<PendingEvent>>
    decode(RawDelivery& delivery, ParseOptions const& options) const = 0;
};

/// Memory that a delivery takes, without its event and headers.
inline std::size_t memory_of(RawDelivery const& delivery)
{
    auto memory = delivery.body.capacity() + delivery.key.capacity() +
                  delivery.issues.capacity() * sizeof(Issue);
    for (auto const& issue : delivery.issues)
        memory += issue.pointer.capacity();
    return memory;
}

template <class T>
inline constexpr bool is_awaitable_bool = false;

template <class Executor>
inline constexpr bool
    is_awaitable_bool<boost::asio::awaitable<bool, Executor>> = true;

/// What a handler returns for a `T const&`; void if it cannot be called with one.
template <class Handler, class T>
struct AnswerOf {
    using Type = void;
};

template <class Handler, class T>
requires std::is_invocable_v<Handler&, T const&>
struct AnswerOf<Handler, T> {
    using Type = std::invoke_result_t<Handler&, T const&>;
};

template <class T, class Handler>
class PendingCall final : public PendingEvent {
public:
    explicit PendingCall(std::shared_ptr<Handler> handler)
        : handler_(std::move(handler))
    {
    }

    RawDelivery const& delivery() const noexcept override { return delivery_; }

    std::string take_body() noexcept override
    {
        return std::exchange(delivery_.body, {});
    }

    /// The delivery, to be filled.
    T& filling() noexcept { return delivery_; }

    /// Moves `delivery` to this. Its event takes `decoded` bytes.
    void fill(RawDelivery& delivery, std::string key, std::size_t decoded)
    {
        static_cast<RawDelivery&>(delivery_) = std::move(delivery);
        delivery_.key = std::move(key);
        memory = sizeof *this + decoded + memory_of(delivery_);
    }

    bool is_asynchronous() const noexcept override { return !is_direct; }

    void handle(Loop loop, Verdict verdict) override
    {
        static_assert(
            is_direct || is_awaitable_bool<Answer>,
            "expected a handler that takes a delivery by const reference, "
            "and returns bool or boost::asio::awaitable<bool>: whether it "
            "accepted");
        if constexpr (is_direct)
            verdict(call());
        else if constexpr (is_awaitable_bool<Answer>)
            spawn(loop, std::move(verdict));
    }

private:
    using Answer = typename AnswerOf<Handler, T>::Type;

    static constexpr bool is_direct = std::is_same_v<Answer, bool>;

    bool call() const noexcept
    {
        try {
            return (*handler_)(delivery_);
        } catch (...) {
            return false;
        }
    }

    void spawn(Loop loop, Verdict verdict)
    {
        // An awaitable is lazy, but the function that makes it may throw.
        try {
            boost::asio::co_spawn(
                loop,
                (*handler_)(delivery_),
                [verdict](std::exception_ptr failure, bool accepted) {
                    verdict(!failure && accepted);
                });
        } catch (...) {
            verdict(false);
        }
    }

    T delivery_{};
    std::shared_ptr<Handler> handler_;
};

template <Record Event, class Handler>
class TypedEventHandler final : public EventHandler {
public:
    TypedEventHandler(Webhook<Event> const& webhook, Handler handler)
        : handler_(std::make_shared<Handler>(std::move(handler))),
          key_(table_of<Event>, webhook.delivery_key)
    {
        operation = webhook.name;
        method = webhook.method;
        reply = webhook.reply;
        delivery_key = webhook.delivery_key;
    }

    Result<std::unique_ptr<PendingEvent>>
    decode(RawDelivery& delivery, ParseOptions const& options) const override
    {
        auto call =
            std::make_unique<PendingCall<Delivery<Event>, Handler>>(handler_);
        auto& event = call->filling().event;
        std::size_t decoded = 0;
        auto limits = options;
        limits.issues = &delivery.issues;
        limits.memory = &decoded;
        Result<void> result;
        // Moving a decoded event would take longer than making its key.
        read_root(table_of<Event>,
                  &event,
                  delivery.body,
                  limits,
                  &fail_result<void>,
                  &result);
        if (!result)
            return result.error();
        call->fill(delivery, key_.of(&event, delivery.body), decoded);
        return std::unique_ptr<PendingEvent>(std::move(call));
    }

private:
    std::shared_ptr<Handler> handler_;
    EventKey key_;
};

/// The handler of bodies that identify no webhook.
template <class Handler>
class RawEventHandler final : public EventHandler {
public:
    explicit RawEventHandler(Handler handler)
        : handler_(std::make_shared<Handler>(std::move(handler)))
    {
    }

    Result<std::unique_ptr<PendingEvent>>
    decode(RawDelivery& delivery, ParseOptions const&) const override
    {
        auto call =
            std::make_unique<PendingCall<RawDelivery, Handler>>(handler_);
        call->fill(
            delivery, airudder::detail::delivery_key({}, delivery.body), 0);
        return std::unique_ptr<PendingEvent>(std::move(call));
    }

private:
    std::shared_ptr<Handler> handler_;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_EVENT_HANDLER_HPP
