// What writes strings once more, as it is without assembly.
#define AIRUDDER_NO_ASSEMBLY
#include "../codec/serialize_test.cpp"
#include "edges_test.cpp"
#include "escapes_test.cpp"
