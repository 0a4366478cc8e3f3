#ifndef AIRUDDER_RECEIVE_RUNNING_HPP
#define AIRUDDER_RECEIVE_RUNNING_HPP

#include "receive/testing.hpp"

#include <string>
#include <sys/types.h>
#include <vector>

namespace receive::testing {

/// A program that has been started, with its output in files.
class Running {
public:
    struct Setup {
        /// `NAME=value`, added to this process's own environment.
        std::vector<std::string> environment{};

        bool no_errors = false;

        /// Standard output is a pipe whose reader has gone.
        bool no_reader = false;
    };

    /// The first word is the program, a path or a name in PATH.
    explicit Running(std::vector<std::string> words, Setup const& setup);
    explicit Running(std::vector<std::string> words)
        : Running(std::move(words), Setup{})
    {
    }

    /// Kills it.
    ~Running();

    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;

    /// Waits until a receiver listens. Returns its URL. Throws if it ends.
    std::string url();

    /// Waits until the output has this many lines.
    std::vector<std::string> lines(std::size_t count) const;

    pid_t id() const { return id_; }
    bool is_running();
    void send(int signal) const;

    /// Waits for it to end. Returns its exit code, or 128 and the number of the
    /// signal that ended it.
    int wait();

    std::string output() const;
    std::string errors() const;

private:
    Folder folder_{};
    pid_t id_ = -1;
};

struct Outcome {
    int exit_code{};
    std::string output{};
    std::string errors{};
};

/// Runs a program to its end.
Outcome run_program(std::vector<std::string> words);

/// Sends a body with curl. Returns the status of the answer; "000" if there is
/// none.
std::string post(std::string const& url,
                 std::string const& body,
                 std::vector<std::string> const& more = {});

/// A port that nothing listens on.
int free_port();

/// A documented example, e.g. "api_node_pushed".
std::string example(std::string const& name);

} // namespace receive::testing

#endif // AIRUDDER_RECEIVE_RUNNING_HPP
