#ifndef AIRUDDER_SEND_OPERATION_HPP
#define AIRUDDER_SEND_OPERATION_HPP

#include "airudder_send/json_text.hpp"

#include <airudder/boxed.hpp>
#include <airudder/describe.hpp>
#include <airudder/header.hpp>
#include <airudder/issue.hpp>
#include <airudder/method.hpp>
#include <airudder/parse.hpp>
#include <airudder/webhook.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder_send {

using Names = std::vector<std::string_view>;

/// A documented webhook without its types.
struct Operation {
    std::string_view name{};
    std::string_view method{};
    std::span<airudder::HeaderParameter const> headers{};

    /// JSON Pointers to the members that together identify an event.
    std::span<std::string_view const> delivery_key{};

    /// The documented body, without white space.
    std::string example{};

    /// How a body deviates from the documentation.
    std::vector<airudder::Issue> (*issues_of)(std::string_view body){};

    /// The names of the members of the record at a path; nothing if no record is
    /// documented there.
    std::optional<Names> (*names_at)(std::span<std::string const> path){};
};

/// The documented webhook of that name. Throws UsageError, which names all
/// webhooks, if there is none.
Operation find_operation(std::string_view name);

/// The names of all webhooks, separated by commas.
std::string operation_names();

/// The webhooks, or those with the name or of the group `name`, one on a line. After
/// each come the members that MEMBER=VALUE can set, down to the fourth level, indented.
/// Throws UsageError if there is none.
std::string list_operations(std::optional<std::string> const& name);

// Implementation

template <class T>
struct Unwrapped {
    using Type = T;
};

template <class T>
struct Unwrapped<std::optional<T>> : Unwrapped<T> {
};

template <class T>
struct Unwrapped<airudder::Boxed<T>> : Unwrapped<T> {
};

template <class T>
std::optional<Names> names_at(std::span<std::string const> path)
{
    std::optional<Names> found;
    if constexpr (airudder::Record<T>) {
        if (path.empty())
            found.emplace();
        airudder::detail::for_each_member<T>([&]<class M>(std::string_view name,
                                                          M T::*) {
            if (path.empty())
                found->push_back(name);
            else if (name == path.front())
                found = names_at<typename Unwrapped<M>::Type>(path.subspan(1));
        });
    }
    return found;
}

template <class T>
std::vector<airudder::Issue> issues_of(std::string_view body)
{
    std::vector<airudder::Issue> issues;
    static_cast<void>(airudder::parse<T>(body, {.issues = &issues}));
    return issues;
}

template <airudder::Record Event>
Operation operation_of(airudder::Webhook<Event> const& webhook,
                       std::string example)
{
    return {.name = webhook.name,
            .method = to_string(webhook.method),
            .headers = webhook.headers,
            .delivery_key = webhook.delivery_key,
            .example = std::move(example),
            .issues_of = &issues_of<Event>,
            .names_at = &names_at<Event>};
}

} // namespace airudder_send

#endif // AIRUDDER_SEND_OPERATION_HPP
