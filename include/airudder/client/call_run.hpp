#ifndef AIRUDDER_CLIENT_CALL_RUN_HPP
#define AIRUDDER_CLIENT_CALL_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/core.hpp>
#include <airudder/client/envelope.hpp>
#include <airudder/client/http_response.hpp>
#include <airudder/client/request_head.hpp>
#include <airudder/client/response_reader.hpp>
#include <airudder/client/retry_after.hpp>
#include <airudder/request.hpp>

#include <boost/asio/connect.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/json/parse.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// What a call is told by its endpoint.
struct Operation {
    bool authorized{};
    bool idempotent{};
    bool envelope{};

    /// The answer is a secret itself.
    bool secret{};
};

/// An answer that says it is good.
struct GoodAnswer {
    HttpResponse response{};
    Envelope envelope{};

    /// With which it was got.
    std::string token{};
    bool secret{};
};

/// Takes what a call brought; called once.
class Completion {
public:
    virtual ~Completion() = default;
    virtual void complete(CallResult<GoodAnswer> result) = 0;
};

/// Hides what nobody may see. Where the answer is a secret, what was sent for
/// it is one, too.
inline void mask_error(CallError& error, Mask const& mask)
{
    error.message = mask.apply(error.message);
    error.body = mask.apply(error.body);
    error.place.message = mask.apply(error.place.message);
    if (error.status)
        error.status = mask.apply(*error.status);
    if (error.reason)
        error.reason = mask.apply(*error.reason);
}

/// Describes an answer in an error.
inline void describe_answer(CallError& error,
                            HttpResponse const& response,
                            Envelope const& envelope,
                            bool secret)
{
    error.http_status = response.status;
    error.code = envelope.code;
    error.status = envelope.status;
    error.reason = envelope.message;
    if (!secret)
        error.body = response.body;
}

/// One call from its begin to its end, with all its attempts. Each handler
/// belongs to a stage; handlers of an earlier stage than the present one come
/// too late and do nothing.
class CallRun : public std::enable_shared_from_this<CallRun> {
public:
    CallRun(Core& core,
            Operation operation,
            HttpRequest request,
            Clock::time_point deadline,
            std::unique_ptr<Completion> completion)
        : core_(core), operation_(operation), request_(std::move(request)),
          deadline_(deadline), completion_(std::move(completion)),
          timer_(core.io)
    {
    }

    Clock::time_point deadline() const noexcept { return deadline_; }

    void start()
    {
        if (operation_.authorized)
            ask_for_token({});
        else
            attempt();
    }

    void cancel()
    {
        finish(error(CallErrorKind::cancelled,
                     "expected an answer, found that "
                     "the call was cancelled"));
    }

    void expire()
    {
        finish(error(CallErrorKind::deadline,
                     std::string("expected an answer in time, found none "
                                 "while ") +
                         doing_));
    }

private:
    using Resolver = boost::asio::ip::basic_resolver<Tcp, Executor>;

    /// A handler for the present stage only. It keeps alive what an operation
    /// works with.
    template <class... Arguments>
    auto next(void (CallRun::*then)(Arguments...))
    {
        ++stage_;
        return [self = shared_from_this(),
                connection = connection_,
                stage = stage_,
                then](Arguments... arguments) {
            if (self->stage_ == stage)
                ((*self).*then)(std::move(arguments)...);
        };
    }

    void ask_for_token(std::string_view refused)
    {
        doing_ = "waiting for a token";
        core_.tokens->get(refused, next(&CallRun::have_token));
    }

    void have_token(CallResult<std::string> token)
    {
        if (!token)
            return finish(token.error());
        token_ = *std::move(token);
        attempt();
    }

    void attempt()
    {
        ++attempt_;
        connection_ = fresh_ ? nullptr : core_.pool.take();
        reused_ = connection_ != nullptr;
        if (reused_)
            return send();
        connection_ = std::make_shared<Connection>(core_.io.get_executor());
        resolve();
    }

