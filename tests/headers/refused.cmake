# cmake -D ROOT=<project> -D COMPILER=<c++> -D BOOST=<include folder, if the
# compiler does not know it> -P refused.cmake: each file in refused/ has mistakes that
# users make. Each mistake must give one error, of at most 40 lines, that has the words
# of one of the file's first lines. A quote there is any quote.
cmake_minimum_required(VERSION 3.21)

set(boost "")
if(BOOST)
    set(boost -isystem ${BOOST})
endif()
file(GLOB sources ${CMAKE_CURRENT_LIST_DIR}/refused/*.cpp)
foreach(source IN LISTS sources)
    file(STRINGS ${source} expected REGEX "^// expected: ")
    list(TRANSFORM expected REPLACE "^// expected: " "")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C
            ${COMPILER} -std=c++20 -fsyntax-only
            -I ${ROOT}/include -I ${ROOT}/generated ${boost} ${source}
        RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
    # A list of the errors, each with what follows up to the next one.
    string(REGEX REPLACE "[;[]|]" "_" errors "${said}")
    string(REPLACE " error: " ";" errors "${errors}")
    list(REMOVE_AT errors 0)
    list(LENGTH expected expected_count)
    list(LENGTH errors count)
    set(is_good TRUE)
    if(code EQUAL 0 OR NOT count EQUAL expected_count)
        set(is_good FALSE)
    else()
        foreach(words error IN ZIP_LISTS expected errors)
            string(FIND "${error}" "${words}" place)
            string(REGEX MATCHALL "\n" lines "${error}")
            list(LENGTH lines line_count)
            if(place EQUAL -1 OR line_count GREATER 40)
                set(is_good FALSE)
            endif()
        endforeach()
    endif()
    if(NOT is_good)
        message(SEND_ERROR "${source}: expected ${expected}, found ${count} errors:\n${said}")
    endif()
endforeach()
