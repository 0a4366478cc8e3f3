#include "airudder_call/list.hpp"

#include "airudder_call/members.hpp"

#include <airudder/endpoints.hpp>
#include <airudder/list.hpp>
#include <airudder/method.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace airudder_call {
namespace {

void append_member(std::string& text, Member const& member, std::size_t width)
{
    std::string name(member.name);
    name.resize(width, ' ');
    text += "    " + name + "  " + member.type +
            (member.required ? ", required" : ", optional");
    if (!member.variable.empty())
        text += ", from " + std::string(member.variable);
    text += '\n';
}

/// The edit distance (Levenshtein): the least number of letters to insert, drop
/// or replace in order to turn `from` into `to`.
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (char const letter : from) {
        auto corner = row[0]++;
        for (std::size_t at = 0; at < to.size(); ++at) {
            auto const replaced = corner + (letter == to[at] ? 0 : 1);
            corner = row[at + 1];
            row[at + 1] = std::min({replaced, corner + 1, row[at] + 1});
        }
    }
    return row.back();
}

/// An operation's name without its group.
std::string_view short_name(std::string_view name)
{
    return name.substr(name.find('.') + 1);
}

/// Returns the operation with the most similar name; empty if none is similar.
std::string nearest_operation(std::string_view name)
{
    std::string_view nearest;
    auto least = name.size() / 3 + 1;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        auto const away = std::min(distance(name, endpoint.name),
                                   distance(name, short_name(endpoint.name)));
        if (away < least) {
            least = away;
            nearest = endpoint.name;
        }
    });
    return std::string(nearest);
}

template <airudder::Record Request>
std::string members_in_words(std::string_view operation)
{
    std::string text;
    auto const members = members_of<Request>(operation);
    std::size_t width = 0;
    for (auto const& member : members)
        width = std::max(width, member.name.size());
    for (auto const& member : members)
        append_member(text, member, width);
    return text;
}

/// Lists the operations for whose names `is_wanted` is true.
template <class IsWanted>
std::string list_if(IsWanted is_wanted)
{
    std::string text;
    for_each(airudder::endpoints, [&]<class Endpoint>(Endpoint const& one) {
        if (is_wanted(one.name))
            text += std::string(one.name) + '\n' +
                    members_in_words<typename Endpoint::Request>(one.name);
    });
    return text;
}

constexpr std::string_view download_help =
    R"(Usage: airudder_call [OPTIONS] download URL FILE

GET URL
    URL   link of a recording, https
    FILE  destination; - is standard output

A new file gets the mode that the umask allows, or 0600 with --private. An
existing file keeps its mode. airudder_call --help shows the options.
)";

} // namespace

std::string list_operations()
{
    return list_if([](std::string_view) { return true; });
}

std::string list_operations(std::string_view name)
{
    auto text = list_if([&](std::string_view operation) {
        return operation == name ||
               operation.substr(0, operation.find('.')) == name;
    });
    if (text.empty())
        throw unknown_operation(name);
    return text;
}

std::string help_on(std::string_view operation)
{
    if (operation == "download")
        return std::string(download_help);
    std::string text;
    for_each(airudder::endpoints, [&]<class Endpoint>(Endpoint const& one) {
        if (one.name != operation)
            return;
        auto const members =
            members_in_words<typename Endpoint::Request>(one.name);
        text = "Usage: airudder_call [OPTIONS] " + std::string(one.name) +
               (members.empty() ? "" : " [MEMBER=VALUE...]") + "\n\n" +
               std::string(to_string(one.method)) + ' ' +
               std::string(one.path) + '\n' + members +
               "\nairudder_call --help shows the options.\n";
    });
    if (text.empty())
        throw unknown_operation(operation);
    return text;
}

Failure unknown_operation(std::string_view word)
{
    // The rest may be a misplaced secret.
    auto const name = std::string(word.substr(0, word.find('=')));
    auto const nearest = nearest_operation(name);
    return usage_failure("expected an operation of --list" +
                         (nearest.empty() ? "" : ", e.g. " + nearest) +
                         ", found " + name);
}

} // namespace airudder_call
