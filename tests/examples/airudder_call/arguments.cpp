#include "airudder_call/arguments.hpp"

#include "airudder_call/failure.hpp"
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <system_error>

namespace airudder_call {
namespace {

constexpr auto purpose = "Calls a documented operation of AI Rudder's API and "
                         "prints the answer as JSON.\n";

constexpr auto more_help =
    R"(Instead of an operation, download URL FILE fetches a recording. If FILE is -, it
goes to standard output once it is complete.

The VALUE of a string is its text; any other VALUE is JSON, e.g. a=[1,2].
MEMBER=VALUE takes precedence over the same member of --body. Words after -- are
not options.

Environment:
  AIRUDDER_TOKEN              Identifies the caller; takes precedence over the
                              next two
  AIRUDDER_APP_KEY, AIRUDDER_APP_SECRET
                              Exchanged for a token; sent by auth.issue_token
  https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY
                              Proxy, and hosts to reach without it

Exit codes:
  0   Done
  1   Anything else
  2   Usage
  10  Resolve
  11  Connect
  12  TLS
  13  Deadline
  14  Protocol
  15  HTTP status
  16  Envelope
  17  Decode
  18  Cancelled by a signal, e.g. SIGINT, SIGTERM or SIGHUP
  19  A local file or standard output could not be read or written

After a failure, standard output is empty. If writing to it failed, it may hold
the beginning of the output.)";

constexpr double longest_timeout = 24 * 60 * 60;

std::chrono::milliseconds read_timeout(std::string_view text)
{
    double seconds = 0;
    auto const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, seconds);
    if (failure != std::errc{} || stop != end || !(seconds > 0) ||
        seconds > longest_timeout)
        throw usage_failure("--timeout: expected a number of seconds, more "
                            "than 0 and at most 86400");
    return std::chrono::milliseconds(std::llround(std::ceil(seconds * 1000)));
}

DryRun read_dry_run(std::string const& value)
{
    if (value.empty())
        return DryRun::none;
    if (value == "true") // CLI11's value of a flag that has none
        return DryRun::http;
    if (value != "curl")
        throw usage_failure("--dry-run: expected no value, or curl");
    return DryRun::curl;
}

/// The header of a word "Name: value".
airudder::Header read_header(std::string const& word)
{
    auto const colon = word.find(':');
    if (colon == word.npos)
        throw usage_failure("--header: expected Name: value, found no colon");
    auto const value = word.find_first_not_of(' ', colon + 1);
    return {.name = word.substr(0, colon),
            .value = value == word.npos ? "" : word.substr(value)};
}

void check_download(Arguments const& arguments)
{
    if (arguments.words.size() != 2)
        throw usage_failure("download: expected URL and FILE");
    if (arguments.body)
        throw usage_failure("download: expected no --body");
    if (arguments.output)
        throw usage_failure("download: expected no --output, because FILE "
                            "follows the URL");
    if (arguments.dry_run != DryRun::none || arguments.layout)
        throw usage_failure("download: expected no --dry-run, --compact or "
                            "--pretty");
    if (arguments.is_private && arguments.words[1] == "-")
        throw usage_failure("--private: expected a file, found standard "
                            "output");
}

/// Throws if the arguments do not ask for exactly one thing.
void check(Arguments const& arguments)
{
    if (arguments.list && !arguments.words.empty())
        throw usage_failure("--list: expected one operation or group at most, "
                            "found more");
    if (arguments.list)
        return;
    if (arguments.operation.value_or("").empty())
        throw usage_failure("expected an operation; --list shows them");
    if (arguments.operation == "download")
        return check_download(arguments);
    if (arguments.is_private && !arguments.output)
        throw usage_failure("--private: expected it with download or --output "
                            "only");
    if (arguments.dry_run != DryRun::none && arguments.key_variable)
        throw usage_failure("--dry-run: expected no --encrypt-key-env, because "
                            "each encryption differs");
}

