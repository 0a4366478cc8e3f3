#ifndef AIRUDDER_CLIENT_HPP
#define AIRUDDER_CLIENT_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/client/engine.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/issue.hpp>
#include <airudder/parse.hpp>
#include <airudder/request.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace airudder {

/// How one call differs from what the client's options say.
struct CallOptions {
    /// For the whole call, in place of ClientOptions::timeout.
    std::optional<std::chrono::milliseconds> timeout{};

    /// Where the answer deviates from what is documented, in its order; it is
    /// cleared first. It has to live until the call is done.
    std::vector<Issue>* issues = nullptr;
};

/// Carries documented operations out.
///
///     airudder::Client client({.token = token});
///     auto const result = client.call(airudder::task::get_task_detail,
///                                     {.TaskID = "69f531a01a9df58a"});
///     if (!result)
///         std::cerr << result.error() << '\n';
///
/// A client has one thread of its own, in which it connects, sends and reads.
/// It may be used from any number of threads at the same time; calls do not
/// wait for each other. It keeps connections open and uses them again.
class Client {
public:
    /// Throws std::invalid_argument if an option cannot be used: a server that
    /// is no URL of an origin or would be called unprotected, a file of
    /// certificates without any, a header that is the client's own to write.
    explicit Client(ClientOptions options = {})
        : engine_(std::make_shared<detail::Engine>(std::move(options))),
          thread_([engine = engine_] { engine->run(); })
    {
    }

    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    /// Cancels the calls that are under way and waits until their handlers, if
    /// they run in the client's own thread, have returned. The system's
    /// resolver of names cannot be interrupted: it may take its time.
    ~Client()
    {
        engine_->stop();
        if (thread_.get_id() == std::this_thread::get_id())
            thread_.detach();
        else
            thread_.join();
    }

    /// Carries `endpoint` out and waits, at most until the deadline.
    ///
    /// Not to be called by a handler that runs in the client's own thread,
    /// which would wait for itself: throws std::logic_error.
    template <Record Request, Record Response>
    [[nodiscard]] CallResult<Response>
    call(Endpoint<Request, Response> const& endpoint,
         std::type_identity_t<Request> const& request,
         CallOptions const& options = {});

    /// Carries `endpoint` out and completes with a CallResult<Response>.
    ///
    /// `token` is any completion token of Asio: a handler, `use_future`,
    /// `use_awaitable`, `deferred`, … The handler runs on its associated
    /// executor, by default in the client's own thread, which it must not
    /// block, and whose end an exception from it would be. A cancellation slot
    /// is honoured: the call ends as `cancelled`. What is initiated later than
    /// this, as `deferred` does, has to be so before the client ends.
    template <Record Request, Record Response, class CompletionToken>
    auto async_call(Endpoint<Request, Response> const& endpoint,
                    std::type_identity_t<Request> const& request,
                    CallOptions const& options,
                    CompletionToken&& token);

    template <Record Request, Record Response, class CompletionToken>
    auto async_call(Endpoint<Request, Response> const& endpoint,
                    std::type_identity_t<Request> const& request,
                    CompletionToken&& token)
    {
        return async_call(endpoint,
                          request,
                          CallOptions{},
                          std::forward<CompletionToken>(token));
    }

private:
    template <Record Request, Record Response>
    CallResult<HttpRequest>
    message_of(Endpoint<Request, Response> const& endpoint,
               Request const& request) const;

    std::shared_ptr<detail::Engine> engine_;
    std::thread thread_;
};

// Implementation

