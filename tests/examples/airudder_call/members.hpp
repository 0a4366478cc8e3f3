#ifndef AIRUDDER_CALL_MEMBERS_HPP
#define AIRUDDER_CALL_MEMBERS_HPP

#include "airudder_call/environment.hpp"

#include <airudder/auth/issue_token.hpp>
#include <airudder/describe.hpp>
#include <airudder/endpoint.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace airudder_call {

/// A member of a request, as the command line shows it.
struct Member {
    std::string_view name{};

    /// E.g. "string" or "one of busy, normal".
    std::string type{};

    /// Whether its values are JSON strings, which need no quotes here.
    bool is_text{};

    bool required{};

    /// The environment variable that alone may hold its value; empty for most
    /// members.
    std::string_view variable{};
};

/// The environment variable for a member that is a credential; empty for any
/// other member.
constexpr std::string_view variable_of(std::string_view operation,
                                       std::string_view member) noexcept
{
    if (operation != airudder::auth::issue_token.name)
        return {};
    if (member == "APPKey")
        return app_key_variable;
    return member == "APPSecret" ? app_secret_variable : std::string_view{};
}

template <class T>
struct WithoutOptional {
    using Type = T;
};

template <class T>
struct WithoutOptional<std::optional<T>> {
    using Type = T;
};

template <class T>
inline constexpr bool is_list = false;

template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

template <airudder::Enumeration E>
std::string values_in_words()
{
    std::string words;
    airudder::detail::for_each_enumerator<E>([&](std::string_view name, E) {
        words += words.empty() ? "one of " : ", ";
        words += name;
    });
    return words;
}

template <class T>
std::string type_in_words()
{
    if constexpr (std::is_same_v<T, std::string>)
        return "string";
    else if constexpr (std::is_same_v<T, bool>)
        return "boolean";
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return "integer";
    else if constexpr (std::is_same_v<T, double>)
        return "number";
    else if constexpr (airudder::Enumeration<T>)
        return values_in_words<T>();
    else if constexpr (is_list<T>)
        return "array of " + type_in_words<typename T::value_type>();
    else
        return "object";
}

/// The members of an operation's request, in declaration order.
template <airudder::Record T>
std::vector<Member> members_of(std::string_view operation)
{
    std::vector<Member> members;
    airudder::detail::for_each_member<T>(
        [&]<class M>(std::string_view name, M T::*) {
            using Type = typename WithoutOptional<M>::Type;
            members.push_back({.name = name,
                               .type = type_in_words<Type>(),
                               .is_text = std::is_same_v<Type, std::string> ||
                                          airudder::Enumeration<Type>,
                               .required = std::is_same_v<Type, M>,
                               .variable = variable_of(operation, name)});
        });
    return members;
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_MEMBERS_HPP
