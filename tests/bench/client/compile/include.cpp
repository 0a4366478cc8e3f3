// The cost of including the client.

#include <airudder/client.hpp>
