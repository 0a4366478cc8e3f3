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

/// Runs airudder_call, as a shell would.
namespace airudder_call {

/// Made up. Neither may come out again.
inline constexpr auto token = "made-up-token";
inline constexpr auto app_key = "made-up-key";
inline constexpr auto app_secret = "made-up-secret";

struct Invocation {
    std::vector<std::string> arguments{};

    /// Beside what the test has, of which proxies and AIRUDDER_* are left out.
    std::map<std::string, std::string> environment{{"AIRUDDER_TOKEN", token}};

    /// What is on standard input, whether more may come, and whether it is
    /// closed from the beginning.
    std::string input{};
    bool more_input = false;
    bool no_input = false;

    /// Where the streams go, if it is not to Outcome. An empty name closes the
    /// stream.
    std::optional<std::string> output_to{};
    std::optional<std::string> errors_to{};

    /// Standard output is a pipe whose reader has gone.
    bool no_reader = false;

    /// The signals to ignore from the beginning, as nohup does; no others are.
    std::vector<int> ignored_signals{};

    /// How long a file may become.
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

    /// Ends the program unless it was waited for.
    ~Program();

    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    /// Waits until all that is on standard input was read; false if that takes
    /// a minute.
    bool wait_until_read() const;

    void send(int signal) const;

    /// Waits for its end. An exit code of 128 and more is a signal's.
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

/// It ended with this code and a reason, and showed nothing that was made up.
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
