// The tests of scanning and copying again, compiled without SSE2.
#include "edges_test.cpp"
#include "escapes_test.cpp"
#include "scan_test.cpp"
