# cmake -D ROOT=<project> -D COMPILER=<c++> -D COMPILER_ID=GNU|Clang -D
# FOLDER=<scratch> -D ALL=ON|OFF -P requirements.cmake: each header, included alone,
# reports a compiler before C++20 or a Boost before 1.81 in one line and stops. Clang
# takes much longer than g++, so it compiles only a few of them with one standard,
# and the others with ALL.
cmake_minimum_required(VERSION 3.21)

# expect_end(<text> <option>…): compiling `header` must report the text and stop.
function(expect_end text)
    execute_process(
        COMMAND ${COMPILER} -fsyntax-only -x c++ ${ARGN}
            -I ${ROOT}/include -I ${ROOT}/generated -include ${header} /dev/null
        RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
    string(REGEX MATCHALL "error:" errors "${said}")
    list(LENGTH errors count)
    string(REGEX MATCHALL "\n" lines "${said}")
    list(LENGTH lines line_count)
    string(FIND "${said}" "${text}" place)
    if(code EQUAL 0 OR place EQUAL -1 OR NOT count EQUAL 2 OR line_count GREATER 30)
        message(SEND_ERROR "${header} with ${ARGN}: expected \"${text}\", found:\n${said}")
    endif()
endfunction()

# A Boost of 2020. Only its version header can be included.
file(MAKE_DIRECTORY ${FOLDER}/old/boost)
file(WRITE ${FOLDER}/old/boost/version.hpp "#define BOOST_VERSION 107400\n")

set(some_headers airudder/client.hpp airudder/list.hpp airudder/task.hpp)
set(headers ${some_headers})
if(ALL OR COMPILER_ID STREQUAL "GNU")
    foreach(folder IN ITEMS include generated)
        file(GLOB_RECURSE found RELATIVE ${ROOT}/${folder} ${ROOT}/${folder}/*.hpp)
        list(APPEND headers ${found})
    endforeach()
    list(REMOVE_DUPLICATES headers)
    set(standards c++98 c++11 gnu++14)
else()
    set(standards c++98)
endif()
foreach(header IN LISTS headers)
    # src.hpp requires the macro. No system header is needed, and clang would
    # silently read them all.
    expect_end("airudder needs C++20"
        -std=c++17 -D AIRUDDER_SEPARATE_COMPILATION -nostdinc)
endforeach()

foreach(header IN LISTS some_headers)
    expect_end("airudder needs Boost 1.81 or later, and BOOST_VERSION says"
        -std=c++20 -I ${FOLDER}/old)
endforeach()
set(header airudder/client.hpp)
foreach(standard IN LISTS standards)
    expect_end("airudder needs C++20" -std=${standard})
endforeach()
expect_end("airudder needs Boost 1.81 or later, and there is none"
    -std=c++20 -nostdinc)
