// The cost of including all of Boost.JSON.

#include <boost/json.hpp>
