#ifndef AIRUDDER_BENCH_CONTEND_HPP
#define AIRUDDER_BENCH_CONTEND_HPP

#include "variants.hpp"
#include "works.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstring>
#include <exception>
#include <iostream>
#include <malloc.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The main function of a contender. A contender is a class template over the
/// generated struct:
///
///     Contender(Work const&)      does everything that is not timed (decode)
///     Contender(T const&)         the same (encode)
///     auto operator()()           is timed, with its result's destruction
///     void check(result)          throws if the result is wrong
///
/// With --check, the program only checks the contender. Otherwise it accepts
/// Google Benchmark's options.
namespace bench {

using Names = std::vector<std::string_view>;

/// All works without unknown members and misfits.
inline Names const documented_works{"node_push_pretty",
                                    "node_push_minified",
                                    "waba_pretty",
                                    "waba_minified",
                                    "items_pretty",
                                    "items_minified"};

/// All works that take less than seconds.
inline Names const short_works{"node_push_pretty",
                               "node_push_minified",
                               "waba_pretty",
                               "waba_minified",
                               "items_pretty",
                               "items_minified",
                               "items_unknown",
                               "items_misfit"};

inline Names const all_works = [] {
    auto works = short_works;
    works.push_back("items_100000");
    return works;
}();

inline Names const records{"node_push",
                           "waba",
                           "items",
                           "node_push_escapes",
                           "waba_escapes",
                           "items_escapes",
                           "node_push_half"};

/// Throws if two texts differ.
inline void expect_same(std::string_view found, std::string_view expected)
{
    if (found == expected)
        return;
    auto const end = std::min(found.size(), expected.size());
    std::size_t at = 0;
    while (at != end && found[at] == expected[at])
        ++at;
    throw std::runtime_error("expected " +
                             std::string(expected.substr(at, 60)) + ", found " +
                             std::string(found.substr(at, 60)));
}

/// Prepares a work's contender and the input that it refers to.
template <template <class> class Decode, class T>
struct Decoding {
    explicit Decoding(std::string_view name) : input(work(name)), run(input) {}

    Work input;
    Decode<T> run;
};

template <template <class> class Encode, class T>
struct Encoding {
    explicit Encoding(std::string_view name)
        : record(make_record<T>(name)), run(record)
    {
    }

    T record;
    Encode<T> run;
};

template <class Ready>
void check(std::string_view name)
{
    Ready ready(name);
    ready.run.check(ready.run());
    ready.run.check(ready.run());
}

template <class Ready>
void measure(benchmark::State& state, std::string_view name)
{
    Ready ready(name);
    ready.run.check(ready.run());
    for (auto _ : state) {
        auto result = ready.run();
        benchmark::DoNotOptimize(result);
    }
}

/// Calls `f` with the contender for a work's struct.
template <template <template <class> class, class> class Kind,
          template <class>
          class Contender,
          class F>
void with_struct(std::string_view name, F f)
{
    if (name.starts_with("node_push"))
        f(static_cast<Kind<Contender, NodePush>*>(nullptr));
    else if (name.starts_with("waba"))
        f(static_cast<Kind<Contender, Waba>*>(nullptr));
    else
        f(static_cast<Kind<Contender, Items>*>(nullptr));
}

/// Keeps freed memory in the process. Otherwise the times of a contender that
/// returns a large text would include page faults.
inline void keep_memory()
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

template <template <template <class> class, class> class Kind,
          template <class>
          class Contender>
int contend(int argc, char** argv, Names const& names)
{
    bool const only_check = argc == 2 && !std::strcmp(argv[1], "--check");
    try {
        for (auto const name : names)
            with_struct<Kind, Contender>(name, [&]<class Ready>(Ready*) {
                if (only_check && name != "items_100000")
                    check<Ready>(name);
                benchmark::RegisterBenchmark(
                    std::string(name).c_str(),
                    [name](auto& state) { measure<Ready>(state, name); });
            });
        if (only_check)
            return 0;
        keep_memory();
        benchmark::Initialize(&argc, argv);
        benchmark::RunSpecifiedBenchmarks();
        return 0;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
}

template <template <class> class Decode>
int decode_main(int argc, char** argv, Names const& names = documented_works)
{
    return contend<Decoding, Decode>(argc, argv, names);
}

template <template <class> class Encode>
int encode_main(int argc, char** argv, Names const& names = records)
{
    return contend<Encoding, Encode>(argc, argv, names);
}

} // namespace bench

#endif // AIRUDDER_BENCH_CONTEND_HPP
