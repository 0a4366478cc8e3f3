#include <airudder/src.hpp>
