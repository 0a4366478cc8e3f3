// What reads once more, as it is without SSE2 and without assembly.
#define AIRUDDER_NO_ASSEMBLY
#include "../edges_test.cpp"
#include "../grammar_test.cpp"
#include "../lists_test.cpp"
#include "../parse_test.cpp"
#include "../properties_test.cpp"
#include "../short_texts_test.cpp"
#include "reader_test.cpp"
#include "scan_test.cpp"