namespace detail {

template <Record Request, Record Response>
Operation operation_of(Endpoint<Request, Response> const& endpoint)
{
    return {.authorized = endpoint.authorization == Authorization::token,
            .idempotent = endpoint.idempotent,
            .envelope = endpoint.envelope,
            .secret = endpoint.name == auth::issue_token.name};
}

/// A request that cannot be made.
inline CallError request_error(Error place)
{
    CallError error;
    error.kind = CallErrorKind::request;
    error.message = place.message;
    error.place = std::move(place);
    return error;
}

/// An answer that cannot be read.
inline CallError
decode_error(GoodAnswer const& answer, Error place, Mask const& mask)
{
    CallError error;
    error.kind = CallErrorKind::decode;
    error.message = place.message;
    error.place = std::move(place);
    describe_answer(error, answer.response, answer.envelope, answer.secret);
    if (answer.secret) {
        // What was sent for it is not known any more.
        error.status.reset();
        error.reason.reset();
        error.place.pointer.clear();
    }
    mask_error(error, mask);
    return error;
}

template <Record Response>
CallResult<Response> decode_answer(Engine const& engine,
                                   CallResult<GoodAnswer> const& answer,
                                   CallOptions const& options)
{
    if (options.issues != nullptr)
        options.issues->clear();
    if (!answer)
        return answer.error();
    auto const& body = answer->response.body;
    ParseOptions parsing;
    parsing.strict = engine.options().strict;
    parsing.max_size = body.size();
    parsing.issues = options.issues;
    auto decoded = parse<Response>(body, parsing);
    if (!decoded)
        return decode_error(
            *answer, std::move(decoded).error(), engine.mask_for(*answer));
    return *std::move(decoded);
}

/// Brings an answer to a handler, where that wants to run.
template <Record Response, class Handler>
class Delivery final : public Completion {
public:
    Delivery(std::shared_ptr<Engine> engine,
             CallOptions const& options,
             Handler handler)
        : engine_(std::move(engine)), options_(options),
          handler_(std::move(handler)),
          work_(boost::asio::get_associated_executor(handler_,
                                                     engine_->executor()))
    {
    }

    void complete(CallResult<GoodAnswer> result) override
    {
        auto const executor = work_.get_executor();
        boost::asio::dispatch(
            executor,
            [engine = std::move(engine_),
             options = options_,
             handler = std::move(handler_),
             result = std::move(result)]() mutable {
                auto slot =
                    boost::asio::get_associated_cancellation_slot(handler);
                if (slot.is_connected())
                    slot.clear();
                std::move(handler)(
                    decode_answer<Response>(*engine, result, options));
            });
        work_.reset();
    }

private:
    std::shared_ptr<Engine> engine_;
    CallOptions options_;
    Handler handler_;
    boost::asio::executor_work_guard<
        boost::asio::associated_executor_t<Handler, Executor>>
        work_;
};

} // namespace detail

template <Record Request, Record Response>
CallResult<HttpRequest>
Client::message_of(Endpoint<Request, Response> const& endpoint,
                   Request const& request) const
{
    auto const& options = engine_->options();
    auto message = make_request(endpoint,
                                request,
                                {.scheme = options.scheme,
                                 .user_agent = options.user_agent,
                                 .headers = options.headers});
    if (message && !options.encryption_key.empty())
        message = detail::encrypted_request(*std::move(message),
                                            options.encryption_key);
    if (!message)
        return detail::request_error(std::move(message).error());
    return *std::move(message);
}

template <Record Request, Record Response>
CallResult<Response> Client::call(Endpoint<Request, Response> const& endpoint,
                                  std::type_identity_t<Request> const& request,
                                  CallOptions const& options)
{
    auto message = message_of(endpoint, request);
    if (!message)
        return std::move(message).error();
    return detail::decode_answer<Response>(
        *engine_,
        engine_->call(detail::operation_of(endpoint),
                      *std::move(message),
                      options.timeout.value_or(engine_->options().timeout)),
        options);
}

template <Record Request, Record Response, class CompletionToken>
auto Client::async_call(Endpoint<Request, Response> const& endpoint,
                        std::type_identity_t<Request> const& request,
                        CallOptions const& options,
                        CompletionToken&& token)
{
    auto initiate = [engine = engine_,
                     operation = detail::operation_of(endpoint),
                     options](auto handler, CallResult<HttpRequest> message) {
        auto slot = boost::asio::get_associated_cancellation_slot(handler);
        auto completion =
            std::make_unique<detail::Delivery<Response, decltype(handler)>>(
                engine, options, std::move(handler));
        if (!message)
            return engine->refuse(std::move(message).error(),
                                  std::move(completion));
        auto const run =
            engine->make(operation,
                         *std::move(message),
                         options.timeout.value_or(engine->options().timeout),
                         std::move(completion));
        // Before it starts, for its handler clears the slot.
        if (slot.is_connected())
            slot.assign(
                [engine = std::weak_ptr(engine), run = std::weak_ptr(run)](
                    boost::asio::cancellation_type type) {
                    if (type == boost::asio::cancellation_type::none)
                        return;
                    if (auto const still = engine.lock())
                        still->cancel(run);
                });
        engine->start(run);
    };
    return boost::asio::async_initiate<CompletionToken,
                                       void(CallResult<Response>)>(
        std::move(initiate), token, message_of(endpoint, request));
}

} // namespace airudder

#endif // AIRUDDER_CLIENT_HPP
