#include "airudder_send/body.hpp"

#include "airudder_send/failure.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace airudder_send {
namespace {

using airudder::IssueKind;

/// The first deviation from the documented type at or below a member. Any text
/// may stand for an enumeration's value: receivers have to cope with new ones.
std::optional<airudder::Issue>
misfit(Operation const& operation, std::string_view body, Path const& path)
{
    auto const pointer = pointer_of(path);
    for (auto const& issue : operation.issues_of(body))
        if ((issue.kind == IssueKind::wrong_type ||
             issue.kind == IssueKind::unknown_member) &&
            (issue.pointer == pointer ||
             issue.pointer.starts_with(pointer + '/')))
            return issue;
    return std::nullopt;
}

/// Throws unless each record on the way knows the member.
void require_known(Operation const& operation, Path const& path)
{
    std::span<std::string const> const names(path);
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const known = operation.names_at(names.first(i));
        if (!known || std::ranges::find(*known, names[i]) != known->end())
            continue;
        std::string listed;
        for (auto const name : *known)
            listed += (listed.empty() ? "" : ", ") + std::string(name);
        throw UsageError("expected a member of " +
                         (i == 0 ? "the body" : pointer_of(names.first(i))) +
                         " (" + listed + "), found " + names[i]);
    }
}

} // namespace

std::string with_assignment(Operation const& operation,
                            std::string_view body,
                            std::string_view assignment)
{
    auto const at = assignment.find('=');
    if (at == assignment.npos || at == 0)
        throw UsageError("expected MEMBER=VALUE after the operation, found a "
                         "word without MEMBER or =");
    auto const member = assignment.substr(0, at);
    auto const value = assignment.substr(at + 1);
    auto const path =
        member[0] == '/' ? path_of(member) : Path{std::string(member)};
    require_known(operation, path);
    auto text = with_member(body, path, json_string(value));
    auto issue = misfit(operation, text, path);
    if (issue && is_json(value)) {
        text = with_member(body, path, value);
        issue = misfit(operation, text, path);
    }
    if (issue)
        throw UsageError(std::string(member) + ": " + issue->message);
    return text;
}

DistinctBodies::DistinctBodies(Operation const& operation, std::string body)
    : body_(std::move(body))
{
    if (operation.delivery_key.empty())
        throw UsageError("--distinct: expected an operation with members that "
                         "are known to identify an event");
    for (auto const pointer : operation.delivery_key) {
        path_ = path_of(pointer);
        text_ = string_in(member_at(body_, path_).value_or("")).value_or("");
        auto const issues = operation.issues_of((*this)(1));
        // A value of an enumeration cannot vary.
        if (!text_.empty() &&
            std::ranges::find(issues, pointer, &airudder::Issue::pointer) ==
                issues.end())
            return;
    }
    throw UsageError("--distinct: expected a body with a text that identifies "
                     "the event");
}

std::string DistinctBodies::operator()(std::uint64_t event) const
{
    return with_member(
        body_, path_, json_string(text_ + '-' + std::to_string(event)));
}

} // namespace airudder_send
