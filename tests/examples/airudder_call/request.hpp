#ifndef AIRUDDER_CALL_REQUEST_HPP
#define AIRUDDER_CALL_REQUEST_HPP

#include "airudder_call/failure.hpp"
#include "airudder_call/members.hpp"

#include <airudder/issue.hpp>
#include <airudder/parse.hpp>

#include <string>
#include <string_view>
#include <vector>

/// Builds a request from a body, MEMBER=VALUE and the environment. All functions
/// throw Failure, whose text repeats no value.
namespace airudder_call {

/// A member and its value as JSON text.
struct Assignment {
    std::string_view member{};
    std::string json{};
};

/// What members that are credentials get: their values in the environment, or
/// the names of the variables, e.g. "$AIRUDDER_APP_KEY".
enum class CredentialValues { environment, variables };

/// Reads words of the form MEMBER=VALUE, and adds the credentials.
std::vector<Assignment> read_assignments(std::vector<Member> const& members,
                                         std::vector<std::string> const& words,
                                         CredentialValues credentials);

/// Sets the assigned members in the JSON object `body`.
std::string request_text(std::vector<Member> const& members,
                         std::string_view body,
                         std::vector<Assignment> const& assignments);

/// Throws if there are any issues.
void refuse(std::vector<airudder::Issue> const& issues);

/// Parses a request. Throws if it is not exactly as documented.
template <airudder::Record T>
T request_of(std::string_view text)
{
    std::vector<airudder::Issue> issues;
    auto request = airudder::parse<T>(text, {.issues = &issues});
    refuse(issues);
    if (!request)
        throw usage_failure("request: " + request.error().message);
    return *std::move(request);
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_REQUEST_HPP
