#include "airudder_call/calls.hpp"

#include "airudder_call/dry_run.hpp"
#include "airudder_call/environment.hpp"
#include "airudder_call/failure.hpp"
#include "airudder_call/files.hpp"
#include "airudder_call/interrupt.hpp"
#include "airudder_call/json_layout.hpp"
#include "airudder_call/list.hpp"
#include "airudder_call/members.hpp"
#include "airudder_call/output_file.hpp"
#include "airudder_call/progress.hpp"
#include "airudder_call/request.hpp"
#include "airudder_call/terminal_json.hpp"

#include <airudder/client.hpp>
#include <airudder/endpoints.hpp>
#include <airudder/list.hpp>
#include <airudder/serialize.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace airudder_call {
namespace {

namespace asio = boost::asio;
using airudder::CallResult;

/// Never destroyed: that would wait for the system's resolver, which neither a
/// deadline nor a signal interrupts.
airudder::Client& make_client(airudder::ClientOptions options)
try {
    return *new airudder::Client(std::move(options));
} catch (std::invalid_argument const& error) {
    throw usage_failure(error.what());
}

/// Whether the answer goes to a file instead of standard output.
bool goes_to_file(Arguments const& arguments)
{
    return arguments.output.value_or("-") != "-";
}

/// Runs `start(handler)` and returns the result that its handler gets. A signal
/// cancels the operation.
template <class T, class Start>
CallResult<T> wait_for(Start start)
{
    asio::io_context io;
    asio::cancellation_signal signal;
    std::optional<CallResult<T>> result;
    Cancellable const cancellable([&] {
        asio::post(io, [&] { signal.emit(asio::cancellation_type::terminal); });
    });
    start(asio::bind_cancellation_slot(
        signal.slot(),
        asio::bind_executor(io.get_executor(), [&](CallResult<T> completed) {
            result = std::move(completed);
        })));
    io.run();
    return *std::move(result);
}

/// Throws the Failure for a failed call.
[[noreturn]] void fail(airudder::CallError const& error, Log const& log)
{
    if (!error.body.empty())
        log.note("the answer: " + error.body);
    std::ostringstream text;
    text << error;
    auto const& place = error.place;
    if (!place.pointer.empty())
        text << ", at " << place.pointer;
    if (place.line != 0)
        text << ", line " << place.line << ", column " << place.column;
    throw Failure(exit_code(error.kind), text.str());
}

/// Logs how long a call takes.
class Timing {
public:
    explicit Timing(Log const& log) : log_(log) {}

    void end() const
    {
        auto const time = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begin_);
        log_.note("ended after " + std::to_string(time.count()) + " ms");
    }

private:
    Log const& log_;
    std::chrono::steady_clock::time_point begin_ =
        std::chrono::steady_clock::now();
};

template <class Request>
Request read_request(Arguments const& arguments)
{
    auto const members = members_of<Request>(*arguments.operation);
    auto const assignments = read_assignments(
        members,
        arguments.words,
        arguments.dry_run == DryRun::none ? CredentialValues::environment
                                          : CredentialValues::variables);
    std::string body = "{}";
    if (arguments.body)
        body = *arguments.body == "-" ? read_standard_input()
                                      : read_file(*arguments.body);
    return request_of<Request>(request_text(members, body, assignments));
}

/// Shows the request that a call would send.
template <class Endpoint>
std::string dry_run(Endpoint const& endpoint,
                    Arguments const& arguments,
                    airudder::ClientOptions const& options)
{
    using Request = typename Endpoint::Request;
    make_client(options); // refuses what a call would refuse
    auto message = make_request(endpoint,
                                read_request<Request>(arguments),
                                {.token = '$' + std::string(token_variable),
                                 .headers = options.headers});
    if (!message)
        throw usage_failure(message.error().message);
    ShownRequest shown{.server = *airudder::detail::origin_of(options.server),
                       .message = *std::move(message)};
    for (auto const& member : members_of<Request>(endpoint.name))
        if (!member.variable.empty())
            shown.body_variables.push_back(member.variable);
    return arguments.dry_run == DryRun::curl ? curl_line(shown)
                                             : http_text(shown);
}

