#include "receive/options.hpp"

#include "catch.hpp"
#include "receive/failure.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string>
#include <vector>

using namespace receive;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Arguments = std::vector<std::string>;

namespace {

Options read(Arguments const& arguments)
{
    std::vector<char const*> words{"receive_to_nowhere"};
    for (auto const& argument : arguments)
        words.push_back(argument.c_str());
    std::string place;
    return read_options(static_cast<int>(words.size()),
                        words.data(),
                        {.program = "receive_to_nowhere",
                         .purpose = "Receives webhooks.",
                         .add = [&place](CLI::App& app) {
                             app.add_option("--place", place)->required();
                         }});
}

Options read_with(Arguments arguments)
{
    arguments.insert(arguments.begin(), {"--place", "x"});
    return read(arguments);
}

std::string reason(Arguments const& arguments)
{
    try {
        read(arguments);
    } catch (Failure const& failure) {
        CHECK(failure.code() == ExitCode::usage);
        return failure.what();
    }
    return "taken";
}

std::string reason_with(Arguments arguments)
{
    arguments.insert(arguments.begin(), {"--place", "x"});
    return reason(arguments);
}

} // namespace

TEST_CASE("every option of a receiver has a default", "[receive]")
{
    auto const options = read_with({});
    CHECK(options.action == Action::serve);
    CHECK(options.address == "127.0.0.1");
    CHECK(options.port == 8080);
    CHECK(options.certificate_file.empty());
    CHECK(options.secret.empty());
    CHECK(options.hmac_key.empty());
    CHECK(options.max_body == 4 * 1024 * 1024);
    CHECK(options.timeout == 8s);
    CHECK(options.grace == 10s);
    CHECK(options.keep_keys == 24h);
    CHECK_FALSE(options.verbose);
}

TEST_CASE("the options of a receiver are read", "[receive]")
{
    setenv("RECEIVE_TEST_SECRET", "made-up-secret", 1);
    setenv("RECEIVE_TEST_KEY", "made-up-key", 1);
    auto const options = read_with({"--listen",      "[::1]:0",
                                    "--certificate", "certificate.pem",
                                    "--key",         "key.pem",
                                    "--secret-env",  "RECEIVE_TEST_SECRET",
                                    "--hmac-env",    "RECEIVE_TEST_KEY",
                                    "--hmac-header", "X-Signature",
                                    "--max-body",    "1",
                                    "--timeout",     "0.5",
                                    "--grace",       "0",
                                    "--keep-keys",   "0",
                                    "--verbose"});
    CHECK(options.address == "::1");
    CHECK(options.port == 0);
    CHECK(options.certificate_file == "certificate.pem");
    CHECK(options.key_file == "key.pem");
    CHECK(options.secret == "made-up-secret");
    CHECK(options.hmac_key == "made-up-key");
    CHECK(options.hmac_header == "X-Signature");
    CHECK(options.max_body == 1);
    CHECK(options.timeout == 500ms);
    CHECK(options.grace == 0s);
    CHECK(options.keep_keys == 0h);
    CHECK(options.verbose);
    CHECK(read_with({"--list"}).action == Action::list);
    CHECK(read_with({"--follow"}).action == Action::follow);
}

TEST_CASE("--help names every option and exit code of a receiver", "[receive]")
{
    for (auto const* flag : {"--help", "-h"}) {
        auto const help = read({flag}).answer;
        for (auto const* word :
             {"--place",       "--list",        "--follow",     "--listen",
              "--key",         "--certificate", "--secret-env", "--hmac-env",
              "--hmac-header", "--max-body",    "--timeout",    "--grace",
              "--keep-keys",   "--verbose",     "--version",    "--help",
              "/hooks",        "SIGHUP",        "SIGTERM",      "SIGINT",
              "19  The stored"})
            CHECK_THAT(help, Contains(word));
    }
    CHECK(read({"--version"}).answer == "receive_to_nowhere " AIRUDDER_VERSION
                                        "\n");
}

TEST_CASE("an unusable command line of a receiver is a usage error",
          "[receive]")
{
    setenv("RECEIVE_TEST_EMPTY", "", 1);
    unsetenv("RECEIVE_TEST_UNSET");
    struct Case {
        Arguments arguments;
        std::string reason;
    };
    auto const given = GENERATE(values<Case>({
        {{"--frobnicate=made-up"}, "found --frobnicate"},
        {{"word=made-up"}, "found word"},
        {{"--list", "--follow"}, "--list"},
        {{"--list=1"}, "list was given a disallowed flag override"},
        {{"--certificate", "x"}, "--key"},
        {{"--key", "x"}, "--certificate"},
        {{"--hmac-env", "PATH"}, "--hmac-header"},
        {{"--hmac-header", "X-Signature"}, "--hmac-env"},
        {{"--secret-env", "RECEIVE_TEST_EMPTY"}, "--secret-env: expected"},
        {{"--secret-env", "RECEIVE_TEST_UNSET"}, "--secret-env: expected"},
        {{"--secret-env", "made-up"}, "--secret-env: expected"},
        {{"--hmac-env", "RECEIVE_TEST_EMPTY", "--hmac-header", "X"},
         "--hmac-env: expected"},
        {{"--listen", "8080"}, "--listen: expected e.g. 127.0.0.1:8080"},
        {{"--listen", ":8080"}, "--listen: expected e.g."},
        {{"--listen", "127.0.0.1:"}, "--listen: expected e.g."},
        {{"--listen", "127.0.0.1:65536"}, "--listen: expected e.g."},
        {{"--listen", "127.0.0.1:+1"}, "--listen: expected e.g."},
        {{"--listen", "::1:80"}, "--listen: expected e.g."},
        {{"--listen", "[127.0.0.1]:80"}, "--listen: expected e.g."},
        {{"--listen", "somewhere:80"}, "--listen: expected an IP address"},
        {{"--max-body", "0"}, "--max-body: expected"},
        {{"--max-body", "4MiB"}, "--max-body: expected"},
        {{"--max-body", "268435457"}, "--max-body: expected"},
        {{"--timeout", "0"}, "--timeout: expected"},
        {{"--timeout", "nan"}, "--timeout: expected"},
        {{"--timeout", "8s"}, "--timeout: expected"},
        {{"--timeout", "86401"}, "--timeout: expected"},
        {{"--grace", "x"}, "--grace: expected"},
        {{"--grace=-1"}, "--grace: expected"},
        {{"--keep-keys=-1"}, "--keep-keys: expected"},
        {{"--keep-keys", "878401"}, "--keep-keys: expected"},
        {{"--timeout", "1", "--timeout", "2"}, "--timeout"},
        {{"--timeout"}, "--timeout"},
        {{"--certificate", "", "--key", ""}, "--certificate: expected a value"},
        {{"--secret-env", ""}, "--secret-env: expected a value"},
    }));
    CAPTURE(given.arguments);
    auto const text = reason_with(given.arguments);
    CHECK_THAT(text, Contains(given.reason));
    CHECK_THAT(text, !Contains("made-up"));
}

TEST_CASE("a receiver's own required option is missed", "[receive]")
{
    CHECK_THAT(reason({}), Contains("--place"));
    CHECK_THAT(reason({"--made=up"}), Contains("found --made"));
}
