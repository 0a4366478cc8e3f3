#ifndef AIRUDDER_DETAIL_CLIENT_CALL_RUN_HPP
#define AIRUDDER_DETAIL_CLIENT_CALL_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/encrypted_message.hpp>
#include <airudder/detail/client/envelope.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/member_texts.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/request_head.hpp>
#include <airudder/detail/client/run.hpp>
#include <airudder/detail/json/secret.hpp>
#include <airudder/request.hpp>
#include <airudder/result.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace airudder::detail {

/// The run of one call.
///
/// Virtual functions are declared inline. Otherwise, every file that includes
/// this header would compile them, even if it makes no calls.
class CallRun final : public Run {
public:
    using Done = std::unique_ptr<Completion<GoodAnswer>>;

    /// If `request` is an error, the call fails with that error when it begins.
    CallRun(Core& core,
            Operation operation,
            CallResult<HttpRequest> request,
            Clock::time_point deadline,
            Done completion)
        : Run(core, deadline), operation_(operation),
          request_(encrypted_if_wanted(std::move(request))),
          completion_(std::move(completion))
    {
        repeatable_ = operation.idempotent;
    }

private:
    inline void start() override;
    inline void attempt() override;
    inline void on_connected() override;
    inline void on_read(ErrorCode failure) override;
    inline bool fail_by_head() override;
    inline void fail(CallError error) override;

    CallResult<HttpRequest>
    encrypted_if_wanted(CallResult<HttpRequest> request) const;

    /// The text of the request to send.
    Result<std::string> message_text() const;

    /// Judges the part of the answer received so far. Returns whether to
    /// continue reading.
    bool on_body_part();

    /// Judges the status. Returns whether to continue reading.
    bool on_head();
    void on_answer();
    void on_broken(ErrorCode failure);

    /// Keeps the connection for other calls if the answer is complete and
    /// nothing follows it; else closes it.
    void release_connection();

    /// Decrypts the answer's body if it is encrypted. Returns false if that
    /// ended the call.
    bool decrypt_answer();

    /// Ends the call with the answer's status and the readable part of its
    /// body.
    void fail_by_status();

    /// Whether to ask for another token after the server refused this one.
    bool can_renew() const
    {
        return operation_.authorized && !renewed_ && core_.tokens->can_renew();
    }

    void renew();

    /// An error about the current answer.
    CallError answer_error(CallErrorKind kind, std::string message) const;

    /// Secrets of the request besides its token, except those in its body: a
    /// token that was refused before, and values of headers.
    std::vector<std::string> request_secrets() const;

    /// Secrets to mask in addition to those of Core::mask_for.
    std::vector<std::string> other_secrets() const;

    Operation operation_;
    CallResult<HttpRequest> request_;
    Done completion_;
    Envelope envelope_{};

    /// Whether the connection comes from the pool.
    bool reused_ = false;

    /// Whether to ignore the pool from now on.
    bool fresh_ = false;

    /// Whether the head of the current answer has been judged.
    bool judged_ = false;

    /// Whether a refused token has been replaced, and that token.
    bool renewed_ = false;
    std::string refused_{};
};

// Implementation

inline void CallRun::start()
{
    if (!request_)
        fail(request_.error());
    else if (operation_.authorized)
        ask_for_token({}, [this] { attempt(); });
    else
        attempt();
}

inline void CallRun::attempt()
{
    if (core_.now() >= deadline())
        return expire();
    ++attempt_;
    if (!prepare(message_text()))
        return;
    connection_ = fresh_ ? nullptr : core_.pool.take(core_.oldest_idle());
    reused_ = connection_ != nullptr;
    if (reused_)
        on_connected();
    else
        connect(core_.origin, core_.proxy);
}

inline void CallRun::on_connected()
{
    envelope_ = {};
    judged_ = false;
    send({core_.options.max_head_size, core_.options.max_body_size});
}

inline void CallRun::on_read(ErrorCode failure)
{
    if (reader_->has_head() && !on_body_part())
        return;
    if (reader_->is_done())
        on_answer();
    else if (reader_->error() != nullptr)
        on_broken(failure);
    else
        read();
}

inline CallResult<HttpRequest>
CallRun::encrypted_if_wanted(CallResult<HttpRequest> request) const
{
    auto const& key = core_.options.encryption_key;
    if (!request || key.empty())
        return request;
    auto encrypted = encrypted_request(*std::move(request), key);
    if (!encrypted)
        return error_of(CallErrorKind::request, encrypted.error().message);
    return *std::move(encrypted);
}