    void resolve();
    void have_addresses(ErrorCode error, Resolver::results_type addresses);
    void have_connection(ErrorCode error, Tcp::endpoint);
    void have_address(ErrorCode error)
    {
        have_connection(error, Tcp::endpoint());
    }
    void have_trust(ErrorCode error);
    void send();
    void was_sent(ErrorCode error, std::size_t);
    void read();
    void was_read(ErrorCode error, std::size_t size);
    void broke_off();
    void have_answer();
    void judge();
    void retry(CallError error,
               std::optional<std::chrono::milliseconds> wait = {});
    void waited(ErrorCode) { attempt(); }

    CallError error(CallErrorKind kind, std::string message) const
    {
        CallError error;
        error.kind = kind;
        error.message = std::move(message);
        return error;
    }

    /// An error about the present answer.
    CallError answer_error(CallErrorKind kind, std::string message) const;

    std::vector<std::string> secrets_in_request() const;
    void finish(CallResult<GoodAnswer> result);

    Core& core_;
    Operation operation_;
    HttpRequest request_;
    Clock::time_point deadline_;
    std::unique_ptr<Completion> completion_;
    decltype(Core::timer) timer_;

    std::string token_{};
    std::shared_ptr<Connection> connection_{};
    std::optional<Resolver> resolver_{};
    std::string sent_{};
    HttpResponse response_{};
    std::optional<ResponseReader> reader_{};
    Envelope envelope_{};

    char const* doing_ = "starting";
    int stage_ = 0;
    int attempt_ = 0;
    bool reused_ = false;

    /// No connection of the pool is to be used any more.
    bool fresh_ = false;

    /// A refused token was replaced already.
    bool renewed_ = false;
};

inline void CallRun::resolve()
{
    doing_ = "resolving the server's name";
    auto const& [tls, host, port] = core_.origin;
    ErrorCode no_address;
    auto const address = boost::asio::ip::make_address(host, no_address);
    if (!no_address) {
        doing_ = "connecting";
        return connection_->socket().async_connect(
            {address, port}, next(&CallRun::have_address));
    }
    resolver_.emplace(core_.io.get_executor());
    resolver_->async_resolve(host,
                             std::to_string(port),
                             boost::asio::ip::resolver_base::numeric_service,
                             next(&CallRun::have_addresses));
}

inline void CallRun::have_addresses(ErrorCode failure,
                                    Resolver::results_type addresses)
{
    if (failure)
        return retry(error(CallErrorKind::resolve,
                           "expected an address of " + core_.origin.host +
                               ", found " + failure.message()));
    doing_ = "connecting";
    boost::asio::async_connect(
        connection_->socket(), addresses, next(&CallRun::have_connection));
}

inline void CallRun::have_connection(ErrorCode failure, Tcp::endpoint)
{
    if (failure)
        return retry(error(CallErrorKind::connect,
                           "expected a connection to " + core_.origin.host +
                               ", found " + failure.message()));
    ErrorCode ignored;
    connection_->socket().set_option(Tcp::no_delay(true), ignored);
    if (!core_.origin.tls)
        return send();
    doing_ = "shaking hands";
    auto const& host = core_.origin.host;
    if (!connection_->begin_tls(
            core_.tls, host, is_ip_literal(host), core_.session.get()))
        return finish(error(CallErrorKind::tls,
                            "expected a name that can be verified, found " +
                                openssl_reason()));
    connection_->handshake(next(&CallRun::have_trust));
}

inline void CallRun::have_trust(ErrorCode failure)
{
    if (failure)
        return finish(error(
            CallErrorKind::tls,
            "expected a trusted " + core_.origin.host +
                ", found: " + handshake_reason(connection_->ssl(), failure)));
    send();
}

