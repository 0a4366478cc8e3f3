// Checks what hostile texts cost: the memory as a multiple of the text, and how
// the work grows with the text. Prints a table; its times are not checked.
#include "catch.hpp"
#include "counting_new.hpp"
#include "hostile_texts.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

using counting_new::Counts;
using hostile::Text;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

/// The limit of peak heap memory, as a multiple of the text. It does not apply to
/// reading lists of records, whose elements are as large as the record type.
constexpr std::size_t most_times = 64;

constexpr std::size_t usual_memory = airudder::ParseOptions{}.max_memory;

/// The cost of some work.
struct Cost {
    std::size_t allocations = 0;
    std::size_t bytes = 0;

    /// Peak heap memory.
    std::size_t peak = 0;

    double nanoseconds = 0;
};

template <class F>
Cost cost_of(F f)
{
    using Clock = std::chrono::steady_clock;
    auto const before = counting_new::counts();
    counting_new::restart_peak();
    auto const begin = Clock::now();
    f();
    std::chrono::duration<double, std::nano> const time = Clock::now() - begin;
    auto const after = counting_new::counts();
    return {after.allocations - before.allocations,
            after.bytes - before.bytes,
            after.peak - before.in_use,
            time.count()};
}

struct Run {
    std::size_t size = 0;
    std::size_t issues = 0;
    Cost reading{};

    /// Has a value if the text was accepted.
    std::optional<Cost> writing{};
};

/// Parses a text, collecting issues, and writes the record.
Run run(std::string const& text, std::size_t max_memory)
{
    Run run{.size = text.size()};
    std::vector<airudder::Issue> issues;
    airudder::Result<hostile::Root> result;
    run.reading = cost_of([&] {
        result = airudder::parse<hostile::Root>(
            text, {.max_memory = max_memory, .issues = &issues});
    });
    run.issues = issues.size();
    if (!result)
        return run;
    std::string out;
    run.writing = cost_of([&] { out = airudder::serialize(*result); });
    return run;
}

double times(std::size_t left, std::size_t right)
{
    return static_cast<double>(left) / static_cast<double>(right);
}

double per_byte(Cost const& cost, Run const& run)
{
    return cost.nanoseconds / static_cast<double>(run.size);
}

void print_head()
{
    std::puts("                                               "
              "   memory x text       nanoseconds per byte\n"
              "                                               "
              "  reading writing   reading        writing\n"
              "                                               "
              "     1 MB    1 MB   64 KB   1 MB   64 KB   1 MB");
}

/// Prints one line, with `-` where a text was refused.
void print(Text const& text, Run const& small, Run const& large)
{
    std::printf(
        "%-47s%9.1f", text.what.data(), times(large.reading.peak, large.size));
    if (large.writing)
        std::printf("%8.1f", times(large.writing->peak, large.size));
    else
        std::printf("%8s", "-");
    std::printf("%8.1f%7.1f",
                per_byte(small.reading, small),
                per_byte(large.reading, large));
    if (small.writing && large.writing)
        std::printf("%8.1f%7.1f\n",
                    per_byte(*small.writing, small),
                    per_byte(*large.writing, large));
    else
        std::printf("%8s%7s\n", "-", "-");
}

/// 16 times the text may take about 16 times the work, and up to 3 times that
/// because buffers grow in steps. Quadratic work would be 256 times.
void check_growth(Cost const& small, Cost const& large)
{
    CHECK(large.allocations <= 20 * small.allocations + 100);
    CHECK(large.bytes <= 48 * small.bytes + 10000);
}

void check_memory(Text const& text, Run const& run, std::size_t max_memory)
{
    CHECK(run.reading.peak <=
          max_memory + max_memory / 4 + 3 * run.size + megabyte);
    if (!text.records)
        CHECK(run.reading.peak <= most_times * run.size);
    if (run.writing)
        CHECK(run.writing->peak <= most_times * run.size);
    CHECK(run.issues <= 1000);
}

} // namespace

TEST_CASE("memory and work are proportional to a hostile text")
{
    print_head();
    for (auto const& text : hostile::texts()) {
        CAPTURE(text.what);
        auto const small = run(text.make(megabyte / 16), usual_memory);
        auto const large = run(text.make(megabyte), usual_memory);
        print(text, small, large);
        check_memory(text, small, usual_memory);
        check_memory(text, large, usual_memory);
        check_growth(small.reading, large.reading);
        if (small.writing && large.writing)
            check_growth(*small.writing, *large.writing);
    }
}

TEST_CASE("hostile texts take no more memory where buffers have just grown")
{
    for (auto const& text : hostile::texts())
        for (std::size_t size = megabyte / 16; size < megabyte / 8;
             size += megabyte / 256) {
            CAPTURE(text.what, size);
            check_memory(
                text, run(text.make(size), usual_memory), usual_memory);
        }
}

TEST_CASE("the memory limit holds for hostile texts")
{
    for (auto const& text : hostile::texts())
        for (std::size_t const most :
             {std::size_t{100000}, megabyte, 4 * megabyte, 16 * megabyte}) {
            CAPTURE(text.what, most);
            check_memory(text, run(text.make(megabyte), most), most);
        }
}

TEST_CASE("the memory limit holds where a hostile text just fits")
{
    for (auto const& text : hostile::texts()) {
        auto const made = text.make(megabyte / 4);
        auto const accepts = [&made](std::size_t most) {
            return airudder::parse<hostile::Root>(made, {.max_memory = most})
                .has_value();
        };
        if (!accepts(usual_memory))
            continue;
        // The least limit that accepts the text, to within 1 in 64.
        auto most = usual_memory;
        for (auto step = most / 2; step > most / 64; step /= 2)
            if (accepts(most - step))
                most -= step;
        CAPTURE(text.what, most);
        for (std::size_t const share : {40u, 60u, 64u})
            check_memory(text, run(made, most / 64 * share), most / 64 * share);
    }
}
