// The main function and Boost.JSON, for tests that are compiled with flags that other
// libraries are not compiled with.
#define CATCH_CONFIG_MAIN
#include "catch.hpp"

#include <boost/json/src.hpp>
