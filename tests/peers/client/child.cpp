#include "child.hpp"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <stdexcept>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace peers {

namespace {

[[noreturn]] void fail(char const* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

/// Runs between fork and exec, so it may only make system calls.
[[noreturn]] void
become(char* const* words, char const* folder, int input, int output)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    if (chdir(folder) == 0)
        execv(words[0], words);
    _exit(127);
}

} // namespace

bool eventually(std::function<bool()> const& condition)
{
    auto const end = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

Child::Child(Folder const& folder,
             std::vector<std::string> const& words,
             std::string output)
    : folder_(folder), program_(words.at(0)), output_(std::move(output))
{
    std::vector<char*> arguments;
    for (auto const& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto const path = folder_.file(output_);
    auto const out =
        open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int ends[2];
    if (out < 0 || pipe2(ends, O_CLOEXEC) != 0)
        fail("open");
    process_ = fork();
    if (process_ == 0)
        become(arguments.data(), folder_.path().c_str(), ends[0], out);
    close(out);
    close(ends[0]);
    input_ = ends[1];
    if (process_ < 0)
        fail("fork");
    // Parent and child both do this, because either may run first.
    setpgid(process_, process_);
}

Child::~Child()
{
    if (is_running()) {
        kill(-process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    close(input_);
}

bool Child::is_running()
{
    if (process_ > 0 && waitpid(process_, nullptr, WNOHANG) != 0)
        process_ = -1;
    return process_ > 0;
}

bool Child::wrote(std::string_view text)
{
    auto const is_there = [&] {
        return written().find(text) != std::string::npos;
    };
    eventually([&] { return !is_running() || is_there(); });
    return is_there();
}

unsigned short Child::port_after(std::string_view text)
{
    auto const line_end = [&](std::string const& all) {
        auto const place = all.find(text);
        return place == std::string::npos ? place : all.find('\n', place);
    };
    eventually([&] {
        return !is_running() || line_end(written()) != std::string::npos;
    });
    auto const all = written();
    if (line_end(all) == std::string::npos)
        throw std::runtime_error(program_ + " did not start: " + all);
    auto const* const digits = all.data() + all.find(text) + text.size();
    unsigned short port = 0;
    std::from_chars(digits, all.data() + line_end(all), port);
    return port;
}

void Child::tell(std::string_view text)
{
    auto const size = static_cast<ssize_t>(text.size());
    if (!is_running() || write(input_, text.data(), text.size()) != size)
        throw std::runtime_error(program_ + " takes no input any more");
    eventually([&] {
        int waiting = 0;
        return !is_running() || ioctl(input_, FIONREAD, &waiting) != 0 ||
               waiting == 0;
    });
}

void Child::stop()
{
    if (!is_running())
        return;
    kill(-process_, SIGTERM);
    if (!eventually([&] { return !is_running(); }))
        throw std::runtime_error(program_ + " does not end: " + written());
}

} // namespace peers
