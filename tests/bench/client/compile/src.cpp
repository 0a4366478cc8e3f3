// The part of the client that a program compiles once in separate compilation.

#include <airudder/src.hpp>
