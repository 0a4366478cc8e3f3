# cmake -D ROOT=<project> -D COMPILER=<c++> -D BOOST=<include folder, if the
# compiler does not know it> -P refused.cmake: each file in refused/ is a mistake
# that the headers report in words. The file's first line has these words.
cmake_minimum_required(VERSION 3.21)

set(boost "")
if(BOOST)
    set(boost -isystem ${BOOST})
endif()
file(GLOB sources ${CMAKE_CURRENT_LIST_DIR}/refused/*.cpp)
foreach(source IN LISTS sources)
    file(STRINGS ${source} line LIMIT_COUNT 1)
    string(REPLACE "// expected: " "" expected "${line}")
    execute_process(
        COMMAND ${COMPILER} -std=c++20 -fsyntax-only
            -I ${ROOT}/include -I ${ROOT}/generated ${boost} ${source}
        RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
    string(FIND "${said}" "${expected}" place)
    if(code EQUAL 0 OR place EQUAL -1)
        message(SEND_ERROR "${source}: expected \"${expected}\", found:\n${said}")
    endif()
endforeach()
