#ifndef AIRUDDER_CALL_PROGRAM_HPP
#define AIRUDDER_CALL_PROGRAM_HPP

#include "catch.hpp"
#include "client/support/certificates.hpp"

#include <airudder/detail/client/file_descriptor.hpp>

#include <map>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/types.h>
#include <vector>

/// Runs airudder_call as a shell would.
namespace airudder_call {

/// Made-up secrets. The program may print none of them.
inline constexpr auto token = "made-up-token";
inline constexpr auto app_key = "made-up-key";
inline constexpr auto app_secret = "made-up-secret";

struct Invocation {
    std::vector<std::string> arguments{};

    /// Added to the test's own environment, without its proxies and AIRUDDER_*.
    std::map<std::string, std::string> environment{{"AIRUDDER_TOKEN", token}};

    /// The text on standard input, whether more may follow, and whether standard
    /// input is closed from the beginning.
    std::string input{};
    bool more_input = false;
    bool no_input = false;

    /// Files that the streams go to instead of Outcome. An empty name closes the
    /// stream.
    std::optional<std::string> output_to{};
    std::optional<std::string> errors_to{};

    /// Standard output is a pipe whose reader has gone.
    bool no_reader = false;

    /// The only signals that are ignored from the beginning, as by nohup.
    std::vector<int> ignored_signals{};

    /// The limit of file sizes, in bytes.
    std::optional<rlim_t> file_size_limit{};
};

struct Outcome {
    int exit_code{};
    std::string output{};
    std::string errors{};
};

class Program {
public:
    explicit Program(Invocation const& invocation);

    /// Kills the program unless wait() was called.
    ~Program();

    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    /// Waits until the program has read all of its input. Returns false after a
    /// minute.
    bool wait_until_read() const;

    void send(int signal) const;

    /// Waits for the program to end. If a signal ended it, the exit code is 128
    /// plus the signal's number.
    Outcome wait();

private:
    fault::TemporaryFile output_{""};
    fault::TemporaryFile errors_{""};
    airudder::detail::FileDescriptor input_{};
    pid_t id_ = -1;
};

inline Outcome run(Invocation const& invocation)
{
    return Program(invocation).wait();
}

std::string content_of(std::string const& path);

/// Checks that the program ended with this exit code and a reason, and printed
/// no made-up secret.
inline void check_failed(Outcome const& outcome, int exit_code)
{
    using Catch::Matchers::Contains;
    CHECK(outcome.exit_code == exit_code);
    CHECK(outcome.output.empty());
    CHECK_THAT(outcome.errors, Contains("airudder_call: "));
    CHECK_THAT(outcome.errors, !Contains("made-up"));
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_PROGRAM_HPP
