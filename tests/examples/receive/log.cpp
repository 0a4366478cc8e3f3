#include "receive/log.hpp"

#include <airudder/printable.hpp>

#include <cstddef>
#include <poll.h>
#include <unistd.h>

namespace receive {

void Log::line(std::string_view text) const
{
    // POSIX's least PIPE_BUF is 512, Linux's is 4096. A pipe that is ready takes
    // that much at once.
    constexpr std::size_t longest = 4096;
    auto line = airudder::printable(text);
    if (line.size() >= longest)
        line.resize(longest - 1);
    line += '\n';
    pollfd ready{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
    if (::poll(&ready, 1, 0) == 1 && (ready.revents & POLLOUT) != 0)
        [[maybe_unused]]
        auto const written = ::write(STDERR_FILENO, line.data(), line.size());
}

} // namespace receive
