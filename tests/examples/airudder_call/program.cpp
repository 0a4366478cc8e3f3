#include "airudder_call/program.hpp"

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace airudder_call {
namespace {

using airudder::detail::FileDescriptor;

std::vector<std::string> variables_for(Invocation const& invocation)
{
    std::vector<std::string> variables;
    for (auto one = environ; *one != nullptr; ++one) {
        std::string_view const variable(*one);
        auto const name = variable.substr(0, variable.find('='));
        if (!name.starts_with("AIRUDDER_") && !name.ends_with("_proxy") &&
            !name.ends_with("_PROXY"))
            variables.emplace_back(variable);
    }
    for (auto const& [name, value] : invocation.environment)
        variables.push_back(name + '=' + value);
    return variables;
}

/// A null-terminated array of pointers into `texts`.
std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

struct Pipe {
    Pipe()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            throw std::runtime_error("expected to make a pipe");
        read = FileDescriptor(ends[0]);
        write = FileDescriptor(ends[1]);
    }

    FileDescriptor read{};
    FileDescriptor write{};
};

/// Redirects a program's standard streams. The program inherits no other files.
class Streams {
public:
    Streams() { posix_spawn_file_actions_init(&actions_); }
    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }

    Streams(Streams const&) = delete;
    Streams& operator=(Streams const&) = delete;

    void use(int descriptor, int stream)
    {
        posix_spawn_file_actions_adddup2(&actions_, descriptor, stream);
    }

    void close(int stream)
    {
        posix_spawn_file_actions_addclose(&actions_, stream);
    }

    void write_to(int stream, std::string const& path)
    {
        if (path.empty())
            close(stream);
        else
            posix_spawn_file_actions_addopen(
                &actions_, stream, path.c_str(), O_WRONLY | O_NOCTTY, 0);
    }

    posix_spawn_file_actions_t const* finish()
    {
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        return &actions_;
    }

private:
    posix_spawn_file_actions_t actions_{};
};

/// While it lives, this process has the signal dispositions and limits that a
/// program is to inherit.
class Inheritance {
public:
    explicit Inheritance(Invocation const& invocation)
        : ignored_(invocation.ignored_signals)
    {
        for (int const signal : ignored_)
            handlers_.push_back(std::signal(signal, SIG_IGN));
        getrlimit(RLIMIT_FSIZE, &before_);
        auto limit = before_;
        limit.rlim_cur = invocation.file_size_limit.value_or(limit.rlim_cur);
        setrlimit(RLIMIT_FSIZE, &limit);

        sigset_t defaults;
        sigfillset(&defaults);
        for (int const signal : ignored_)
            sigdelset(&defaults, signal);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setsigdefault(&attributes_, &defaults);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
    }

    ~Inheritance()
    {
        posix_spawnattr_destroy(&attributes_);
        setrlimit(RLIMIT_FSIZE, &before_);
        for (std::size_t i = 0; i != ignored_.size(); ++i)
            std::signal(ignored_[i], handlers_[i]);
    }

    Inheritance(Inheritance const&) = delete;
    Inheritance& operator=(Inheritance const&) = delete;

    posix_spawnattr_t const* attributes() const { return &attributes_; }

private:
    std::vector<int> ignored_;
    std::vector<void (*)(int)> handlers_{};
    rlimit before_{};
    posix_spawnattr_t attributes_{};
};

pid_t spawn(Invocation const& invocation, Streams& streams)
{
    Inheritance const inheritance(invocation);
    auto words = invocation.arguments;
    words.insert(words.begin(), AIRUDDER_CALL);
    auto variables = variables_for(invocation);
    pid_t id = -1;
    if (posix_spawn(&id,
                    AIRUDDER_CALL,
                    streams.finish(),
                    inheritance.attributes(),
                    pointers_to(words).data(),
                    pointers_to(variables).data()) != 0)
        throw std::runtime_error("expected to start " AIRUDDER_CALL);
    return id;
}

} // namespace

std::string content_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Program::Program(Invocation const& invocation)
{
    Pipe input;
    Pipe broken;
    broken.read.close();
    // Inputs of tests are short enough for a pipe's buffer.
    if (write(input.write.get(),
              invocation.input.data(),
              invocation.input.size()) !=
        static_cast<ssize_t>(invocation.input.size()))
        throw std::runtime_error("expected a pipe to take the whole input");
    Streams streams;
    if (invocation.no_input)
        streams.close(STDIN_FILENO);
    else
        streams.use(input.read.get(), STDIN_FILENO);
    if (invocation.no_reader)
        streams.use(broken.write.get(), STDOUT_FILENO);
    else
        streams.write_to(STDOUT_FILENO,
                         invocation.output_to.value_or(output_.path()));
    streams.write_to(STDERR_FILENO,
                     invocation.errors_to.value_or(errors_.path()));
    id_ = spawn(invocation, streams);
    if (invocation.more_input)
        input_ = std::move(input.write);
}

Program::~Program()
{
    if (id_ != -1) {
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
}

bool Program::wait_until_read() const
{
    using Clock = std::chrono::steady_clock;
    auto const end = Clock::now() + std::chrono::minutes(1);
    int waiting = 1;
    while (waiting > 0 && Clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (ioctl(input_.get(), FIONREAD, &waiting) != 0)
            return false;
    }
    return waiting == 0;
}

void Program::send(int signal) const { kill(id_, signal); }

Outcome Program::wait()
{
    int status = 0;
    waitpid(id_, &status, 0);
    id_ = -1;
    return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status)
                                           : 128 + WTERMSIG(status),
            .output = content_of(output_.path()),
            .errors = content_of(errors_.path())};
}

} // namespace airudder_call
