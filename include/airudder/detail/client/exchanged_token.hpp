#ifndef AIRUDDER_DETAIL_CLIENT_EXCHANGED_TOKEN_HPP
#define AIRUDDER_DETAIL_CLIENT_EXCHANGED_TOKEN_HPP

#include <airudder/detail/authorization.hpp>
#include <airudder/detail/client/call_run.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/decode_answer.hpp>
#include <airudder/detail/client/token_source.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/parse.hpp>
#include <airudder/request.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The operation that issues tokens, if the generated headers have it.
#if __has_include(<airudder/auth/issue_token.hpp>)
#include <airudder/auth/issue_token.hpp>
namespace airudder::detail {
inline constexpr auto const& token_endpoint = auth::issue_token;
} // namespace airudder::detail
#else
namespace airudder::detail {
inline constexpr struct NoTokenEndpoint {
} token_endpoint{};
} // namespace airudder::detail
#endif

namespace airudder::detail {

/// An endpoint that exchanges key and secret for a token.
template <class T>
concept TokenEndpoint = requires(typename T::Request request,
                                 typename T::Response response)
{
    request.APPKey = std::string();
    request.APPSecret = std::string();
    response.data->token->empty();
};

/// A token that the client gets in exchange for key and secret. It is fetched
/// once for all calls that wait for it, and used for 23 of the 24 hours for
/// which it is valid.
template <TokenEndpoint EndpointT>
class ExchangedToken final : public TokenSource {
public:
    ExchangedToken(Core& core, EndpointT const& endpoint)
        : core_(core), endpoint_(endpoint)
    {
    }

    void get(std::string_view refused,
             Clock::time_point deadline,
             TokenHandler handler) override
    {
        bool const is_valid = waiting_.empty() && !token_.empty() &&
                              token_ != refused &&
                              core_.now() - asked_at_ < valid_for;
        if (is_valid)
            return handler(
                CallResult<std::string>(boost::system::in_place_value, token_));
        waiting_.push_back(std::move(handler));
        if (waiting_.size() == 1)
            fetch();
        // The exchange has the latest deadline of all callers.
        if (auto const run = fetching_.lock())
            run->extend(deadline);
    }

    bool can_renew() const noexcept override { return true; }

private:
    static constexpr auto valid_for = std::chrono::hours(23);

    class Fetched final : public Completion<GoodAnswer> {
    public:
        explicit Fetched(ExchangedToken& source) : source_(source) {}

        void complete(CallResult<GoodAnswer> result) override
        {
            source_.on_token(read(std::move(result)));
        }

    private:
        CallResult<std::string> read(CallResult<GoodAnswer> result) const;

        ExchangedToken& source_;
    };

    void fetch();
    CallResult<HttpRequest> message() const;
    void on_token(CallResult<std::string> const& token);

    Core& core_;
    EndpointT const& endpoint_;
    std::string token_{};
    Clock::time_point asked_at_{};
    std::vector<TokenHandler> waiting_{};
    std::weak_ptr<CallRun> fetching_{};
};

template <TokenEndpoint EndpointT>
CallResult<std::string>
ExchangedToken<EndpointT>::Fetched::read(CallResult<GoodAnswer> result) const
{
    if (!result)
        return result.error();
    auto answer = parse<typename EndpointT::Response>(result->response.body);
    CallError error;
    error.kind = CallErrorKind::decode;
    error.message = "expected a token, found none in the answer";
    if (answer && answer->data && answer->data->token &&
        !answer->data->token->empty() &&
        fault_of_value(*answer->data->token).empty()) {
        auto const& scheme = source_.core_.options.scheme;
        auto const fault = fault_of_token(*answer->data->token, scheme);
        if (!fault)
            return {boost::system::in_place_value,
                    *std::move(answer->data->token)};
        // There is a token, but no header can carry it.
        error.kind = CallErrorKind::request;
        error.message = "token in the answer: " + *fault;
    }
    describe_answer(error, result->response, result->envelope, true);
    // These texts may contain the token in an unexpected place.
    error.status.reset();
    error.reason.reset();
    if (!answer)
        error.place = answer.error();
    return error;
}

template <TokenEndpoint EndpointT>
CallResult<HttpRequest> ExchangedToken<EndpointT>::message() const
{
    auto const& options = core_.options;
    typename EndpointT::Request request;
    request.APPKey = options.credentials.app_key;
    request.APPSecret = options.credentials.app_secret;
    auto message = make_request(
        endpoint_,
        request,
        {.user_agent = options.user_agent, .headers = options.headers});
    if (!message)
        return request_error(std::move(message).error());
    return *std::move(message);
}

template <TokenEndpoint EndpointT>
void ExchangedToken<EndpointT>::fetch()
{
    asked_at_ = core_.now();
    auto const run =
        std::make_shared<CallRun>(core_,
                                  operation_of(endpoint_),
                                  message(),
                                  core_.deadline_after(core_.options.timeout),
                                  std::make_unique<Fetched>(*this));
    fetching_ = run;
    run->begin();
}

template <TokenEndpoint EndpointT>
void ExchangedToken<EndpointT>::on_token(CallResult<std::string> const& token)
{
    token_ = token ? *token : std::string();
    // A handler may ask again, which changes `waiting_`.
    auto const waiting = std::exchange(waiting_, {});
    for (auto const& handler : waiting)
        handler(token);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_EXCHANGED_TOKEN_HPP
