#include "airudder_send/arguments.hpp"

#include "airudder_send/failure.hpp"
#include "airudder_send/operation.hpp"
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace airudder_send {
namespace {

constexpr auto purpose =
    "Sends events to a webhook receiver as AI Rudder does, and repeats them\n"
    "after abnormal answers.\n";

constexpr auto more_help = R"(
MEMBER is the name of a member of the body, or a JSON Pointer to a member of an
object in it, e.g. /call/call_id. VALUE is the text of a string, and JSON for a
member of another documented type. Words after -- are not options.

An answer is abnormal unless it is 200 and complete within 10 s. After an
abnormal answer, or without a connection, the same bytes are sent again after a
minute, at most 5 times. Each abnormal answer is a line on standard error. Without
--rate, there is one connection, and one event at a time.

Secrets come from the environment only, and no output contains them.

Exit codes:
  0   All accepted
  1   Anything else
  2   Usage
  11  No attempt got a connection
  15  Abnormal to the end)";

/// The number in `text`, if it is from `least` to `most`.
template <class Number>
Number read_number(std::string const& option,
                   std::string_view text,
                   Number least,
                   Number most,
                   std::string const& expected)
{
    Number number{};
    auto const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc{} || stop != end ||
        !(number >= least && number <= most))
        throw UsageError(option + ": expected " + expected);
    return number;
}

/// Describes the command line to CLI11.
class CommandLine {
public:
    CommandLine()
    {
        app_.set_help_flag();
        app_.allow_extras();
        app_.footer("Operations: " + operation_names() + "\n" + more_help);
        add_option("URL", "", url_)
            ->description("The receiver, e.g. https://localhost:8443/hooks");
        add_option("OPERATION", "", operation_)
            ->description("The webhook to send; see below");
        words_ = examples::add_words(
            app_, "MEMBER=VALUE", "Members to set in the body");
        examples::add_flag(app_, "-h,--help", help_, "Show this help");
        examples::add_flag(app_, "--version", version_, "Show the version");
        examples::add_flag(app_,
                           "--list",
                           list_,
                           "Show the operations and the members of their "
                           "bodies, or those of one operation or group");
        add_option("--body", "FILE", arguments_.body)
            ->description("The body instead of the documented example, sent as "
                          "it is; - is standard input");
        add_option("--repeat", "N", repeat_)
            ->description("Send N events, all of the same bytes [1]");
        add_option("--rate", "N", rate_)
            ->description("Send N events a second, e.g. 0.5, on as many "
                          "connections as it takes");
        examples::add_flag(
            app_,
            "--distinct",
            arguments_.distinct,
            "Vary a member that identifies the event in each of the N: "
            "append -1, -2, ...");
        add_option("--retry-wait", "SECONDS", retry_wait_)
            ->description("The wait before an event is sent again, e.g. 0.01 "
                          "[60]");
        add_option("--secret-env", "NAME", arguments_.secret_variable)
            ->description("Environment variable with the secret to send in "
                          "X-Webhook-Secret");
        add_option("--hmac-env", "NAME", arguments_.hmac_variable)
            ->description("Environment variable with the key of an HMAC-SHA256 "
                          "of the body");
        add_option("--hmac-header", "NAME", arguments_.hmac_header)
            ->description("Header for the HMAC, in lowercase hex");
        add_option("--ca-file", "FILE", arguments_.ca_file)
            ->description(
                "Certificates to trust (PEM) instead of the system's");
    }

    Arguments read(std::vector<std::string> words)
    {
        std::reverse(words.begin(), words.end()); // as CLI11 takes them
        try {
            app_.parse(std::move(words));
        } catch (CLI::ParseError const& error) {
            throw UsageError(error.what());
        }
        if (auto const option = examples::unknown_option(app_); !option.empty())
            throw UsageError("expected an option of --help, found " + option);
        if (help_)
            return {.answer = app_.help()};
        if (version_)
            return {.answer = "airudder_send " AIRUDDER_VERSION "\n"};
        arguments_.members = words_->results();
        if (list_)
            return {.answer = list()};
        if (!url_ || !operation_)
            throw UsageError("expected a URL and an operation (" +
                             operation_names() + "); see --help");
        arguments_.url = *url_;
        arguments_.operation = *operation_;
        read_numbers();
        if (arguments_.hmac_variable.has_value() !=
            arguments_.hmac_header.has_value())
            throw UsageError("expected --hmac-env and --hmac-header together");
        return arguments_;
    }

private:
    CLI::Option* add_option(std::string const& name,
                            std::string const& value_name,
                            std::optional<std::string>& value)
    {
        return app_.add_option(name, value)->type_name(value_name);
    }

    /// The operations that --list asks for: its word is where a URL would be.
    std::string list() const
    {
        if (operation_)
            throw UsageError("--list: expected one operation or group at most, "
                             "found more");
        return list_operations(url_);
    }

    void read_numbers()
    {
        if (repeat_)
            arguments_.repeat =
                read_number<std::uint64_t>("--repeat",
                                           *repeat_,
                                           1,
                                           1'000'000'000,
                                           "a number from 1 to 1000000000");
        if (rate_)
            arguments_.rate =
                read_number("--rate",
                            *rate_,
                            0.001,
                            100'000.0,
                            "a number of events a second, from 0.001 to "
                            "100000");
        if (retry_wait_)
            arguments_.retry_wait = std::chrono::duration<double>(
                read_number("--retry-wait",
                            *retry_wait_,
                            0.0,
                            86'400.0,
                            "a number of seconds, at most 86400"));
    }

    CLI::App app_{purpose, "airudder_send"};
    CLI::Option* words_ = nullptr;
    Arguments arguments_{};
    bool help_ = false;
    bool version_ = false;
    bool list_ = false;
    std::optional<std::string> url_{};
    std::optional<std::string> operation_{};
    std::optional<std::string> repeat_{};
    std::optional<std::string> rate_{};
    std::optional<std::string> retry_wait_{};
};

} // namespace

Arguments read_arguments(std::vector<std::string> words)
{
    return CommandLine().read(std::move(words));
}

} // namespace airudder_send
