#include "receive/options.hpp"

#include "receive/failure.hpp"

#include <boost/asio/ip/address.hpp>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <system_error>

namespace receive {
namespace {

using std::chrono::milliseconds;

constexpr auto footer = R"(
Events are accepted at /hooks/OPERATION, where OPERATION is the name of a
documented webhook, e.g. /hooks/workflow.waba_status_changed, and at /hooks, where
the body decides. An event is stored before it is answered with success.

SIGTERM and SIGINT stop the program: it finishes what has begun. SIGHUP reloads
certificate and key; if the new ones cannot be used, the old ones stay.

Exit codes:
  0   Stopped or done
  1   Anything else
  2   Usage
  11  Cannot listen
  19  The stored events cannot be reached)";

constexpr double longest_time = 24 * 60 * 60;
constexpr double longest_keeping = 100 * 366 * 24;
constexpr std::size_t largest_body = std::size_t{256} << 20;

/// The whole of `text` as a number; NaN if it is none.
double number_of(std::string_view text)
{
    double number = 0;
    auto const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, number);
    return failure == std::errc{} && stop == end ? number : std::nan("");
}

milliseconds read_timeout(std::string const& text)
{
    auto const seconds = number_of(text);
    if (!(seconds > 0) || seconds > longest_time)
        throw usage_failure("--timeout: expected a number of seconds, more "
                            "than 0 and at most 86400");
    return milliseconds(std::llround(std::ceil(seconds * 1000)));
}

milliseconds read_grace(std::string const& text)
{
    auto const seconds = number_of(text);
    if (!(seconds >= 0) || seconds > longest_time)
        throw usage_failure("--grace: expected a number of seconds, at most "
                            "86400");
    return milliseconds(std::llround(std::ceil(seconds * 1000)));
}

milliseconds read_keep_keys(std::string const& text)
{
    auto const hours = number_of(text);
    if (!(hours >= 0) || hours > longest_keeping)
        throw usage_failure("--keep-keys: expected a number of hours, at most "
                            "878400, or 0 for ever");
    return milliseconds(std::llround(std::ceil(hours * 3'600'000)));
}

std::size_t read_max_body(std::string const& text)
{
    std::size_t bytes = 0;
    auto const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, bytes);
    if (failure != std::errc{} || stop != end || bytes == 0 ||
        bytes > largest_body)
        throw usage_failure("--max-body: expected a number of bytes, from 1 "
                            "to " +
                            std::to_string(largest_body));
    return bytes;
}

/// The value of the variable that an option names. The name itself may be a
/// misplaced secret.
std::string secret_from(std::string const& option, std::string const& variable)
{
    auto const value = std::getenv(variable.c_str());
    if (value == nullptr || *value == '\0')
        throw usage_failure(option + ": expected the name of an environment "
                                     "variable that is set and not empty");
    return value;
}

/// Throws if there is an unknown option or word. The text has its name, not its
/// value.
void refuse_unknown(CLI::App const& app)
{
    for (auto const& word : app.remaining())
        throw usage_failure("expected an option of --help, found " +
                            word.substr(0, word.find('=')));
}

/// An option with an empty value may be meant for a variable that is not set. It
/// must not count as absent.
void refuse_empty(CLI::App const& app)
{
    for (auto const* option : app.get_options())
        for (auto const& value : option->results())
            if (value.empty())
                throw usage_failure(option->get_name() +
                                    ": expected a value, found none");
}

/// Describes the command line to CLI11.
class CommandLine {
public:
    explicit CommandLine(OwnOptions const& own)
        : app_(own.purpose + '\n', own.program)
    {
        app_.allow_extras();
        app_.footer(footer);
        app_.set_help_flag("-h,--help", "Show this help")
            ->disable_flag_override();
        app_.set_version_flag("--version", own.program + " " AIRUDDER_VERSION)
            ->description("Show the version")
            ->disable_flag_override();
        own.add(app_);
        add_actions();
        add_server_options();
    }

    Options read(int argc, char const* const* argv)
    {
        try {
            app_.parse(argc, argv);
        } catch (CLI::CallForHelp const&) {
            options_.answer = app_.help();
            return options_;
        } catch (CLI::CallForVersion const& version) {
            options_.answer = std::string(version.what()) + '\n';
            return options_;
        } catch (CLI::ParseError const& error) {
            refuse_unknown(app_);
            throw usage_failure(error.what());
        }
        refuse_unknown(app_);
        refuse_empty(app_);
        convert();
        return options_;
    }

private:
    void add_actions()
    {
        auto* const list = add_flag(
            "--list",
            list_,
            "Print the stored events, one JSON object a line, oldest first");
        add_flag("--follow",
                 follow_,
                 "The same, and go on with events as they are stored")
            ->excludes(list);
    }

