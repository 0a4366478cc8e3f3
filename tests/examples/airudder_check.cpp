// Checks JSON against a documented type: see `airudder_check --help`.

#include "airudder_check/program.hpp"

#include <csignal>
#include <iostream>

int main(int argc, char** argv)
{
    // A closed pipe becomes a write error.
    std::signal(SIGPIPE, SIG_IGN);
    return static_cast<int>(airudder_check::run(
        {argv + 1, argv + argc}, std::cin, std::cout, std::cerr));
}
