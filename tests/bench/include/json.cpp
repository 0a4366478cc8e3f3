// What everybody pays who includes all of Boost.JSON.

#include <boost/json.hpp>
