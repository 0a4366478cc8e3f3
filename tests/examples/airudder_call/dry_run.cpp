#include "airudder_call/dry_run.hpp"

#include "airudder_call/environment.hpp"
#include "airudder_call/failure.hpp"

#include <airudder/detail/client/request_head.hpp>
#include <airudder/method.hpp>

#include <algorithm>
#include <cstddef>

namespace airudder_call {
namespace {

/// A word for the shell, which changes nothing in it.
std::string shell_word(std::string_view text)
{
    std::string word = "'";
    for (char const c : text)
        if (c == '\'')
            word += "'\\''";
        else
            word += c;
    return word + '\'';
}

/// A word for the shell, which replaces these variables only.
std::string shell_word(std::string_view text,
                       std::vector<std::string_view> const& variables)
{
    std::size_t first = text.npos;
    std::string name;
    for (auto const variable : variables) {
        auto const dollar = '$' + std::string(variable);
        if (auto const at = text.find(dollar); at < first) {
            first = at;
            name = dollar;
        }
    }
    if (first == text.npos)
        return shell_word(text);
    auto const before = text.substr(0, first);
    auto const after = text.substr(first + name.size());
    return (before.empty() ? "" : shell_word(before)) + '"' + name + '"' +
           (after.empty() ? "" : shell_word(after, variables));
}

std::string url_of(ShownRequest const& request)
{
    return (request.server.tls ? "https://" : "http://") +
           host_header(request.server) + request.message.target;
}

std::string authorization_of(airudder::HttpRequest const& message)
{
    auto const& headers = message.headers;
    auto const found =
        std::ranges::find(headers, "Authorization", &airudder::Header::name);
    return found == headers.end() ? "" : found->value;
}

} // namespace

std::string http_text(ShownRequest const& request)
{
    auto const& message = request.message;
    auto text = airudder::detail::text_of_request(
        message, host_header(request.server), authorization_of(message));
    if (!text)
        throw usage_failure(text.error().message);
    // A body is JSON without line ends.
    std::erase(*text, '\r');
    return *std::move(text) + (message.body.empty() ? "" : "\n");
}

std::string curl_line(ShownRequest const& request)
{
    auto const& message = request.message;
    auto const method = std::string(to_string(message.method));
    bool const has_body = !message.body.empty();
    std::string line = "curl";
    // curl's own method.
    if (method != (has_body ? "POST" : "GET"))
        line += " --request " + method;
    line += ' ' + shell_word(url_of(request));
    for (auto const& [name, value] : message.headers)
        // To curl, "Name:" means to send no such header.
        line += " --header " +
                shell_word(value.empty() ? name + ';' : name + ": " + value,
                           {std::string_view(token_variable)});
    if (has_body)
        line +=
            " --data-raw " + shell_word(message.body, request.body_variables);
    return line + '\n';
}

} // namespace airudder_call
