// What a program compiles once if its files do not compile it each.

#include <airudder/src.hpp>
