#include "airudder_call/files.hpp"

#include <airudder/parse_options.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace airudder_call {
namespace {

std::string read_all(std::FILE* file, std::string const& name)
{
    std::string text;
    std::array<char, 4096> buffer;
    // With one byte more than this, the parser refuses the text.
    while (text.size() <= airudder::ParseOptions().max_size) {
        auto const size = std::fread(buffer.data(), 1, buffer.size(), file);
        text.append(buffer.data(), size);
        if (std::ferror(file))
            throw file_failure("to read " + name);
        if (size == 0)
            break;
    }
    return text;
}

/// Waits until standard output can be written. It is non-blocking if another
/// process that shares it has made it so.
void wait_for_standard_output()
{
    pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
    ::poll(&output, 1, -1);
}

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

} // namespace

Failure file_failure(std::string const& expected)
{
    auto const reason = std::generic_category().message(errno);
    return {ExitCode::file, "expected " + expected + ", found: " + reason};
}

void open_standard_streams()
{
    for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        // The lowest free number is this one. Opening it in the wrong direction
        // keeps the stream unusable.
        if (::fcntl(stream, F_GETFD) == -1 &&
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) !=
                stream)
            throw file_failure("to open /dev/null");
}

std::string read_file(std::string const& path)
{
    std::unique_ptr<std::FILE, CloseFile> const file(
        std::fopen(path.c_str(), "rb"));
    if (file == nullptr)
        throw file_failure("to read " + path);
    return read_all(file.get(), path);
}

airudder::detail::FileDescriptor open_file(std::string const& path)
{
    airudder::detail::FileDescriptor file(
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        throw file_failure("to read " + path);
    return file;
}

std::string read_standard_input() { return read_all(stdin, "standard input"); }

bool is_on_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void require_standard_output()
{
    // open_standard_streams() has opened a closed stream in the wrong direction.
    if ((::fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE) != O_RDONLY)
        return;
    errno = EBADF;
    throw file_failure("to write to standard output");
}

void write_standard_output(std::string_view text)
{
    while (!text.empty()) {
        auto const size = ::write(STDOUT_FILENO, text.data(), text.size());
        if (size >= 0)
            text.remove_prefix(static_cast<std::size_t>(size));
        else if (errno == EAGAIN)
            wait_for_standard_output();
        else if (errno != EINTR)
            throw file_failure("to write to standard output");
    }
}

void copy_to_standard_output(int file)
{
    std::array<char, 65536> buffer;
    for (;;) {
        auto const size = ::read(file, buffer.data(), buffer.size());
        if (size == 0)
            return;
        if (size > 0)
            write_standard_output(
                {buffer.data(), static_cast<std::size_t>(size)});
        else if (errno != EINTR)
            throw file_failure("to read what was downloaded");
    }
}

} // namespace airudder_call
