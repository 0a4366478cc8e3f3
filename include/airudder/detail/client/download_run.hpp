#ifndef AIRUDDER_DETAIL_CLIENT_DOWNLOAD_RUN_HPP
#define AIRUDDER_DETAIL_CLIENT_DOWNLOAD_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/download_progress.hpp>
#include <airudder/detail/client/checked_options.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/download_target.hpp>
#include <airudder/detail/client/encrypted_message.hpp>
#include <airudder/detail/client/envelope.hpp>
#include <airudder/detail/client/file_version.hpp>
#include <airudder/detail/client/link.hpp>
#include <airudder/detail/client/link_secrets.hpp>
#include <airudder/detail/client/part_file.hpp>
#include <airudder/detail/client/request_head.hpp>
#include <airudder/detail/client/run.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace airudder::detail {

/// The run of one download. As in CallRun, virtual functions are declared
/// inline.
class DownloadRun final : public Run {
public:
    using Done = std::unique_ptr<Completion<std::uint64_t>>;

    DownloadRun(Core& core,
                std::string link,
                DownloadTarget target,
                DownloadProgressHandler progress,
                Clock::time_point deadline,
                Done completion)
        : Run(core, deadline), url_(std::move(link)),
          target_(std::move(target)), progress_(std::move(progress)),
          completion_(std::move(completion))
    {
        repeatable_ = true;
    }

private:
    static constexpr int most_redirects = 10;

    inline void start() override;
    inline void attempt() override;
    inline void on_connected() override;
    inline void on_read(ErrorCode failure) override;
    inline bool fail_by_head() override;
    inline void fail(CallError error) override;

    /// Fails because the file cannot be written.
    void fail(std::error_code error);

    // Requests

    /// Sends a request to `here_`.
    void visit();
    void connect_to_server();
    HttpRequest request() const;
    Result<std::string> message_text() const;

    /// Whether the current server is the client's own, which may receive its
    /// token and headers.
    bool is_home() const { return here_.origin == core_.origin; }

    /// Masks `secrets` from now on.
    void hide(std::vector<std::string> const& secrets);

    // Answers. Functions that return bool tell whether to continue reading.

    bool on_body_part();
    bool on_head();
    bool begin_file();
    bool continue_file();
    bool save_body();

    /// Called if the answer does not continue the file. Makes another attempt
    /// without asking for a part.
    bool request_whole_file();
    bool on_failure_head();
    bool follow_redirect(std::string_view location);

    /// Asks for another token if that may help. Returns whether it does.
    bool renew();
    bool save();
    bool may_be_error() const;
    void on_answer();
    void on_file();
    void on_broken(ErrorCode failure);

    /// Whether the body kept in memory is the file. If it is the vendor's
    /// error, ends the download or asks for another token, and returns false.
    bool is_file();

    /// Returns the body in plain text if the client's own server encrypted it
    /// and decryption succeeds.
    std::optional<std::string> decrypted() const;
    CallError answer_error(CallErrorKind kind, std::string message) const;

    std::string url_;
    DownloadTarget target_;
    DownloadProgressHandler progress_;
    Done completion_;

    Link link_{};

    /// The link after all redirects so far.
    Link here_{};
    int redirects_ = 0;

    /// The secrets of every link so far, see link_secrets.hpp.
    std::vector<std::string> secrets_{};

    PartFile file_{};
    FileVersion version_{};

    /// State of the current answer: whether a part was requested, whether the
    /// head has been judged, and whether the body belongs to the file.
    bool asked_for_part_ = false;
    bool judged_ = false;
    bool saves_ = false;

    /// Whether that body is kept in memory because it may be the vendor's
    /// error.
    bool holds_ = false;

    /// The error that ends the download after the current answer, whose body is
    /// still read for details.
    std::optional<CallError> refusal_{};

    /// Whether a refused token has been replaced.
    bool renewed_ = false;
};

// Implementation

inline void DownloadRun::start()
{
    auto link = https_link(url_);
    if (!link)
        return fail(error_of(CallErrorKind::request,
                             "recording link: " + link.error().message));
    link_ = *std::move(link);
    if (auto const error = file_.open(target_))
        return fail(error);
    attempt();
}

inline void DownloadRun::attempt()
{
    if (core_.now() >= deadline())
        return expire();
    ++attempt_;
    here_ = link_;
    redirects_ = 0;
    visit();
}

inline void DownloadRun::on_connected()
{
    judged_ = false;
    saves_ = false;
    holds_ = false;
    refusal_.reset();
    send({core_.options.max_head_size,
          (std::numeric_limits<std::uint64_t>::max)()});
}

inline void DownloadRun::on_read(ErrorCode failure)
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

