// Plays the vendor: sends webhook events, see `airudder_send --help`.

#include "airudder_send/program.hpp"

#include <csignal>
#include <fcntl.h>
#include <iostream>

int main(int argc, char** argv)
{
    // No connection may get the number of a stream that is closed.
    for (int stream = 0; stream <= 2; ++stream)
        if (fcntl(stream, F_GETFD) == -1)
            open("/dev/null", O_RDWR);
    // A closed pipe becomes a write error.
    std::signal(SIGPIPE, SIG_IGN);
    return static_cast<int>(airudder_send::run(
        {argv + 1, argv + argc}, std::cin, std::cout, std::cerr));
}
