// What reads once more, as it is without SSE2 and without assembly.
#define AIRUDDER_NO_ASSEMBLY
#include "../codec/edges_test.cpp"
#include "../codec/grammar_test.cpp"
#include "../codec/lists_test.cpp"
#include "../codec/parse_test.cpp"
#include "../codec/properties_test.cpp"
#include "../codec/short_texts_test.cpp"
#include "reader_test.cpp"
#include "scan_test.cpp"
