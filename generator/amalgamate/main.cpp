// Makes one header of many: airudder_amalgamate OUTPUT ROOT... -- HEADER...
// ROOT is a folder of headers, HEADER the name of one below it. The build calls it.
#include "amalgamate.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace {

using namespace airudder::generator;

void run(std::vector<std::string> const& words)
{
    auto const separator = std::ranges::find(words, "--");
    if (words.size() < 4 || separator == words.end())
        throw std::invalid_argument(
            "usage: airudder_amalgamate OUTPUT ROOT... -- HEADER...");
    std::vector<std::filesystem::path> const roots(words.begin() + 1,
                                                   separator);
    auto const text = amalgamate(roots, {separator + 1, words.end()});
    std::ofstream file(words.front(), std::ios::binary);
    file << "// Made of the headers of airudder. Do not edit.\n\n"
            "#ifdef AIRUDDER_SEPARATE_COMPILATION\n"
            "#error \"AIRUDDER_SEPARATE_COMPILATION needs the headers as they "
            "are\"\n#endif\n\n"
         << text;
    if (!file.flush())
        throw std::runtime_error(words.front() +
                                 ": expected a file that can be written");
}

} // namespace

int main(int argc, char** argv)
{
    try {
        run({argv + 1, argv + argc});
        return 0;
    } catch (std::exception const& error) {
        std::cerr << "airudder_amalgamate: " << error.what() << '\n';
        return 1;
    }
}
