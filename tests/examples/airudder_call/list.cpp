#include "airudder_call/list.hpp"

#include "airudder_call/members.hpp"

#include <airudder/endpoints.hpp>
#include <airudder/list.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
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

/// How many letters have to be put in, left out or replaced to make one text
/// the other.
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

} // namespace

std::string list_operations()
{
    std::string text;
    for_each(airudder::endpoints, [&]<class Endpoint>(Endpoint const& one) {
        text += std::string(one.name) + '\n';
        auto const members = members_of<typename Endpoint::Request>(one.name);
        std::size_t width = 0;
        for (auto const& member : members)
            width = std::max(width, member.name.size());
        for (auto const& member : members)
            append_member(text, member, width);
    });
    return text;
}

std::string nearest_operation(std::string_view name)
{
    std::string_view nearest;
    auto least = name.size() / 3 + 1;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        // Also without the group.
        auto const operation =
            endpoint.name.substr(endpoint.name.find('.') + 1);
        auto const away =
            std::min(distance(name, endpoint.name), distance(name, operation));
        if (away < least) {
            least = away;
            nearest = endpoint.name;
        }
    });
    return std::string(nearest);
}

} // namespace airudder_call
