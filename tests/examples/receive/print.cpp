#include "receive/print.hpp"

#include "receive/event_text.hpp"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <poll.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace receive {
namespace {

/// Waits until standard output has an event, for so many milliseconds at most if
/// `timeout` is not negative. Returns false after that time.
bool wait_for_output(short events, int timeout)
{
    pollfd output{.fd = STDOUT_FILENO, .events = events, .revents = 0};
    return ::poll(&output, 1, timeout) > 0;
}

/// Writes to standard output. Returns false if nobody reads. An empty text finds
/// out, too, whether standard output can be written.
bool write_output(std::string_view text)
{
    do {
        auto const size = ::write(STDOUT_FILENO, text.data(), text.size());
        if (size >= 0)
            text.remove_prefix(static_cast<std::size_t>(size));
        else if (errno == EPIPE)
            return false;
        else if (errno == EAGAIN)
            wait_for_output(POLLOUT, -1);
        else if (errno != EINTR)
            throw Failure(ExitCode::other,
                          "expected to write to standard output, found: " +
                              std::generic_category().message(errno));
    } while (!text.empty());
    return true;
}

/// Returns false if there are no further events, or if nobody reads.
bool print_next(EventReader& reader)
{
    std::string lines;
    for (auto const& event : reader.read())
        lines += line_of(event);
    return write_output(lines) && !lines.empty();
}

extern "C" void end_program(int) { ::_exit(0); }

} // namespace

void print_text(std::string_view text) { write_output(text); }

void list_events(EventReader& reader)
{
    while (print_next(reader))
        ;
}

void follow_events(EventReader& reader)
{
    constexpr int pause = 250;
    std::signal(SIGTERM, end_program);
    std::signal(SIGINT, end_program);
    // Without an event to wait for, only an error ends the pause: the reader has
    // gone.
    while (print_next(reader) || !wait_for_output(0, pause))
        ;
}

} // namespace receive
