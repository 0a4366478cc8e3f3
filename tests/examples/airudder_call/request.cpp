#include "airudder_call/request.hpp"

#include "airudder_call/environment.hpp"

#include <airudder/serialize.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string_view.hpp>

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

namespace airudder_call {
namespace {

/// Any JSON object. Keeps the texts of its members.
struct Object {
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Object, (), ())

bool is_json(std::string_view text)
try {
    airudder::Unmodeled().set("", text);
    return true;
} catch (std::invalid_argument const&) {
    return false;
}

std::string json_string(std::string_view text)
{
    return boost::json::serialize(
        boost::json::string_view(text.data(), text.size()));
}

/// Turns VALUE into JSON: strings have no quotes on the command line.
std::string json_of(Member const& member, std::string_view value)
{
    return !member.is_text && is_json(value) ? std::string(value)
                                             : json_string(value);
}

Member const& find(std::vector<Member> const& members, std::string_view name)
{
    auto const found =
        std::find_if(members.begin(), members.end(), [&](Member const& member) {
            return member.name == name;
        });
    if (found != members.end())
        return *found;
    std::string known;
    for (auto const& member : members)
        known += (known.empty() ? "" : ", ") + std::string(member.name);
    throw usage_failure("expected a member of the request (" + known +
                        "), found " + std::string(name));
}

void refuse_credential(Member const& member)
{
    if (!member.variable.empty())
        throw usage_failure(std::string(member.name) + ": expected it in the " +
                            "environment only, as " +
                            std::string(member.variable));
}

Assignment read_assignment(std::vector<Member> const& members,
                           std::string_view word)
{
    auto const at = word.find('=');
    if (at == word.npos)
        throw usage_failure("expected MEMBER=VALUE after the operation, found "
                            "a word without =");
    auto const& member = find(members, word.substr(0, at));
    refuse_credential(member);
    return {member.name, json_of(member, word.substr(at + 1))};
}

Assignment credential(Member const& member, CredentialValues values)
{
    if (values == CredentialValues::variables)
        return {member.name, json_string('$' + std::string(member.variable))};
    auto const value = environment(member.variable);
    if (value.empty())
        throw usage_failure("expected a value in the environment variable " +
                            std::string(member.variable));
    return {member.name, json_string(value)};
}

Object read_object(std::string_view body)
{
    std::vector<airudder::Issue> issues;
    auto object = airudder::parse<Object>(body, {.issues = &issues});
    if (!object) {
        std::ostringstream text;
        text << "--body: " << object.error();
        throw usage_failure(text.str());
    }
    // Object declares no members, so all of them are unknown.
    std::erase_if(issues, [](airudder::Issue const& issue) {
        return issue.kind == airudder::IssueKind::unknown_member;
    });
    refuse(issues);
    return *std::move(object);
}

} // namespace

std::vector<Assignment> read_assignments(std::vector<Member> const& members,
                                         std::vector<std::string> const& words,
                                         CredentialValues credentials)
{
    std::vector<Assignment> assignments;
    std::set<std::string_view> assigned;
    for (auto const& word : words) {
        assignments.push_back(read_assignment(members, word));
        auto const member = assignments.back().member;
        if (!assigned.insert(member).second)
            throw usage_failure(std::string(member) +
                                ": expected one value, found two");
    }
    for (auto const& member : members)
        if (!member.variable.empty())
            assignments.push_back(credential(member, credentials));
    return assignments;
}

std::string request_text(std::vector<Member> const& members,
                         std::string_view body,
                         std::vector<Assignment> const& assignments)
{
    auto object = read_object(body);
    for (auto const& item : object.unmodeled)
        refuse_credential(find(members, item.name));
    for (auto const& [member, json] : assignments) {
        if (!is_json(json))
            throw usage_failure(std::string(member) + ": expected UTF-8");
        object.unmodeled.set(member, json);
    }
    return airudder::serialize(object);
}

void refuse(std::vector<airudder::Issue> const& issues)
{
    if (issues.empty())
        return;
    std::vector<std::string> lines;
    for (auto const& issue : issues) {
        std::ostringstream line;
        line << issue;
        lines.push_back(line.str());
    }
    throw usage_failure("the request is not as documented", std::move(lines));
}

} // namespace airudder_call
