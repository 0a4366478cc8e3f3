#include "airudder_send/program.hpp"

#include "airudder_send/arguments.hpp"
#include "airudder_send/body.hpp"
#include "airudder_send/destination.hpp"
#include "airudder_send/operation.hpp"
#include "airudder_send/request.hpp"
#include "airudder_send/sender.hpp"

#include <airudder/printable.hpp>

#include <chrono>
#include <exception>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iterator>
#include <utility>

namespace airudder_send {
namespace {

std::string all_of(std::istream& in)
{
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string read_file(std::string const& option, std::string const& path)
try {
    std::ifstream file;
    file.exceptions(std::ios::failbit);
    file.open(path, std::ios::binary);
    return all_of(file);
} catch (std::ios_base::failure const&) {
    throw UsageError(option + ": expected a file that can be read");
}

/// The body that the arguments ask for, before --distinct.
std::string body_of(Arguments const& arguments,
                    Operation const& operation,
                    std::istream& input)
{
    auto body = !arguments.body         ? operation.example
                : arguments.body == "-" ? all_of(input)
                                        : read_file("--body", *arguments.body);
    for (auto const& member : arguments.members)
        body = with_assignment(operation, body, member);
    return body;
}

Credentials credentials_of(Arguments const& arguments)
{
    Credentials credentials;
    if (arguments.secret_variable)
        credentials.secret =
            secret_from("--secret-env", *arguments.secret_variable);
    if (arguments.hmac_variable) {
        credentials.hmac_key =
            secret_from("--hmac-env", *arguments.hmac_variable);
        credentials.hmac_header = *arguments.hmac_header;
        require_header_name("--hmac-header", credentials.hmac_header);
    }
    return credentials;
}

SenderOptions options_of(Arguments const& arguments)
{
    SenderOptions options{.events = arguments.repeat,
                          .rate = arguments.rate,
                          .ca_file = arguments.ca_file.value_or("")};
    options.retry_wait = std::chrono::duration_cast<std::chrono::nanoseconds>(
        arguments.retry_wait);
    return options;
}

/// Makes the request of each event.
std::function<std::string(std::uint64_t)>
requests_of(Arguments const& arguments,
            Destination const& destination,
            std::istream& input)
{
    auto const operation = find_operation(arguments.operation);
    auto const credentials = credentials_of(arguments);
    auto body = body_of(arguments, operation, input);
    if (arguments.distinct)
        return [=, bodies = DistinctBodies(operation, std::move(body))](
                   std::uint64_t event) {
            return request_text(
                destination, operation, credentials, bodies(event));
        };
    return [request = request_text(destination, operation, credentials, body)](
               std::uint64_t) {
        return request;
    };
}

void print(std::ostream& errors, std::string const& text)
{
    errors << "airudder_send: " + airudder::printable(text) + '\n'
           << std::flush;
}

ExitCode send(Arguments const& arguments,
              std::istream& input,
              std::ostream& output,
              std::ostream& errors)
{
    auto const destination = read_url(arguments.url);
    auto const options = options_of(arguments);
    auto const summary =
        send_events(options,
                    destination,
                    requests_of(arguments, destination, input),
                    [&](std::string const& line) { print(errors, line); });
    output << std::fixed << std::setprecision(3) << summary.accepted
           << " accepted, " << summary.repeated << " repeated, "
           << summary.given_up << " given up, " << summary.time.count()
           << " seconds\n";
    if (summary.given_up == 0)
        return ExitCode::accepted;
    return summary.connected ? ExitCode::abnormal : ExitCode::no_connection;
}

} // namespace

ExitCode run(std::vector<std::string> const& words,
             std::istream& input,
             std::ostream& output,
             std::ostream& errors)
try {
    auto const arguments = read_arguments(words);
    auto code = ExitCode::accepted;
    if (arguments.answer.empty())
        code = send(arguments, input, output, errors);
    else
        output << arguments.answer;
    if (!output.flush())
        throw std::runtime_error("expected to write to standard output");
    return code;
} catch (UsageError const& error) {
    print(errors, error.what());
    return ExitCode::usage;
} catch (std::exception const& error) {
    print(errors, error.what());
    return ExitCode::other;
}

} // namespace airudder_send
