#ifndef AIRUDDER_DETAIL_CLIENT_EXCHANGED_TOKEN_HPP
#define AIRUDDER_DETAIL_CLIENT_EXCHANGED_TOKEN_HPP

#include <airudder/auth/issue_token.hpp>
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

namespace airudder::detail {

/// A token that the client gets in exchange for key and secret. It is fetched
/// once for all calls that wait for it, and used for 23 of the 24 hours for
/// which it is valid.
class ExchangedToken final : public TokenSource {
public:
    explicit ExchangedToken(Core& core) : core_(core) {}

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
    std::string token_{};
    Clock::time_point asked_at_{};
    std::vector<TokenHandler> waiting_{};
    std::weak_ptr<CallRun> fetching_{};
};

inline CallResult<std::string>
ExchangedToken::Fetched::read(CallResult<GoodAnswer> result) const
{
    if (!result)
        return result.error();
    auto answer = parse<auth::TokenResult>(result->response.body);
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

inline CallResult<HttpRequest> ExchangedToken::message() const
{
    auto const& options = core_.options;
    auth::TokenRequest request;
    request.APPKey = options.credentials.app_key;
    request.APPSecret = options.credentials.app_secret;
    auto message = make_request(
        auth::issue_token,
        request,
        {.user_agent = options.user_agent, .headers = options.headers});
    if (!message)
        return request_error(std::move(message).error());
    return *std::move(message);
}

inline void ExchangedToken::fetch()
{
    asked_at_ = core_.now();
    auto const run =
        std::make_shared<CallRun>(core_,
                                  operation_of(auth::issue_token),
                                  message(),
                                  core_.deadline_after(core_.options.timeout),
                                  std::make_unique<Fetched>(*this));
    fetching_ = run;
    run->begin();
}

inline void ExchangedToken::on_token(CallResult<std::string> const& token)
{
    token_ = token ? *token : std::string();
    // A handler may ask again, which changes `waiting_`.
    auto const waiting = std::exchange(waiting_, {});
    for (auto const& handler : waiting)
        handler(token);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_EXCHANGED_TOKEN_HPP
