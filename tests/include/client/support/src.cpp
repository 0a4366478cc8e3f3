#include <airudder/client/src.hpp>