template <class Endpoint>
void note_request(Endpoint const& endpoint,
                  typename Endpoint::Request const& request,
                  airudder::ClientOptions const& options,
                  Log const& log)
{
    if (auto const message = make_request(endpoint, request))
        log.note(std::string(to_string(message->method)) + ' ' +
                 message->target + " at " + options.server);
}

/// Logs the issues of an answer. Those of a secret answer are only counted:
/// names of its members may be part of the secret.
void note_issues(std::vector<airudder::Issue> const& issues,
                 bool secret,
                 Log const& log)
{
    if (secret && !issues.empty())
        log.note("issues: " + std::to_string(issues.size()));
    for (auto const& issue : issues) {
        std::ostringstream text;
        text << "issue: " << issue;
        if (!secret)
            log.note(text.str());
    }
}

template <class Endpoint>
std::string call(Endpoint const& endpoint, Arguments const& arguments, Log& log)
{
    using Response = typename Endpoint::Response;
    auto const options = client_options(arguments);
    log.hide(options);
    if (arguments.dry_run != DryRun::none)
        return dry_run(endpoint, arguments, options);
    if (endpoint.authorization == airudder::Authorization::token)
        require_credentials(options);
    auto const request = read_request<typename Endpoint::Request>(arguments);
    auto& client = make_client(options);
    note_request(endpoint, request, options, log);
    Timing const timing(log);
    std::vector<airudder::Issue> issues;
    auto const answer = wait_for<Response>([&](auto handler) {
        client.async_call(
            endpoint, request, {.issues = &issues}, std::move(handler));
    });
    timing.end();
    if (!answer)
        fail(answer.error(), log);
    note_issues(issues, endpoint.secret_answer, log);
    auto const text = airudder::serialize(*answer);
    bool const to_terminal = !goes_to_file(arguments) && is_on_terminal();
    auto const layout = arguments.layout.value_or(
        to_terminal ? Layout::pretty : Layout::compact);
    return (layout == Layout::pretty ? pretty_json(text) : text) + '\n';
}

/// Fetches a recording into a file.
void download_to(std::string const& file, Arguments const& arguments, Log& log)
{
    auto const options = client_options(arguments);
    log.hide(options);
    auto& client = make_client(options);
    Timing const timing(log);
    ProgressLine progress;
    auto const size = wait_for<std::uint64_t>([&](auto handler) {
        client.async_download(
            arguments.words.at(0),
            file,
            [&](airudder::DownloadProgress const& now) { progress.show(now); },
            {.private_file = arguments.is_private},
            std::move(handler));
    });
    progress.end();
    timing.end();
    if (!size)
        fail(size.error(), log);
    log.note(std::to_string(*size) + " bytes");
}

} // namespace

std::string call(Arguments const& arguments, Log& log)
{
    std::optional<AnswerFile> file;
    if (goes_to_file(arguments))
        file.emplace(*arguments.output, arguments.is_private);
    std::optional<std::string> text;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        if (endpoint.name == arguments.operation)
            text = call(endpoint, arguments, log);
    });
    if (!text)
        throw unknown_operation(*arguments.operation);
    if (!file)
        return is_on_terminal() ? terminal_json(*text) : *text;
    file->write(*text);
    return {};
}

void download(Arguments const& arguments, Log& log)
{
    auto const& file = arguments.words.at(1);
    if (file != "-") {
        log.note("downloading to " + file);
        return download_to(file, arguments, log);
    }
    log.note("downloading to standard output");
    OutputFile output;
    download_to(output.path(), arguments, log);
    output.print();
}

} // namespace airudder_call
