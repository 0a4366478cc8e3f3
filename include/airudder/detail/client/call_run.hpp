#ifndef AIRUDDER_DETAIL_CLIENT_CALL_RUN_HPP
#define AIRUDDER_DETAIL_CLIENT_CALL_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/envelope.hpp>
#include <airudder/detail/client/run.hpp>
#include <airudder/request.hpp>
#include <airudder/result.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace airudder::detail {

/// One call.
///
/// Virtual functions are declared inline: otherwise every file that includes
/// this would compile them, even if it makes no calls.
class CallRun final : public Run {
public:
    using Done = std::unique_ptr<Completion<GoodAnswer>>;

    /// Without a request it fails when it begins.
    CallRun(Core& core,
            Operation operation,
            CallResult<HttpRequest> request,
            Clock::time_point deadline,
            Done completion)
        : Run(core, deadline), operation_(operation),
          request_(sealed(std::move(request))),
          completion_(std::move(completion))
    {
        repeatable_ = operation.idempotent;
    }

private:
    void start() override
    {
        if (!request_)
            fail(request_.error());
        else if (operation_.authorized)
            ask_for_token({});
        else
            attempt();
    }

    void have_token() override { attempt(); }

    void attempt() override
    {
        if (core_.now() >= deadline())
            return expire();
        ++attempt_;
        if (!prepare(message_text()))
            return;
        connection_ = fresh_ ? nullptr : core_.pool.take(core_.oldest_idle());
        reused_ = connection_ != nullptr;
        if (reused_)
            send();
        else
            connect(core_.origin, core_.proxy);
    }

    void have_way() override { send(); }

    /// The request encrypted, if that is wanted.
    CallResult<HttpRequest> sealed(CallResult<HttpRequest> request) const;

    /// The request as it is sent.
    Result<std::string> message_text() const;

    void send();
    inline bool took_part() override;
    bool judge_head();
    void let_go();
    inline void have_answer() override;
    inline bool refused() override;
    void refuse();
    inline void broke_off(ErrorCode failure) override;
    bool decrypt_answer();
    void judge();

    bool is_good() const noexcept
    {
        return response_.status >= 200 && response_.status < 300;
    }

    /// Whether another token may help where the present one does not.
    bool can_renew() const
    {
        return operation_.authorized && !renewed_ && core_.tokens->can_renew();
    }

    void renew();

    /// An error about the present answer.
    CallError answer_error(CallErrorKind kind, std::string message) const;

    std::vector<std::string> other_secrets() const;
    inline void fail(CallError error) override;

    Operation operation_;
    CallResult<HttpRequest> request_;
    Done completion_;
    Envelope envelope_{};
    bool reused_ = false;

    /// The head of the present answer was judged.
    bool judged_ = false;

    /// Whether to ignore the pool's connections from now on.
    bool fresh_ = false;

    /// A refused token was replaced already: this one.
    bool renewed_ = false;
    std::string refused_{};
};

} // namespace airudder::detail

#include <airudder/detail/client/answer_steps.hpp>

#endif // AIRUDDER_DETAIL_CLIENT_CALL_RUN_HPP
