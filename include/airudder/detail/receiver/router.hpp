#ifndef AIRUDDER_DETAIL_RECEIVER_ROUTER_HPP
#define AIRUDDER_DETAIL_RECEIVER_ROUTER_HPP

#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/parameters.hpp>
#include <airudder/detail/receiver/engine.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// From a request's target to the registered path (RFC 9110, section 7.1).
namespace airudder::detail {

/// Whether a character may stand in a path as it is (RFC 3986, section 3.3).
constexpr bool is_path_character(char c) noexcept
{
    return is_unreserved(c) ||
           std::string_view("!$&'()*+,;=:@").find(c) != std::string_view::npos;
}

/// Returns the path of a request target in origin form or absolute form (RFC
/// 9112, section 3.2), without query. Decodes percent-encoded unreserved
/// characters (RFC 3986, section 6.2.2.2).
inline std::string path_of(std::string_view target)
{
    if (!target.starts_with('/'))
        if (auto const authority = target.find("://");
            authority != target.npos) {
            auto const path = target.find_first_of("/?", authority + 3);
            target = path == target.npos || target[path] == '?'
                         ? "/"
                         : target.substr(path);
        }
    target = target.substr(0, target.find('?'));
    std::string path;
    path.reserve(target.size());
    for (std::size_t at = 0; at < target.size(); ++at) {
        if (target[at] == '%' && target.size() - at > 2) {
            auto const high = hex_value(target[at + 1]);
            auto const low = hex_value(target[at + 2]);
            auto const code = 16 * high + low;
            if (high < 8 && low < 16 &&
                is_unreserved(static_cast<char>(code))) {
                path += static_cast<char>(code);
                at += 2;
                continue;
            }
        }
        path += target[at];
    }
    return path;
}

/// The registered paths.
class Router {
public:
    /// A path that matches, and the text of its segment `{secret}`.
    struct Match {
        Route const* route = nullptr;
        std::string_view secret{};
    };

    /// Throws std::invalid_argument if the route cannot be registered.
    void add(Route route)
    {
        check(route);
        if (!paths_.insert(route.path).second)
            throw std::invalid_argument("path: expected one that is not "
                                        "registered yet, found " +
                                        route.path);
        std::string const path = route.path;
        auto const place = path.find(secret_segment);
        if (place == path.npos)
            routes_.emplace(path, std::move(route));
        else
            patterns_.push_back({path.substr(0, place),
                                 path.substr(place + secret_segment.size()),
                                 std::make_unique<Route>(std::move(route))});
    }

    Match match(std::string const& path) const
    {
        if (auto const found = routes_.find(path); found != routes_.end())
            return {&found->second, {}};
        for (auto const& pattern : patterns_)
            if (auto const secret = pattern.secret_in(path); !secret.empty())
                return {pattern.route.get(), secret};
        return {};
    }

    /// Returns a path that matches no route as it may be shown. Only the
    /// beginning is left if a secret might follow.
    std::string printable(std::string_view path) const
    {
        for (auto const& pattern : patterns_)
            if (path.starts_with(pattern.before) && path != pattern.before)
                return pattern.before + "***";
        return std::string(path);
    }

private:
    static constexpr std::string_view secret_segment = "{secret}";

    /// A path with a segment `{secret}`.
    struct Pattern {
        std::string before;
        std::string after;
        std::unique_ptr<Route> route;

        /// Returns the segment of `given` that stands for `{secret}`; empty if
        /// there is none.
        std::string_view secret_in(std::string_view given) const
        {
            if (given.size() <= before.size() + after.size() ||
                !given.starts_with(before) || !given.ends_with(after))
                return {};
            given.remove_prefix(before.size());
            given.remove_suffix(after.size());
            return given.find('/') == given.npos ? given : std::string_view();
        }
    };

    static void check(Route const& route)
    {
        auto plain = route.path + '/';
        if (auto const place = plain.find("/{secret}/"); place != plain.npos)
            plain.erase(place, secret_segment.size() + 1);
        bool const ok = route.path.starts_with('/') &&
                        std::all_of(plain.begin(), plain.end(), [](char c) {
                            return c == '/' || is_path_character(c);
                        });
        if (!ok)
            throw std::invalid_argument(
                "path: expected a text such as \"/hooks/waba\", found \"" +
                route.path + '"');
        if (route.handlers.empty())
            throw std::invalid_argument("handlers: expected at least one");
        std::set<std::string_view> operations;
        for (auto const& handler : route.handlers) {
            if (handler->method != route.handlers.front()->method)
                throw std::invalid_argument(
                    "handlers: expected webhooks with one method");
            if (!operations.insert(handler->operation).second)
                throw std::invalid_argument(
                    "handlers: expected one for each webhook, found two for " +
                    std::string(handler->operation));
        }
    }

    std::set<std::string> paths_{};
    std::unordered_map<std::string, Route> routes_{};
    std::vector<Pattern> patterns_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_ROUTER_HPP