inline void CallRun::send()
{
    doing_ = "sending";
    sent_.clear();
    append_request(
        sent_,
        request_,
        host_header(core_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
    reader_.emplace(response_,
                    ResponseLimits{core_.options.max_head_size,
                                   core_.options.max_body_size});
    connection_->write(sent_, next(&CallRun::was_sent));
}

/// A server may answer and end the connection before it has read everything:
/// what it says counts, if it says something.
inline void CallRun::was_sent(ErrorCode, std::size_t)
{
    doing_ = "waiting for the answer";
    read();
}

inline void CallRun::read() { connection_->read(next(&CallRun::was_read)); }

inline void CallRun::was_read(ErrorCode failure, std::size_t size)
{
    connection_->was_read(size);
    connection_->consume(reader_->read(connection_->waiting()));
    if (failure)
        reader_->end(failure == boost::asio::error::eof);
    if (reader_->is_done())
        return have_answer();
    if (reader_->error() != nullptr)
        return broke_off();
    read();
}

inline void CallRun::broke_off()
{
    connection_->close();
    if (reused_ && operation_.idempotent && !reader_->has_begun()) {
        // The server had ended the connection before it saw the request.
        fresh_ = true;
        --attempt_;
        return attempt();
    }
    auto const kind = CallErrorKind::protocol;
    finish(reader_->has_head() ? answer_error(kind, *reader_->error())
                               : error(kind, *reader_->error()));
}

inline void CallRun::have_answer()
{
    auto const connection = std::exchange(connection_, nullptr);
    if (connection->ssl() != nullptr)
        core_.session.reset(SSL_get1_session(connection->ssl()));
    if (reader_->keep_alive() && connection->waiting().empty())
        core_.pool.give(connection, core_.options.max_idle_connections);
    else
        connection->close();
    envelope_ = read_envelope(response_.body);
    judge();
}

inline void CallRun::judge()
{
    auto const status = response_.status;
    bool const good = status >= 200 && status < 300;
    bool const failed = good && operation_.envelope && envelope_.is_failure();
    bool const refused = status == 401 || (failed && *envelope_.code == 401);
    if (refused && operation_.authorized && !renewed_ &&
        core_.tokens->can_renew()) {
        renewed_ = true;
        --attempt_;
        return ask_for_token(token_);
    }
    if (!good) {
        auto failure =
            answer_error(CallErrorKind::http_status,
                         "expected an HTTP status from 200 to 299, found " +
                             std::to_string(status));
        if (status != 429 && (status < 502 || status > 504))
            return finish(std::move(failure));
        std::optional<std::chrono::milliseconds> wait;
        if (auto const header = response_.find("Retry-After"))
            wait = retry_after(*header, std::chrono::system_clock::now());
        return retry(std::move(failure), wait);
    }
    if (failed)
        return finish(answer_error(CallErrorKind::envelope,
                                   "expected code 200, found " +
                                       std::to_string(*envelope_.code)));
    finish(
        GoodAnswer{std::move(response_), envelope_, token_, operation_.secret});
}

inline void CallRun::retry(CallError error,
                           std::optional<std::chrono::milliseconds> wait)
{
    if (!operation_.idempotent || attempt_ >= core_.options.attempts)
        return finish(std::move(error));
    if (!wait)
        wait =
            Backoff{core_.options.first_wait, core_.options.longest_wait}.delay(
                attempt_, core_.random);
    auto const now = Clock::now();
    if (*wait >= deadline_ - now)
        return finish(std::move(error));
    doing_ = "waiting to try again";
    if (connection_)
        connection_->close();
    timer_.expires_at(now + *wait);
    timer_.async_wait(next(&CallRun::waited));
}

inline CallError CallRun::answer_error(CallErrorKind kind,
                                       std::string message) const
{
    auto failure = error(kind, std::move(message));
    describe_answer(failure, response_, envelope_, operation_.secret);
    return failure;
}

/// What asks for a secret holds some.
inline std::vector<std::string> CallRun::secrets_in_request() const
{
    std::vector<std::string> secrets;
    if (!operation_.secret)
        return secrets;
    ErrorCode ignored;
    auto const body = boost::json::parse(request_.body, ignored);
    if (body.is_object())
        for (auto const& member : body.get_object())
            if (auto const* text = member.value().if_string())
                secrets.emplace_back(text->data(), text->size());
    return secrets;
}

inline void CallRun::finish(CallResult<GoodAnswer> result)
{
    auto const self = shared_from_this();
    auto const completion = std::move(completion_);
    if (completion == nullptr)
        return;
    ++stage_;
    core_.runs.erase(self);
    timer_.cancel();
    if (resolver_)
        resolver_->cancel();
    if (connection_)
        connection_->close();
    if (!result) {
        auto failure = result.error();
        mask_error(failure, core_.mask_for(token_, secrets_in_request()));
        result = std::move(failure);
    }
    completion->complete(std::move(result));
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_CALL_RUN_HPP
