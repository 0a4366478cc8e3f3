// Parses three webhooks, whose types and headers the command line names.

#include <airudder/parse.hpp>

#include BENCH_HEADER_0
#include BENCH_HEADER_1
#include BENCH_HEADER_2

int main(int, char** argv)
{
    bool good = airudder::parse<BENCH_EVENT_0>(argv[1]).has_value();
    good = airudder::parse<BENCH_EVENT_1>(argv[1]).has_value() || good;
    good = airudder::parse<BENCH_EVENT_2>(argv[1]).has_value() || good;
    return good ? 0 : 1;
}
