// Everything but the network.

#include <airudder/airudder.hpp>
