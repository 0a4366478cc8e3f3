#ifndef AIRUDDER_DETAIL_CLIENT_DOWNLOAD_ANSWERS_HPP
#define AIRUDDER_DETAIL_CLIENT_DOWNLOAD_ANSWERS_HPP

#include <airudder/detail/client/download_run.hpp>
#include <airudder/detail/client/encrypted_answer.hpp>
#include <airudder/detail/client/envelope.hpp>
#include <airudder/detail/client/link_secrets.hpp>
#include <airudder/detail/client/media_type.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The stages of a download from an answer's head to what becomes of it.
namespace airudder::detail {

/// As in a call the status tells first; only a body that is to be saved has to
/// be one that can be.
inline bool DownloadRun::took_part()
{
    if (!reader_->has_head())
        return true;
    if (!std::exchange(judged_, true) && !judge_head())
        return false;
    if (saves_)
        return took_file_part();
    auto const most = core_.options.max_body_size;
    bool const ends = reader_->is_coded() || reader_->error() != nullptr ||
                      response_.body.size() > most;
    if (response_.body.size() > most)
        response_.body.resize(static_cast<std::size_t>(most));
    if (ends)
        refused();
    return !ends;
}

/// Whether the rest of the present answer is needed.
inline bool DownloadRun::judge_head()
{
    if (response_.status == 200)
        return begin_file();
    if (response_.status == 206)
        return continue_file();
    if (response_.status == 416 && asked_for_part_ &&
        attempt_ < core_.options.attempts)
        return begin_anew();
    return judge_failure();
}

inline bool DownloadRun::judge_failure()
{
    auto const status = response_.status;
    auto const location = response_.find("Location");
    if (location && (status == 301 || status == 302 || status == 303 ||
                     status == 307 || status == 308))
        return redirect(std::string(*location));
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

/// False if nothing can be saved of it, which ended the download.
inline bool DownloadRun::takes_body()
{
    saves_ = true;
    holds_ =
        may_be_envelope(response_) || (is_home() && is_encrypted(response_));
    auto const unusable = reader_->unusable();
    if (unusable)
        fail(answer_error(CallErrorKind::protocol, *unusable));
    return !unusable;
}

inline bool DownloadRun::begin_file()
{
    if (!takes_body())
        return false;
    received_ = 0;
    part_end_.reset();
    total_ = reader_->body_length();
    auto const etag = response_.find("ETag").value_or("");
    etag_ = is_strong_etag(etag) ? etag : "";
    etag_of_ = here_;
    if (auto const error = file_.restart()) {
        fail(error);
        return false;
    }
    return true;
}

inline bool DownloadRun::continue_file()
{
    auto const range =
        content_range(response_.find("Content-Range").value_or(""));
    bool const same = asked_for_part_ && range && range->first == received_ &&
                      (!total_ || !range->total || total_ == range->total) &&
                      response_.find("ETag") == etag_;
    if (!same)
        return begin_anew();
    part_end_ = range->last + 1;
    if (range->total)
        total_ = range->total;
    return takes_body();
}

/// What came does not continue what is there.
inline bool DownloadRun::begin_anew()
{
    etag_.clear();
    if (asked_for_part_ && attempt_ < core_.options.attempts) {
        attempt();
        return false;
    }
    refusal_ = error_of(CallErrorKind::protocol,
                        "expected the file, found a part that does not "
                        "continue what was there");
    return true;
}

inline bool DownloadRun::took_file_part()
{
    holds_ = holds_ && holds_on();
    return holds_ || save();
}

/// Whether what came so far may still be an error. Few bytes tell: to look
/// through all white space again and again would take for ever.
inline bool DownloadRun::holds_on() const
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

inline bool DownloadRun::save()
{
    if (response_.body.empty())
        return true;
    if (auto const error = file_.write(response_.body)) {
        fail(error);
        return false;
    }
    received_ += response_.body.size();
    response_.body.clear();
    if (!progress_)
        return true;
    try {
        progress_({received_, total_});
        return true;
    } catch (...) {
        fail(error_of(CallErrorKind::cancelled,
                      "expected the handler of progress to return, found that "
                      "it threw an exception"));
        return false;
    }
}

inline void DownloadRun::have_answer()
{
    if (!saves_)
        refused();
    else if (!holds_ || (passes_envelope() && save()))
        have_file();
}

/// Whether what was kept in memory is a file, not the vendor's error.
inline bool DownloadRun::passes_envelope()
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

/// The body's plain text, if the client's own server encrypted it and that can
/// be undone.
inline std::optional<std::string> DownloadRun::decrypted() const
{
    if (!is_home() || !is_encrypted(response_))
        return std::nullopt;
    auto plain = decrypted_body(response_, core_.options.encryption_key);
    return plain ? std::optional(*std::move(plain)) : std::nullopt;
}

inline void DownloadRun::have_file()
{
    // A part is the last one only if it is known where the file ends.
    bool const is_doubtful = part_end_ && (received_ != *part_end_ || !total_);
    if (is_doubtful || (total_ && received_ != *total_)) {
        if (is_doubtful)
            etag_.clear();
        return retry(answer_error(CallErrorKind::protocol,
                                  "expected the rest of the file, found less "
                                  "or more than was announced"));
    }
    if (auto const error = file_.commit())
        return fail(error);
    if (!end())
        return;
    auto const completion = std::move(completion_);
    completion->complete(received_);
}

/// Follows it, else the answer's body is read for what it says.
inline bool DownloadRun::redirect(std::string_view location)
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

/// Asks for another token, if one may help here.
inline bool DownloadRun::renew()
{
    if (!is_home() || renewed_ || !core_.tokens->can_renew())
        return false;
    renewed_ = true;
    secrets_.push_back(token_);
    ask_for_token(secrets_.back());
    return true;
}

/// Ends with what there is against the answer, and what can be read of its body.
inline bool DownloadRun::refused()
{
    if (!refusal_)
        return false;
    if (reader_->is_coded())
        response_.body.clear();
    if (auto plain = decrypted())
        response_.body = *std::move(plain);
    auto refusal = answer_error(refusal_->kind, refusal_->message);
    bool const is_good = response_.status >= 200 && response_.status < 300;
    if (is_good && refusal.kind == CallErrorKind::protocol && refusal.code &&
        *refusal.code != 200) {
        refusal.kind = CallErrorKind::envelope;
        refusal.message =
            "expected code 200, found " + std::to_string(*refusal.code);
    }
    fail(std::move(refusal));
    return true;
}

inline void DownloadRun::broke_off(ErrorCode failure)
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

#endif // AIRUDDER_DETAIL_CLIENT_DOWNLOAD_ANSWERS_HPP
