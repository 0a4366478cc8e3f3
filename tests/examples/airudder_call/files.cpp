#include "airudder_call/files.hpp"

#include "airudder_call/failure.hpp"

#include <airudder/parse_options.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <string>
#include <system_error>
#include <unistd.h>

namespace airudder_call {
namespace {

Failure file_failure(std::string const& expected)
{
    auto const reason = std::generic_category().message(errno);
    return {ExitCode::file, "expected " + expected + ", found: " + reason};
}

std::string read_all(std::FILE* file, std::string const& name)
{
    std::string text;
    std::array<char, 4096> buffer;
    // One byte too many is enough for a parser to refuse it.
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

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

} // namespace

void open_standard_streams()
{
    for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        // Opened the wrong way round: what is closed stays of no use. The
        // lowest free number is taken, which is this one.
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

std::string read_standard_input() { return read_all(stdin, "standard input"); }

void write_standard_output(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0)
        throw file_failure("to write to standard output");
}

} // namespace airudder_call
