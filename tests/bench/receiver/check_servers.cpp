// Starts each contender, and checks that it verifies and decodes what it gets:
// check_servers <folder of contenders>.

#include "contenders.hpp"

#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>

int main(int argc, char** argv)
{
    try {
        if (argc != 2)
            throw std::invalid_argument("expected a folder");
        bench::TemporaryFolder const folder;
        for (auto const& contender : bench::contenders(argv[1])) {
            // `run` installs Fastify beside its script.
            if (contender.name == "deliver/fastify" &&
                !std::filesystem::exists(
                    std::filesystem::path(contender.words[1]).parent_path() /
                    "node_modules"))
                continue;
            bench::check(contender, bench::start(contender, folder));
        }
        return 0;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
}
