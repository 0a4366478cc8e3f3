# cmake -D NM=<nm> -D OBJECT=<object file> -P symbols.cmake: a program that includes
# all headers defines no symbol that a second such file would define again, except
# main.
cmake_minimum_required(VERSION 3.21)

if(NOT NM)
    message("skipped: no nm")
    return()
endif()
execute_process(COMMAND ${NM} -P -g -C --defined-only ${OBJECT}
    RESULT_VARIABLE code OUTPUT_VARIABLE symbols ERROR_VARIABLE symbols)
if(NOT code EQUAL 0 OR NOT symbols MATCHES " W ")
    message(FATAL_ERROR "expected symbols, found:\n${symbols}")
endif()
string(REGEX MATCHALL "[^\n]* [ABCDRST] [0-9a-f][^\n]*" strong "${symbols}")
list(FILTER strong EXCLUDE REGEX "^main ")
if(strong)
    list(JOIN strong "\n" strong)
    message(FATAL_ERROR "expected inline definitions only, found:\n${strong}")
endif()
