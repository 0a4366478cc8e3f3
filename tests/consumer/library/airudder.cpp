#include "library.hpp"

airudder::Header kind_of_airudder() { return kind(); }
