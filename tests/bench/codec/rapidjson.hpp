#ifndef AIRUDDER_BENCH_RAPIDJSON_HPP
#define AIRUDDER_BENCH_RAPIDJSON_HPP

// What RapidJSON's documentation names for speed, within the instructions that
// every contender is compiled for.
#define RAPIDJSON_SSE2
#define RAPIDJSON_HAS_STDSTRING 0

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#include <rapidjson/document.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#pragma GCC diagnostic pop

#endif // AIRUDDER_BENCH_RAPIDJSON_HPP
