// Parses one struct of fifteen members and, with BENCH_FURTHER, ten more. The
// difference is the cost of further structs.

#include <airudder/parse.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace further {

using airudder::tag_invoke;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using Number = std::int64_t;

// The structs do not share names, just as pages do not.
#define BENCH_STRUCT(N)                                                        \
    struct Further##N {                                                        \
        Text identifier_##N{}, name_##N{}, kind_##N{}, number_##N{};           \
        Text begin_##N{}, end_##N{}, note_##N{};                               \
        MaybeText extra_a_##N{}, extra_b_##N{}, extra_c_##N{}, label_##N{};    \
        Number times_##N{}, duration_##N{}, count_##N{};                       \
        std::optional<Number> code_##N{};                                      \
        airudder::Unmodeled unmodeled{};                                       \
        bool operator==(Further##N const&) const = default;                    \
    };                                                                         \
    BOOST_DESCRIBE_STRUCT(Further##N,                                          \
                          (),                                                  \
                          (identifier_##N,                                     \
                           name_##N,                                           \
                           kind_##N,                                           \
                           number_##N,                                         \
                           begin_##N,                                          \
                           end_##N,                                            \
                           note_##N,                                           \
                           extra_a_##N,                                        \
                           extra_b_##N,                                        \
                           extra_c_##N,                                        \
                           label_##N,                                          \
                           times_##N,                                          \
                           duration_##N,                                       \
                           count_##N,                                          \
                           code_##N))

BENCH_STRUCT(0)
#ifdef BENCH_FURTHER
BENCH_STRUCT(1)
BENCH_STRUCT(2)
BENCH_STRUCT(3)
BENCH_STRUCT(4)
BENCH_STRUCT(5)
BENCH_STRUCT(6)
BENCH_STRUCT(7)
BENCH_STRUCT(8)
BENCH_STRUCT(9)
BENCH_STRUCT(10)
#endif

} // namespace further

namespace {

template <class... T>
bool parses_one(char const* text)
{
    return (airudder::parse<T>(text).has_value() || ...);
}

} // namespace

int main(int, char** argv)
{
    return parses_one<further::Further0
#ifdef BENCH_FURTHER
                      ,
                      further::Further1,
                      further::Further2,
                      further::Further3,
                      further::Further4,
                      further::Further5,
                      further::Further6,
                      further::Further7,
                      further::Further8,
                      further::Further9,
                      further::Further10
#endif
                      >(argv[1])
               ? 0
               : 1;
}
