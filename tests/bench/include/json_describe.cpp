// What everybody pays who includes all of Boost.JSON and Boost.Describe.

#include <boost/describe.hpp>
#include <boost/json.hpp>
