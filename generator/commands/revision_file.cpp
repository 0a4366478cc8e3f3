#include "revision_file.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../files.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace airudder::generator {
namespace {

/// A pipe to read what a program writes.
class Pipe {
public:
    Pipe()
    {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
            throw std::system_error(errno, std::generic_category(), "pipe");
    }
    ~Pipe()
    {
        close_input();
        close_output();
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;

    int output() const noexcept { return ends_[0]; }
    int input() const noexcept { return ends_[1]; }
    void close_output() noexcept { close(ends_[0]); }
    void close_input() noexcept { close(ends_[1]); }

private:
    static void close(int& end) noexcept
    {
        if (end >= 0)
            ::close(end);
        end = -1;
    }

    std::array<int, 2> ends_{-1, -1};
};

/// The standard streams of a program that is started.
class StreamActions {
public:
    StreamActions() { posix_spawn_file_actions_init(&actions_); }
    ~StreamActions() { posix_spawn_file_actions_destroy(&actions_); }
    StreamActions(StreamActions const&) = delete;
    StreamActions& operator=(StreamActions const&) = delete;

    void redirect(int stream, int end)
    {
        posix_spawn_file_actions_adddup2(&actions_, end, stream);
    }
    void silence(int stream)
    {
        posix_spawn_file_actions_addopen(
            &actions_, stream, "/dev/null", O_RDONLY, 0);
    }
    posix_spawn_file_actions_t const* get() const noexcept { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

pid_t start(std::vector<std::string>& words, StreamActions const& streams)
{
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t process{};
    auto const error = ::posix_spawnp(&process,
                                      arguments.front(),
                                      streams.get(),
                                      nullptr,
                                      arguments.data(),
                                      environ);
    if (error != 0)
        throw std::system_error(
            error, std::generic_category(), "cannot run git");
    return process;
}

/// Appends what can be read; closes the pipe at its end or beyond `limit`.
void read_some(Pipe& pipe, std::string& text, std::size_t limit)
{
    std::array<char, 1 << 16> buffer;
    auto const size = ::read(pipe.output(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR)
        return;
    if (size > 0)
        text.append(buffer.data(), std::size_t(size));
    if (size <= 0 || text.size() > limit)
        pipe.close_output();
    if (text.size() > limit)
        text.resize(limit + 1);
}

/// Reads both until the program has closed them.
void read_both(Pipe& out, Pipe& err, std::string& text, std::string& words)
{
    constexpr std::size_t most_words = 4000;
    while (out.output() >= 0 || err.output() >= 0) {
        // poll ignores negative descriptors.
        std::array<pollfd, 2> ready{
            {{out.output(), POLLIN, 0}, {err.output(), POLLIN, 0}}};
        if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "poll");
        if (ready[0].revents != 0)
            read_some(out, text, max_input);
        if (ready[1].revents != 0)
            read_some(err, words, most_words);
    }
}

bool waits_for_success(pid_t process)
{
    int status{};
    while (::waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "waitpid");
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

std::string read_revision_file(std::filesystem::path const& root,
                               std::string_view revision,
                               std::string_view path)
{
    if (revision.empty() || revision.starts_with('-') ||
        revision.find('\0') != revision.npos)
        throw std::runtime_error("expected a git revision before ':', found " +
                                 in_quotes(revision));
    // git reads a path that begins with ./ from the folder that -C names.
    auto object = std::string(revision) + ":./";
    object += path;
    std::vector<std::string> words{
        "git", "-C", root.string(), "cat-file", "blob", object};
    Pipe out;
    Pipe err;
    StreamActions streams;
    streams.silence(STDIN_FILENO);
    streams.redirect(STDOUT_FILENO, out.input());
    streams.redirect(STDERR_FILENO, err.input());
    auto const process = start(words, streams);
    out.close_input();
    err.close_input();
    std::string text;
    std::string complaint;
    read_both(out, err, text, complaint);
    // git may have been stopped by the end of the pipe.
    if (!waits_for_success(process) && text.size() <= max_input)
        throw std::runtime_error("git cannot read " + object + ": " +
                                 std::string(trimmed(complaint)));
    return text;
}

} // namespace airudder::generator
