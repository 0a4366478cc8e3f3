// What everybody pays who includes the client.

#include <airudder/client.hpp>
