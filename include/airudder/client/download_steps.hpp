#ifndef AIRUDDER_CLIENT_DOWNLOAD_STEPS_HPP
#define AIRUDDER_CLIENT_DOWNLOAD_STEPS_HPP

#include <airudder/client/download_run.hpp>
#include <airudder/client/request_head.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>

#include <boost/url/pct_string_view.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

/// The stages of a download up to its requests, and its end.
namespace airudder::detail {

inline void DownloadRun::start()
{
    auto link = https_link(url_);
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
    asked_for_part_ = can_continue();
    judged_ = false;
    saves_ = false;
    holds_ = false;
    refusal_.reset();
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

/// Whoever signs links puts the signature into the query, and repeats it as it
/// was or decoded.
inline void DownloadRun::hide_query(std::string_view url)
{
    url = url.substr(0, url.find('#'));
    auto query = url.substr(std::min(url.find('?'), url.size()));
    while (!query.empty()) {
        query.remove_prefix(1); // the sign before a parameter
        auto const parameter = query.substr(0, query.find('&'));
        query.remove_prefix(parameter.size());
        auto const equals = parameter.find('=');
        if (equals == parameter.npos || parameter.size() - equals <= 8)
            continue;
        auto const value = parameter.substr(equals + 1);
        secrets_.emplace_back(value);
        if (auto const encoded = boost::urls::make_pct_string_view(value))
            secrets_.push_back(encoded->decode());
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
