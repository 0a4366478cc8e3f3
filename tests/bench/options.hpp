#ifndef AIRUDDER_BENCH_OPTIONS_HPP
#define AIRUDDER_BENCH_OPTIONS_HPP

#include <regex>
#include <string>

namespace bench {

/// The options of all reports: <folder> [--repetitions N] [--only REGEX].
struct Options {
    std::string folder{};
    int repetitions = 0;
    std::regex only{""};

    /// True without --only. Then every budget must have been measured.
    bool everything = true;

    bool asks_for(std::string const& name) const
    {
        return std::regex_search(name, only);
    }
};

/// Reads the command line. `repetitions` is the default. Throws
/// std::invalid_argument or std::regex_error.
Options read_options(int argc, char** argv, int repetitions);

} // namespace bench

#endif // AIRUDDER_BENCH_OPTIONS_HPP