/// Fails with `refusal_` and the details in the answer's body.
inline bool DownloadRun::fail_by_head()
{
    if (!refusal_)
        return false;
    if (reader_->is_coded())
        response_.body.clear();
    if (auto plain = decrypted())
        response_.body = *std::move(plain);
    auto refusal = answer_error(refusal_->kind, refusal_->message);
    if (is_success(response_.status) &&
        refusal.kind == CallErrorKind::protocol && refusal.code &&
        *refusal.code != 200) {
        refusal.kind = CallErrorKind::envelope;
        refusal.message =
            "expected code 200, found " + std::to_string(*refusal.code);
    }
    fail(std::move(refusal));
    return true;
}

inline void DownloadRun::fail(CallError error)
{
    if (!end())
        return;
    file_.drop();
    mask_error(error, core_.mask_for(token_, secrets_));
    auto const completion = std::move(completion_);
    completion->complete(std::move(error));
}

inline void DownloadRun::fail(std::error_code error)
{
    fail(error_of(CallErrorKind::file,
                  "expected to write " + target_.file.string() + ", found " +
                      error.message()));
}

inline void DownloadRun::visit()
{
    hide(secrets_of_link(here_.target));
    if (is_home() && token_.empty() && has_credentials(core_.options))
        ask_for_token({}, [this] { connect_to_server(); });
    else
        connect_to_server();
}

inline void DownloadRun::connect_to_server()
{
    auto const proxy = core_.proxies.proxy_for(here_.origin);
    if (!proxy)
        return fail(error_of(CallErrorKind::request,
                             "proxy: " + proxy.error().message));
    if (*proxy)
        hide(secrets_of(**proxy));
    if (connection_)
        connection_->close();
    asked_for_part_ = version_.can_continue(here_);
    if (prepare(message_text()))
        connect(here_.origin, *proxy);
}

inline HttpRequest DownloadRun::request() const
{
    HttpRequest request;
    request.method = Method::get;
    request.target = here_.target;
    if (is_home() && !token_.empty())
        request.headers.push_back({"Authorization", {}});
    if (is_home())
        request.headers.insert(request.headers.end(),
                               core_.options.headers.begin(),
                               core_.options.headers.end());
    bool const has_agent =
        std::any_of(request.headers.begin(),
                    request.headers.end(),
                    [](Header const& header) {
                        return same_header_name(header.name, "User-Agent");
                    });
    if (!core_.options.user_agent.empty() && !has_agent)
        request.headers.push_back({"User-Agent", core_.options.user_agent});
    if (asked_for_part_)
        version_.request_rest(request.headers);
    return request;
}

