#ifndef AIRUDDER_TESTS_CATCH_HPP
#define AIRUDDER_TESTS_CATCH_HPP

/// Includes Catch2, version 2 (one header) or 3 (a library).

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif // AIRUDDER_TESTS_CATCH_HPP