    void add_server_options()
    {
        add("--listen", "ADDRESS:PORT", listen_)
            ->description("Where to listen; port 0 is any free port "
                          "[127.0.0.1:8080]");
        auto* const certificate =
            add("--certificate", "FILE", options_.certificate_file)
                ->description("Certificate chain for TLS (PEM)");
        auto* const key =
            add("--key", "FILE", options_.key_file)
                ->description("Private key of the certificate (PEM)");
        certificate->needs(key);
        key->needs(certificate);
        add("--secret-env", "NAME", secret_variable_)
            ->description("Environment variable with a secret that must be in "
                          "the header X-Webhook-Secret");
        auto* const hmac_variable =
            add("--hmac-env", "NAME", hmac_variable_)
                ->description("Environment variable with the key of an "
                              "HMAC-SHA256 of the body");
        auto* const hmac_header =
            add("--hmac-header", "NAME", options_.hmac_header)
                ->description("Header that must have this HMAC in lowercase "
                              "hex");
        hmac_variable->needs(hmac_header);
        hmac_header->needs(hmac_variable);
        add("--max-body", "BYTES", max_body_)
            ->description("Size of the largest body [4194304]");
        add("--timeout", "SECONDS", timeout_)
            ->description("Limit of each: TLS handshake, header, body, "
                          "waiting for a request, storing [8]");
        add("--grace", "SECONDS", grace_)
            ->description("Time to finish requests when stopped [10]");
        add("--keep-keys", "HOURS", keep_keys_)
            ->description("How long a repeated event is recognised; 0 is for "
                          "ever [24]");
        add_flag("--verbose",
                 options_.verbose,
                 "Print each request on standard error");
    }

    /// Reads what CLI11 has left as text.
    void convert()
    {
        options_.action = list_     ? Action::list
                          : follow_ ? Action::follow
                                    : Action::serve;
        auto const listen = read_host_and_port("--listen", listen_);
        boost::system::error_code error;
        boost::asio::ip::make_address(listen.host, error);
        if (error)
            throw usage_failure("--listen: expected an IP address, found " +
                                listen.host);
        options_.address = listen.host;
        options_.port = listen.port;
        options_.max_body = read_max_body(max_body_);
        options_.timeout = read_timeout(timeout_);
        options_.grace = read_grace(grace_);
        options_.keep_keys = read_keep_keys(keep_keys_);
        if (app_.count("--secret-env") != 0)
            options_.secret = secret_from("--secret-env", secret_variable_);
        if (app_.count("--hmac-env") != 0)
            options_.hmac_key = secret_from("--hmac-env", hmac_variable_);
    }

    CLI::Option* add(std::string const& name,
                     std::string const& value_name,
                     std::string& value)
    {
        return app_.add_option(name, value)->type_name(value_name);
    }

    /// A flag takes no value: `--list=x` is an error.
    CLI::Option* add_flag(std::string const& name,
                          bool& value,
                          std::string const& description)
    {
        return app_.add_flag(name, value, description)->disable_flag_override();
    }

    CLI::App app_;
    Options options_{};
    bool list_ = false;
    bool follow_ = false;
    std::string listen_ = "127.0.0.1:8080";
    std::string secret_variable_{};
    std::string hmac_variable_{};
    std::string max_body_ = "4194304";
    std::string timeout_ = "8";
    std::string grace_ = "10";
    std::string keep_keys_ = "24";
};

} // namespace

HostAndPort read_host_and_port(std::string_view option, std::string_view text)
{
    auto const colon = text.rfind(':');
    auto host = text.substr(0, colon);
    auto const digits =
        colon == std::string_view::npos ? "" : text.substr(colon + 1);
    unsigned port = 0;
    auto const end = digits.data() + digits.size();
    auto const [stop, failure] = std::from_chars(digits.data(), end, port);
    bool const in_brackets = host.starts_with('[') && host.ends_with(']');
    if (in_brackets)
        host = host.substr(1, host.size() - 2);
    bool const needs_brackets = host.find(':') != std::string_view::npos;
    if (failure != std::errc{} || stop != end || port > 0xFFFF ||
        host.empty() || in_brackets != needs_brackets)
        throw usage_failure(std::string(option) +
                            ": expected e.g. 127.0.0.1:8080 or [::1]:8080, "
                            "found " +
                            std::string(text));
    return {std::string(host), static_cast<std::uint16_t>(port)};
}

Options read_options(int argc, char const* const* argv, OwnOptions const& own)
{
    return CommandLine(own).read(argc, argv);
}

} // namespace receive
