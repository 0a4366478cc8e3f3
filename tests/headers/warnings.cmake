# cmake -D ROOT=<project> -D COMPILER=<c++> -D COMPILER_ID=GNU|Clang -D
# FOLDER=<scratch> -D BOOST=<include folder, if the compiler does not know it> -D
# ALL=ON|OFF -P warnings.cmake: users who include our headers like their own, not
# as system headers, get no warnings. With ALL, so do users of the header-only form.
cmake_minimum_required(VERSION 3.21)

set(warnings -Werror -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor -Wdouble-promotion
    -Wundef -Wcast-qual -Wcast-align -Wformat=2 -Wmissing-declarations
    -Woverloaded-virtual -Wextra-semi -Wzero-as-null-pointer-constant
    -Wredundant-decls -Wsuggest-override -Wdeprecated)
if(COMPILER_ID STREQUAL "GNU")
    list(APPEND warnings -Wuseless-cast -Wlogical-op -Wduplicated-cond
        -Wduplicated-branches -Wstrict-null-sentinel -Wcomma-subscript)
else()
    list(APPEND warnings -Wshadow-all -Wcomma -Wheader-hygiene -Wdocumentation
        -Wunreachable-code -Wrange-loop-analysis)
endif()

set(boost "")
if(BOOST)
    set(boost -isystem ${BOOST})
endif()

# expect_no_warning(<source> <option>…)
function(expect_no_warning source)
    execute_process(
        COMMAND ${COMPILER} -std=c++20 -fsyntax-only ${warnings} ${ARGN}
            -I ${ROOT}/include -I ${ROOT}/generated ${boost} ${source}
        RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(NOT code EQUAL 0)
        message(SEND_ERROR "${source} with ${ARGN}:\n${said}")
    endif()
endfunction()

# Every header, as in programs that compile the client once, and a program that
# uses them.
set(text "")
foreach(folder IN ITEMS include generated)
    file(GLOB_RECURSE headers RELATIVE ${ROOT}/${folder} ${ROOT}/${folder}/*.hpp)
    foreach(header IN LISTS headers)
        string(APPEND text "#include <${header}>\n")
    endforeach()
endforeach()
set(use ${CMAKE_CURRENT_LIST_DIR}/used_headers.cpp)
set(source ${FOLDER}/every_header.cpp)
file(WRITE ${source} "${text}#include \"${use}\"\n")
expect_no_warning(${source} -D AIRUDDER_SEPARATE_COMPILATION)
if(ALL)
    expect_no_warning(${use})
endif()
