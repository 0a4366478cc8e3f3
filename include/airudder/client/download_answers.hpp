#ifndef AIRUDDER_CLIENT_DOWNLOAD_ANSWERS_HPP
#define AIRUDDER_CLIENT_DOWNLOAD_ANSWERS_HPP

#include <airudder/client/download_run.hpp>
#include <airudder/client/envelope.hpp>
#include <airudder/client/link_secrets.hpp>

#include <string>
#include <utility>

/// The stages of a download from an answer's head to what becomes of it.
namespace airudder::detail {

inline bool DownloadRun::took_part()
{
    if (!reader_->has_head())
        return true;
    if (!std::exchange(judged_, true) && !judge_head())
        return false;
    if (saves_)
        return save();
    if (response_.body.size() <= core_.options.max_body_size)
        return true;
    fail(answer_error(CallErrorKind::protocol,
                      "expected an error's body of at most " +
                          std::to_string(core_.options.max_body_size) +
                          " bytes, found more"));
    return false;
}

/// Whether to go on with the present answer.
inline bool DownloadRun::judge_head()
{
    if (reader_->error() != nullptr)
        return true;
    if (response_.status == 200)
        return begin_file();
    if (response_.status == 206)
        return continue_file();
    if (response_.status == 416 && asked_for_part_)
        return begin_anew();
    return true;
}

inline bool DownloadRun::begin_file()
{
    saves_ = true;
    received_ = 0;
    part_end_.reset();
    total_ = read_size(response_.find("Content-Length").value_or(""));
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
    saves_ = true;
    part_end_ = range->last + 1;
    if (range->total)
        total_ = range->total;
    return true;
}

/// What came does not continue what is there.
inline bool DownloadRun::begin_anew()
{
    etag_.clear();
    if (asked_for_part_ && attempt_ < core_.options.attempts)
        attempt();
    else
        fail(answer_error(CallErrorKind::protocol,
                          "expected the file, found a part that does not "
                          "continue what was there"));
    return false;
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
    auto const status = response_.status;
    if (saves_)
        return have_file();
    if (status == 301 || status == 302 || status == 303 || status == 307 ||
        status == 308)
        return redirect();
    if (status == 401 && is_home() && !renewed_ && core_.tokens->can_renew()) {
        renewed_ = true;
        secrets_.push_back(token_);
        return ask_for_token(secrets_.back());
    }
    refuse();
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

inline void DownloadRun::redirect()
{
    auto const location = response_.find("Location");
    if (!location)
        return refuse();
    hide(secrets_of_link(*location));
    auto target = redirected(here_, *location);
    if (target && !target->origin.tls)
        target = url_error("expected a URL that begins with https://");
    if (!target)
        return fail(answer_error(CallErrorKind::protocol,
                                 "redirect: " + target.error().message));
    if (++redirects_ > most_redirects)
        return fail(answer_error(CallErrorKind::protocol,
                                 "expected at most 10 redirects, found more"));
    here_ = *std::move(target);
    visit();
}

inline void DownloadRun::refuse()
{
    retry_if_busy(answer_error(CallErrorKind::http_status,
                               "expected HTTP status 200, found " +
                                   std::to_string(response_.status)));
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

#endif // AIRUDDER_CLIENT_DOWNLOAD_ANSWERS_HPP