inline Result<std::string> CallRun::message_text() const
{
    return text_of_request(
        *request_,
        host_header(core_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
}

/// Judges the status first: an unusable body does not matter if it is not
/// needed.
inline bool CallRun::on_body_part()
{
    if (!std::exchange(judged_, true) && !on_head())
        return false;
    bool const is_good = is_success(response_.status);
    auto const unusable = reader_->unusable();
    if (!unusable && (is_good || reader_->error() == nullptr))
        return true;
    if (!is_good) {
        fail_by_status();
        return false;
    }
    if (reader_->is_coded())
        response_.body.clear();
    fail(answer_error(CallErrorKind::protocol, *unusable));
    return false;
}

inline bool CallRun::on_head()
{
    if (response_.status == 401 && can_renew()) {
        release_connection();
        renew();
        return false;
    }
    if (auto const wait = wait_if_busy()) {
        release_connection();
        retry_after_wait(*wait);
        return false;
    }
    return true;
}

inline void CallRun::on_answer()
{
    if (!is_success(response_.status))
        return fail_by_status();
    release_connection();
    if (!decrypt_answer())
        return;
    envelope_ = read_envelope(response_.body);
    bool const failed = operation_.envelope && envelope_.is_failure();
    if (failed && *envelope_.code == 401 && can_renew())
        return renew();
    if (failed)
        return fail(answer_error(CallErrorKind::envelope,
                                 "expected code 200, found " +
                                     std::to_string(*envelope_.code)));
    if (!end())
        return;
    auto const completion = std::move(completion_);
    completion->complete(GoodAnswer{std::move(response_),
                                    envelope_,
                                    token_,
                                    request_secrets(),
                                    operation_.secret});
}

inline void CallRun::on_broken(ErrorCode failure)
{
    connection_->close();
    if (reused_ && operation_.idempotent && !reader_->has_begun()) {
        // The server had probably closed the connection before it received the
        // request.
        fresh_ = true;
        --attempt_;
        return attempt();
    }
    auto const kind = kind_of(failure);
    fail(reader_->has_head() ? answer_error(kind, reason_of(failure))
                             : error_of(kind, reason_of(failure)));
}

inline void CallRun::release_connection()
{
    auto const connection = std::exchange(connection_, nullptr);
    if (auto session = connection->session())
        core_.session = std::move(session);
    if (reader_->is_done() && reader_->keep_alive() &&
        connection->waiting().empty())
        core_.pool.give(
            connection, core_.now(), core_.options.max_idle_connections);
    else
        connection->close();
}

/// A body that cannot be decrypted may be an error in plain text.
inline bool CallRun::decrypt_answer()
{
    if (!is_encrypted(response_))
        return true;
    auto plain = decrypted_body(response_, core_.options.encryption_key);
    if (plain) {
        response_.body = *std::move(plain);
        return true;
    }
    if (operation_.envelope && read_envelope(response_.body).is_failure())
        return true;
    fail(answer_error(CallErrorKind::decode,
                      "expected an answer that can be decrypted: " +
                          plain.error().message));
    return false;
}

inline bool CallRun::fail_by_head()
{
    if (is_success(response_.status))
        return false;
    fail_by_status();
    return true;
}

inline void CallRun::fail_by_status()
{
    if (reader_->is_coded())
        response_.body.clear();
    else if (is_encrypted(response_))
        if (auto plain =
                decrypted_body(response_, core_.options.encryption_key))
            response_.body = *std::move(plain);
    release_connection();
    envelope_ = read_envelope(response_.body);
    fail(answer_error(CallErrorKind::http_status,
                      "expected an HTTP status from 200 to 299, found " +
                          std::to_string(response_.status)));
}

inline void CallRun::renew()
{
    renewed_ = true;
    --attempt_;
    refused_ = token_;
    ask_for_token(refused_, [this] { attempt(); });
}

inline CallError CallRun::answer_error(CallErrorKind kind,
                                       std::string message) const
{
    auto failure = error_of(kind, std::move(message));
    describe_answer(failure, response_, envelope_, operation_.secret);
    return failure;
}

inline std::vector<std::string> CallRun::request_secrets() const
{
    std::vector<std::string> secrets{refused_};
    if (request_)
        for (auto const& [name, value] : request_->headers)
            if (speaks_of_secret(name))
                secrets.push_back(value);
    return secrets;
}

/// A request for a secret contains secrets, and so may its answer.
inline std::vector<std::string> CallRun::other_secrets() const
{
    auto secrets = request_secrets();
    if (!operation_.secret)
        return secrets;
    auto const add = [&secrets](std::vector<std::string> const& texts) {
        secrets.insert(secrets.end(), texts.begin(), texts.end());
    };
    if (request_)
        add(MemberTexts(request_->body).of_root());
    add(MemberTexts(response_.body).of_member("data"));
    return secrets;
}

inline void CallRun::fail(CallError error)
{
    if (!end())
        return;
    if (operation_.secret && !core_.options.encryption_key.empty()) {
        // The request is encrypted by now, so its secrets cannot be masked.
        error.status.reset();
        error.reason.reset();
    }
    mask_error(error, core_.mask_for(token_, other_secrets()));
    auto const completion = std::move(completion_);
    completion->complete(std::move(error));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CALL_RUN_HPP
