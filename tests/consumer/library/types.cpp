#include "library.hpp"

airudder::Header kind_of_types() { return kind(); }
