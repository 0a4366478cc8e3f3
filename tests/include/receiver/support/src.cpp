#include <airudder/receiver/src.hpp>
