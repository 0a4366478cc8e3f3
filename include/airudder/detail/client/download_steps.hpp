#ifndef AIRUDDER_DETAIL_CLIENT_DOWNLOAD_STEPS_HPP
#define AIRUDDER_DETAIL_CLIENT_DOWNLOAD_STEPS_HPP

#include <airudder/detail/client/checked_options.hpp>
#include <airudder/detail/client/download_run.hpp>
#include <airudder/detail/client/link_secrets.hpp>
#include <airudder/detail/client/request_head.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

/// The stages of a download up to its requests, and its end.
namespace airudder::detail {

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

inline void DownloadRun::visit()
{
    hide(secrets_of_link(here_.target));
    if (is_home() && token_.empty() && has_credentials(core_.options))
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
    if (*proxy)
        hide(secrets_of(**proxy));
    if (connection_)
        connection_->close();
    asked_for_part_ = can_continue();
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
        std::ranges::any_of(request.headers, [](Header const& header) {
            return same_header_name(header.name, "User-Agent");
        });
    if (!core_.options.user_agent.empty() && !has_agent)
        request.headers.push_back({"User-Agent", core_.options.user_agent});
    if (asked_for_part_) {
        request.headers.push_back(
            {"Range", "bytes=" + std::to_string(received_) + '-'});
        request.headers.push_back({"If-Range", etag_});
    }
    return request;
}

inline Result<std::string> DownloadRun::message_text() const
{
    return text_of_request(
        request(),
        host_header(here_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
}

/// ETags tell versions of one resource apart; its query is signed anew.
inline bool DownloadRun::can_continue() const
{
    return received_ != 0 && !etag_.empty() &&
           here_.origin == etag_of_.origin &&
           path_of(here_.target) == path_of(etag_of_.target);
}

inline void DownloadRun::have_way()
{
    doing_ = "sending";
    judged_ = false;
    saves_ = false;
    holds_ = false;
    refusal_.reset();
    reader_.emplace(
        response_,
        ResponseLimits{core_.options.max_head_size,
                       (std::numeric_limits<std::uint64_t>::max)()});
    connection_->write(message_, next(&DownloadRun::was_sent));
}

inline void DownloadRun::hide(std::vector<std::string> const& secrets)
{
    secrets_.insert(secrets_.end(), secrets.begin(), secrets.end());
}

inline void DownloadRun::fail(std::error_code error)
{
    fail(error_of(CallErrorKind::file,
                  "expected to write " + target_.file.string() + ", found " +
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

#endif // AIRUDDER_DETAIL_CLIENT_DOWNLOAD_STEPS_HPP
