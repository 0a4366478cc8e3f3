#ifndef AIRUDDER_CLIENT_DOWNLOAD_STEPS_HPP
#define AIRUDDER_CLIENT_DOWNLOAD_STEPS_HPP

#include <airudder/client/download_run.hpp>
#include <airudder/client/envelope.hpp>
#include <airudder/client/request_head.hpp>
#include <airudder/client/retry_after.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

/// The stages of a download.
namespace airudder::detail {

inline void DownloadRun::start()
{
    auto link = link_of(url_);
    if (link && !link->origin.tls)
        link = url_error("expected a URL that begins with https://");
    if (!link)
        return fail(error_of(CallErrorKind::request,
                             "recording link: " + link.error().message));
    link_ = *std::move(link);
    if (auto const error = file_.open(path_))
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

inline void DownloadRun::visit()
{
    hide_query(here_.target);
    if (is_home() && token_.empty())
        ask_for_token({});
    else
        connect_to_server();
}

inline void DownloadRun::connect_to_server()
{
    auto const proxy = core_.proxies.proxy_for(here_.origin);
    if (!proxy)
        return fail(error_of(CallErrorKind::request,
                             "proxy: " + proxy.error().message));
    if (connection_)
        connection_->close();
    connect(here_.origin, *proxy);
}

inline HttpRequest DownloadRun::request() const
{
    HttpRequest request;
    request.method = Method::get;
    request.target = here_.target;
    if (is_home() && !token_.empty())
        request.headers.push_back({"Authorization", {}});
    if (!core_.options.user_agent.empty())
        request.headers.push_back({"User-Agent", core_.options.user_agent});
    request.headers.push_back({"Accept-Encoding", "identity"});
    if (is_home())
        for (auto const& header : core_.options.headers)
            request.headers.push_back(header);
    if (asked_for_part_) {
        request.headers.push_back(
            {"Range", "bytes=" + std::to_string(received_) + '-'});
        request.headers.push_back({"If-Range", etag_});
    }
    return request;
}

inline void DownloadRun::have_way()
{
    doing_ = "sending";
    asked_for_part_ = received_ != 0 && !etag_.empty();
    judged_ = false;
    saves_ = false;
    sent_.clear();
    append_request(
        sent_,
        request(),
        host_header(here_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
    reader_.emplace(response_,
                    ResponseLimits{core_.options.max_head_size,
                                   std::numeric_limits<std::uint64_t>::max()});
    connection_->write(sent_, next(&DownloadRun::was_sent));
}

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
    bool const is_part = part_end_ && received_ != *part_end_;
    if (is_part || (total_ && received_ != *total_)) {
        if (is_part)
            etag_.clear(); // the server does not say what it sends
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
    auto const status = response_.status;
    auto failure = answer_error(CallErrorKind::http_status,
                                "expected HTTP status 200, found " +
                                    std::to_string(status));
    if (status != 429 && (status < 502 || status > 504))
        return fail(std::move(failure));
    std::optional<std::chrono::milliseconds> wait;
    if (auto const header = response_.find("Retry-After"))
        wait = retry_after(*header, std::chrono::system_clock::now());
    retry(std::move(failure), wait);
}

inline void DownloadRun::broke_off(bool ended)
{
    auto failure =
        reader_->has_head()
            ? answer_error(CallErrorKind::protocol, *reader_->error())
            : error_of(CallErrorKind::protocol, *reader_->error());
    if (ended)
        retry(std::move(failure));
    else
        fail(std::move(failure));
}

inline CallError DownloadRun::answer_error(CallErrorKind kind,
                                           std::string message) const
{
    auto error = error_of(kind, std::move(message));
    describe_answer(error, response_, read_envelope(response_.body), saves_);
    return error;
}

/// Whoever signs links puts the signature into the query.
inline void DownloadRun::hide_query(std::string const& target)
{
    auto query = std::string_view(target).substr(path_of(target).size());
    while (!query.empty()) {
        query.remove_prefix(1); // the sign before a parameter
        auto const parameter = query.substr(0, query.find('&'));
        auto const value = parameter.find('=');
        if (value != parameter.npos && parameter.size() - value > 8)
            secrets_.emplace_back(parameter.substr(value + 1));
        query.remove_prefix(parameter.size());
    }
}

inline void DownloadRun::fail(std::error_code error)
{
    fail(error_of(CallErrorKind::file,
                  "expected to write " + path_.string() + ", found " +
                      error.message()));
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

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_DOWNLOAD_STEPS_HPP