inline Result<std::string> DownloadRun::message_text() const
{
    return text_of_request(
        request(),
        host_header(here_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
}

inline void DownloadRun::hide(std::vector<std::string> const& secrets)
{
    secrets_.insert(secrets_.end(), secrets.begin(), secrets.end());
}

/// Judges the status first, as a call does: only a body that belongs to the
/// file must be usable.
inline bool DownloadRun::on_body_part()
{
    if (!std::exchange(judged_, true) && !on_head())
        return false;
    if (saves_) {
        holds_ = holds_ && may_be_error();
        return holds_ || save();
    }
    auto const most = core_.options.max_body_size;
    bool const ends = reader_->is_coded() || reader_->error() != nullptr ||
                      response_.body.size() > most;
    if (response_.body.size() > most)
        response_.body.resize(static_cast<std::size_t>(most));
    if (ends)
        fail_by_head();
    return !ends;
}

inline bool DownloadRun::on_head()
{
    if (response_.status == 200)
        return begin_file();
    if (response_.status == 206)
        return continue_file();
    if (response_.status == 416 && asked_for_part_ &&
        attempt_ < core_.options.attempts)
        return request_whole_file();
    return on_failure_head();
}

inline bool DownloadRun::begin_file()
{
    if (!save_body())
        return false;
    version_.begin(response_, reader_->body_length(), here_);
    if (auto const error = file_.restart()) {
        fail(error);
        return false;
    }
    return true;
}

inline bool DownloadRun::continue_file()
{
    if (!asked_for_part_ || !version_.begin_part(response_))
        return request_whole_file();
    return save_body();
}

/// Fails if the body cannot be used.
inline bool DownloadRun::save_body()
{
    saves_ = true;
    holds_ =
        may_be_envelope(response_) || (is_home() && is_encrypted(response_));
    auto const unusable = reader_->unusable();
    if (unusable)
        fail(answer_error(CallErrorKind::protocol, *unusable));
    return !unusable;
}

inline bool DownloadRun::request_whole_file()
{
    version_.give_up();
    if (asked_for_part_ && attempt_ < core_.options.attempts) {
        attempt();
        return false;
    }
    refusal_ = error_of(CallErrorKind::protocol,
                        "expected the file, found a part that does not "
                        "continue what was there");
    return true;
}

inline bool DownloadRun::on_failure_head()
{
    auto const status = response_.status;
    auto const location = response_.find("Location");
    if (location && (status == 301 || status == 302 || status == 303 ||
                     status == 307 || status == 308))
        return follow_redirect(std::string(*location));
    if (status == 401 && renew())
        return false;
    if (auto const wait = wait_if_busy()) {
        retry_after_wait(*wait);
        return false;
    }
    refusal_ =
        error_of(CallErrorKind::http_status,
                 "expected HTTP status 200, found " + std::to_string(status));
    return true;
}

/// Returns true if the redirect cannot be followed: the answer's body is then
/// read for details.
inline bool DownloadRun::follow_redirect(std::string_view location)
{
    hide(secrets_of_link(location));
    auto target = redirected(here_, location);
    if (target && !target->origin.tls)
        target =
            url_error("expected a URL that begins with https://, found one "
                      "that begins with http://");
    if (!target)
        refusal_ = error_of(CallErrorKind::protocol,
                            "redirect: " + target.error().message);
    else if (++redirects_ > most_redirects)
        refusal_ = error_of(CallErrorKind::protocol,
                            "expected at most 10 redirects, found more");
    if (refusal_)
        return true;
    here_ = *std::move(target);
    visit();
    return false;
}

inline bool DownloadRun::renew()
{
    if (!is_home() || renewed_ || !core_.tokens->can_renew())
        return false;
    renewed_ = true;
    secrets_.push_back(token_);
    ask_for_token(secrets_.back(), [this] { connect_to_server(); });
    return true;
}

inline bool DownloadRun::save()
{
    if (response_.body.empty())
        return true;
    if (auto const error = file_.write(response_.body)) {
        fail(error);
        return false;
    }
    version_.add_received(response_.body.size());
    response_.body.clear();
    if (!progress_)
        return true;
    try {
        progress_({version_.received(), version_.total()});
        return true;
    } catch (...) {
        fail(error_of(CallErrorKind::cancelled,
                      "expected the handler of progress to return, found that "
                      "it threw an exception"));
        return false;
    }
}

/// Whether the body so far may be the beginning of an error. Only the first
/// bytes decide: searching all white space after every part would take
/// quadratic time.
inline bool DownloadRun::may_be_error() const
{
    std::string_view const body = response_.body;
    if (body.size() > core_.options.max_body_size)
        return false;
    constexpr std::size_t most_white_space = 1000;
    auto const begin =
        body.substr(0, most_white_space).find_first_not_of(" \t\r\n");
    if (begin == body.npos)
        return body.size() < most_white_space;
    return body[begin] == '{' || is_encrypted(response_);
}

inline void DownloadRun::on_answer()
{
    if (!saves_)
        fail_by_head();
    else if (!holds_ || (is_file() && save()))
        on_file();
}

inline bool DownloadRun::is_file()
{
    auto plain = decrypted();
    auto const envelope = read_envelope(plain ? *plain : response_.body);
    if (!envelope.is_failure())
        return true;
    if (plain)
        response_.body = *std::move(plain);
    saves_ = false;
    if (*envelope.code != 401 || !renew())
        fail(answer_error(CallErrorKind::envelope,
                          "expected code 200, found " +
                              std::to_string(*envelope.code)));
    return false;
}

inline std::optional<std::string> DownloadRun::decrypted() const
{
    if (!is_home() || !is_encrypted(response_))
        return std::nullopt;
    auto plain = decrypted_body(response_, core_.options.encryption_key);
    return plain ? std::optional(*std::move(plain)) : std::nullopt;
}

inline void DownloadRun::on_file()
{
    if (!version_.end_answer())
        return retry(answer_error(CallErrorKind::protocol,
                                  "expected the rest of the file, found less "
                                  "or more than was announced"));
    if (auto const error = file_.commit())
        return fail(error);
    if (!end())
        return;
    auto const completion = std::move(completion_);
    completion->complete(version_.received());
}

inline void DownloadRun::on_broken(ErrorCode failure)
{
    auto const kind = kind_of(failure);
    auto error = reader_->has_head() ? answer_error(kind, reason_of(failure))
                                     : error_of(kind, reason_of(failure));
    if (failure && kind == CallErrorKind::protocol)
        retry(std::move(error));
    else
        fail(std::move(error));
}

inline CallError DownloadRun::answer_error(CallErrorKind kind,
                                           std::string message) const
{
    auto error = error_of(kind, std::move(message));
    describe_answer(error, response_, read_envelope(response_.body), saves_);
    return error;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_DOWNLOAD_RUN_HPP
