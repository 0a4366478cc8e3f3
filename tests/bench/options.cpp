#include "options.hpp"

#include <stdexcept>

namespace bench {

namespace {

/// A count from 1 to 999.
int read_count(std::string const& text)
{
    if (!std::regex_match(text, std::regex("[1-9][0-9]{0,2}")))
        throw std::invalid_argument("expected a number, found " + text);
    return std::stoi(text);
}

} // namespace

Options read_options(int argc, char** argv, int repetitions)
{
    Options options;
    options.repetitions = repetitions;
    if (argc < 2)
        throw std::invalid_argument("expected a folder");
    options.folder = argv[1];
    for (int index = 2; index < argc; index += 2) {
        std::string const option = argv[index];
        if (index + 1 == argc)
            throw std::invalid_argument("expected a value after " + option);
        if (option == "--repetitions")
            options.repetitions = read_count(argv[index + 1]);
        else if (option == "--only")
            options.only = argv[index + 1];
        else
            throw std::invalid_argument("unknown option " + option);
        options.everything = options.everything && option != "--only";
    }
    return options;
}

} // namespace bench
