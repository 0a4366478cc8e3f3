#include "contend.hpp"

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <sys/resource.h>
#include <vector>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Used {
    double program = 0;
    double system = 0;
    double passed = 0;
};

double microseconds(timeval const& time)
{
    return static_cast<double>(time.tv_sec) * 1e6 +
           static_cast<double>(time.tv_usec);
}

Used used()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return {microseconds(usage.ru_utime),
            microseconds(usage.ru_stime),
            std::chrono::duration<double, std::micro>(
                Clock::now().time_since_epoch())
                .count()};
}

std::size_t open_connections()
{
    std::size_t count = 0;
    for (auto const& entry :
         std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        auto const what = std::filesystem::read_symlink(entry, gone).string();
        count += what.starts_with("socket:") ? 1 : 0;
    }
    return count;
}

double resident_bytes()
{
    std::ifstream file("/proc/self/smaps_rollup");
    std::string word;
    double kib = 0;
    while (file >> word)
        if (word == "Rss:" && file >> kib)
            return kib * 1024;
    throw std::runtime_error("expected Rss in smaps_rollup");
}

void time_calls(Contender& contender, std::size_t calls, std::size_t in_flight)
{
    contender.run(20 * in_flight, in_flight);
    auto const connections = open_connections();
    auto const before = used();
    contender.run(calls, in_flight);
    auto const after = used();
    expect(open_connections() == connections, "the same connections");
    std::cout << after.program - before.program << ' '
              << after.system - before.system << ' '
              << after.passed - before.passed << '\n';
}

/// Opens a few connections first, so that only the memory of further ones
/// counts.
void measure_idle(Contender& contender, std::size_t count)
{
    constexpr std::size_t few = 8;
    contender.open(few);
    auto const connections = open_connections();
    auto const bytes = resident_bytes();
    // On a busy machine a call can end before the next one begins. Then both
    // use the same connection.
    std::size_t more = 0;
    for (int tries = 10; tries != 0 && 2 * more <= count; --tries) {
        contender.open(few + count);
        more = open_connections() - connections;
    }
    expect(2 * more > count, "more connections, found " + std::to_string(more));
    std::cout << (resident_bytes() - bytes) / static_cast<double>(more) << '\n';
}

std::string content(std::string const& name)
{
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void contend(std::vector<std::string> const& words, MakeContender make)
{
    if (words.size() < 5)
        throw std::invalid_argument("expected server, CA, body and what to do");
    auto const contender = make({words[0], words[1], content(words[2])});
    if (words[3] == "calls" && words.size() == 6)
        time_calls(*contender, std::stoul(words[4]), std::stoul(words[5]));
    else if (words[3] == "idle" && words.size() == 5)
        measure_idle(*contender, std::stoul(words[4]));
    else
        throw std::invalid_argument("expected calls N IN_FLIGHT, or idle N");
}

} // namespace

int contend(int argc, char** argv, MakeContender make)
{
    try {
        contend({argv + 1, argv + argc}, make);
        return 0;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}

void expect(bool good, std::string_view what)
{
    if (good)
        return;
    std::cerr << "expected " << what << '\n';
    std::_Exit(1);
}

} // namespace bench
