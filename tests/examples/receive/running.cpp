#include "receive/running.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace receive::testing {
namespace {

using namespace std::chrono_literals;

std::string content_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    // A line without an end is not complete.
    for (std::string line; std::getline(stream, line) && !stream.eof();)
        lines.push_back(line);
    return lines;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Where a program's streams go.
class Files {
public:
    Files() { posix_spawn_file_actions_init(&actions_); }
    ~Files()
    {
        posix_spawn_file_actions_destroy(&actions_);
        if (broken_ != -1)
            close(broken_);
    }

    Files(Files const&) = delete;
    Files& operator=(Files const&) = delete;

    void write_to(int stream, std::string const& path)
    {
        posix_spawn_file_actions_addopen(
            &actions_, stream, path.c_str(), O_WRONLY | O_CREAT, 0600);
    }

    void close_stream(int stream)
    {
        posix_spawn_file_actions_addclose(&actions_, stream);
    }

    void write_to_nobody(int stream)
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            throw std::runtime_error("expected to make a pipe");
        close(ends[0]);
        broken_ = ends[1];
        posix_spawn_file_actions_adddup2(&actions_, broken_, stream);
    }

    posix_spawn_file_actions_t const* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
    int broken_ = -1;
};

} // namespace

Running::Running(std::vector<std::string> words, Setup const& setup)
{
    auto variables = setup.environment;
    for (auto one = environ; *one != nullptr; ++one)
        variables.emplace_back(*one);
    Files files;
    if (setup.no_reader)
        files.write_to_nobody(STDOUT_FILENO);
    else
        files.write_to(STDOUT_FILENO, folder_.file("output"));
    if (setup.no_errors)
        files.close_stream(STDERR_FILENO);
    else
        files.write_to(STDERR_FILENO, folder_.file("errors"));
    if (posix_spawnp(&id_,
                     words[0].c_str(),
                     files.get(),
                     nullptr,
                     pointers_to(words).data(),
                     pointers_to(variables).data()) != 0)
        throw std::runtime_error("expected to start " + words[0]);
}

Running::~Running()
{
    if (id_ == -1)
        return;
    send(SIGKILL);
    wait();
}

std::string Running::url()
{
    std::string const before = "listening on ";
    for (;;) {
        for (auto const& line : lines_of(errors()))
            if (line.starts_with(before))
                return line.substr(before.size());
        if (!is_running())
            throw std::runtime_error("expected a program to listen, found: " +
                                     errors());
        std::this_thread::sleep_for(5ms);
    }
}

std::vector<std::string> Running::lines(std::size_t count) const
{
    for (;;) {
        auto lines = lines_of(output());
        if (lines.size() >= count)
            return lines;
        std::this_thread::sleep_for(5ms);
    }
}

bool Running::is_running()
{
    if (id_ != -1 && waitpid(id_, nullptr, WNOHANG) != 0)
        id_ = -1;
    return id_ != -1;
}

void Running::send(int signal) const { ::kill(id_, signal); }

int Running::wait()
{
    int status = 0;
    waitpid(id_, &status, 0);
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Running::output() const
{
    return content_of(folder_.file("output"));
}

std::string Running::errors() const
{
    return content_of(folder_.file("errors"));
}

Outcome run_program(std::vector<std::string> words)
{
    Running program(std::move(words));
    auto const exit_code = program.wait();
    return {.exit_code = exit_code,
            .output = program.output(),
            .errors = program.errors()};
}

std::string post(std::string const& url,
                 std::string const& body,
                 std::vector<std::string> const& more)
{
    Folder const folder;
    std::ofstream(folder.file("body"), std::ios::binary) << body;
    std::vector<std::string> words{"curl",
                                   "--silent",
                                   "--noproxy",
                                   "*",
                                   "--max-time",
                                   "60",
                                   "--output",
                                   "/dev/null",
                                   "--write-out",
                                   "%{http_code}",
                                   "--header",
                                   "Content-Type: application/json",
                                   "--data-binary",
                                   '@' + folder.file("body"),
                                   url};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(std::move(words)).output;
}

int free_port()
{
    using boost::asio::ip::tcp;
    boost::asio::io_context loop;
    tcp::acceptor const acceptor(loop,
                                 {boost::asio::ip::address_v4::loopback(), 0});
    return acceptor.local_endpoint().port();
}

std::string example(std::string const& name)
{
    return content_of(AIRUDDER_RECEIVE_EXAMPLES "/" + name + ".json");
}

} // namespace receive::testing