/// Describes the command line to CLI11.
class CommandLine {
public:
    CommandLine()
    {
        app_.set_help_flag();
        app_.allow_extras();
        app_.footer(more_help);
        app_.add_option("OPERATION", arguments_.operation)
            ->type_name("")
            ->description("Operation to call; --list shows all");
        words_ =
            examples::add_words(app_, "MEMBER=VALUE", "Members of the request");
        add_flag("-h,--help",
                 arguments_.help,
                 "Show this help, or the help of OPERATION");
        add_flag("--version", version_, "Show the version");
        add_flag("--list",
                 arguments_.list,
                 "Show the operations and their members, or those of one "
                 "operation or group");
        add_option("--server", "URL", arguments_.server)
            ->description("Origin of the server [https://api.airudder.com]");
        add_option("--ca", "FILE", arguments_.ca_file)
            ->description(
                "Certificates to trust (PEM) instead of the system's");
        add_option("--timeout", "SECONDS", timeout_)
            ->description("Limit of the whole call, e.g. 2.5 [30; 1800 for "
                          "a download]");
        add_option("--encrypt-key-env", "NAME", arguments_.key_variable)
            ->description("Environment variable that holds the encryption key");
        app_.add_option("--header", headers_)
            ->type_name("HEADER")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->description("Send this header, too, e.g. 'Prefer: code=503'; may "
                          "be repeated");
        add_option("--body", "FILE", arguments_.body)
            ->description("The request as JSON; - is standard input");
        add_flag("--private",
                 arguments_.is_private,
                 "Let only the owner read a new file");
        app_.add_flag("--dry-run", dry_run_)
            ->type_name("")
            ->description("Show the request instead of sending it; "
                          "--dry-run=curl shows a call of curl");
        add_option("--output", "FILE", arguments_.output)
            ->description("Write the answer to FILE, all of it or nothing; - "
                          "is standard output");
        add_flag("--compact",
                 compact_,
                 "Print JSON on one line, also on a terminal");
        add_flag("--pretty",
                 pretty_,
                 "Print JSON with a line for each member, also to a file or "
                 "pipe");
        add_flag("--strict",
                 arguments_.strict,
                 "Fail if the answer deviates from the documentation");
        add_flag("--verbose",
                 arguments_.verbose,
                 "Report on standard error what happens");
    }

    Arguments read(int argc, char const* const* argv)
    {
        try {
            app_.parse(argc, argv);
        } catch (CLI::ParseError const& error) {
            throw usage_failure(error.what());
        }
        if (auto const option = examples::unknown_option(app_); !option.empty())
            throw usage_failure("expected an option of --help, found " +
                                option);
        arguments_.words = words_->results();
        if (version_)
            return {.answer = "airudder_call " AIRUDDER_VERSION "\n"};
        if (arguments_.help && !arguments_.operation)
            return {.answer = app_.help()};
        if (arguments_.help)
            return {.help = true, .operation = arguments_.operation};
        for (auto const& header : headers_)
            arguments_.headers.push_back(read_header(header));
        if (timeout_)
            arguments_.timeout = read_timeout(*timeout_);
        arguments_.dry_run = read_dry_run(dry_run_);
        if (compact_ && pretty_)
            throw usage_failure("expected --compact or --pretty, found both");
        if (compact_ || pretty_)
            arguments_.layout = pretty_ ? Layout::pretty : Layout::compact;
        check(arguments_);
        return arguments_;
    }

private:
    CLI::Option* add_option(std::string const& name,
                            std::string const& value_name,
                            std::optional<std::string>& value)
    {
        return app_.add_option(name, value)->type_name(value_name);
    }

    void add_flag(std::string const& name,
                  bool& value,
                  std::string const& description)
    {
        examples::add_flag(app_, name, value, description);
    }

    CLI::App app_{purpose, "airudder_call"};
    CLI::Option* words_ = nullptr;
    Arguments arguments_{};
    bool version_ = false;
    bool compact_ = false;
    bool pretty_ = false;
    std::optional<std::string> timeout_{};
    std::vector<std::string> headers_{};
    std::string dry_run_{};
};

} // namespace

Arguments read_arguments(int argc, char const* const* argv)
{
    return CommandLine().read(argc, argv);
}

} // namespace airudder_call
