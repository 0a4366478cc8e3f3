// Scanning and copying once more, as they are without SSE2.
#include "edges_test.cpp"
#include "escapes_test.cpp"
#include "scan_test.cpp"
