#include "airudder_call/arguments.hpp"

#include "airudder_call/failure.hpp"

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
    R"(Instead of an operation: download URL FILE fetches a recording.

A VALUE is the text of a string; of any other member it is JSON, e.g. a=[1,2].
MEMBER=VALUE wins over a member of --body. Behind -- nothing is an option.

Environment:
  AIRUDDER_TOKEN              Identifies the caller; wins over the next two
  AIRUDDER_APP_KEY, AIRUDDER_APP_SECRET
                              Exchanged for a token; sent by auth.issue_token
  https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY
                              Proxy to go through, and for whom not

Exit codes:
   0 done                  12 TLS             17 decode
   1 anything else         13 deadline        18 cancelled (SIGINT, SIGTERM)
   2 usage                 14 protocol        19 local file: cannot be read or
  10 resolve               15 HTTP status        written, standard output too
  11 connect               16 envelope
Standard output is empty unless it is done.)";

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

/// What is no option here, without its value.
void refuse_unknown_options(CLI::App const& app)
{
    for (auto const& word : app.remaining())
        if (word != "--")
            throw usage_failure("expected an option of --help, found " +
                                word.substr(0, word.find('=')));
}

/// What is wanted has to be said, and no more.
void check(Arguments const& arguments)
{
    bool const download = arguments.operation == "download";
    if (arguments.list && !arguments.operation.empty())
        throw usage_failure("--list: expected no operation beside it");
    if (!arguments.list && arguments.operation.empty())
        throw usage_failure("expected an operation; --list shows them");
    if (download && arguments.words.size() != 2)
        throw usage_failure("download: expected URL and FILE");
    if (download && arguments.body)
        throw usage_failure("download: expected no --body");
}

/// The command line, and where its parts go.
class CommandLine {
public:
    CommandLine()
    {
        app_.set_version_flag("--version", "airudder_call " AIRUDDER_VERSION);
        app_.allow_extras();
        app_.footer(more_help);
        app_.add_option("OPERATION", arguments_.operation)
            ->type_name("")
            ->description("What to call; --list shows what there is");
        app_.add_option("MEMBER=VALUE", arguments_.words)
            ->type_name("")
            ->description("Members of the request");
        add_option("--server", "URL", arguments_.server)
            ->description("Origin of the server [https://api.airudder.com]");
        add_option("--ca", "FILE", arguments_.ca_file)
            ->description("Trusted certificates (PEM), not the system's");
        add_option("--timeout", "SECONDS", timeout_)
            ->description("For everything together, e.g. 2.5 [30; 1800 for "
                          "a download]");
        add_option("--encrypt-key-env", "NAME", arguments_.key_variable)
            ->description("Environment variable with the key of encrypted "
                          "calls");
        add_option("--body", "FILE", arguments_.body)
            ->description("The request as JSON; - is standard input");
        app_.add_flag("--strict",
                      arguments_.strict,
                      "An answer that deviates from what is documented is a "
                      "failure");
        app_.add_flag("--verbose",
                      arguments_.verbose,
                      "Say on standard error what happens");
        app_.add_flag(
            "--list", arguments_.list, "Show the operations and their members");
    }

    Arguments read(int argc, char const* const* argv)
    {
        try {
            app_.parse(argc, argv);
        } catch (CLI::CallForVersion const& version) {
            return {.answer = std::string(version.what()) + '\n'};
        } catch (CLI::CallForHelp const&) {
            return {.answer = app_.help()};
        } catch (CLI::ParseError const& error) {
            throw usage_failure(error.what());
        }
        refuse_unknown_options(app_);
        if (timeout_)
            arguments_.timeout = read_timeout(*timeout_);
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

    CLI::App app_{purpose, "airudder_call"};
    Arguments arguments_{};
    std::optional<std::string> timeout_{};
};

} // namespace

Arguments read_arguments(int argc, char const* const* argv)
{
    return CommandLine().read(argc, argv);
}

} // namespace airudder_call
