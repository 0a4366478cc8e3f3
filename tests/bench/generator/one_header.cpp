// Includes the header of one page.

#include BENCH_HEADER_0
