#include "process.hpp"

#include <cerrno>
#include <csignal>
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace bench {

namespace {

[[noreturn]] void fail(char const* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

[[noreturn]] void become(std::vector<std::string> const& words, int output)
{
    std::vector<char*> arguments;
    for (auto const& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    dup2(output, STDOUT_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

std::string read_all(int from)
{
    std::string text;
    char buffer[4096];
    for (;;) {
        auto const size = read(from, buffer, sizeof buffer);
        if (size > 0)
            text.append(buffer, static_cast<std::size_t>(size));
        else if (size == 0)
            return text;
        else if (errno != EINTR)
            fail("read");
    }
}

double seconds(timeval const& time)
{
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

Finished run(std::vector<std::string> const& words)
{
    int ends[2];
    if (pipe(ends) != 0)
        fail("pipe");
    auto const child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0) {
        close(ends[0]);
        become(words, ends[1]);
    }
    close(ends[1]);
    Finished finished;
    finished.output = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR)
            fail("wait4");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error("failed: " + words[0]);
    finished.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    finished.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
    return finished;
}

Child::Child(std::vector<std::string> const& words) : process_(fork())
{
    if (process_ < 0)
        fail("fork");
    if (process_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        become(words, STDERR_FILENO);
    }
}

Child::~Child()
{
    if (process_ < 0)
        return;
    kill(process_, SIGTERM);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

bool Child::is_running()
{
    if (process_ >= 0 && waitpid(process_, nullptr, WNOHANG) == process_)
        process_ = -1;
    return process_ >= 0;
}

double Child::seconds() const
{
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(process_, &clock) != 0 ||
        clock_gettime(clock, &time) != 0)
        throw std::runtime_error("expected a program that runs");
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_nsec) / 1e9;
}

double Child::resident_bytes() const
{
    std::ifstream file("/proc/" + std::to_string(process_) + "/smaps_rollup");
    std::string word;
    double kib = 0;
    while (file >> word)
        if (word == "Rss:" && file >> kib)
            return kib * 1024;
    throw std::runtime_error("expected Rss in smaps_rollup");
}

} // namespace bench
