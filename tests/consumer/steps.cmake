# Steps of the tests that are scripts. A failing step fails the test and shows the
# command's output. Expects PROJECT (the project's root), FOLDER (scratch),
# COMPILER, LAUNCHER and ARCHITECTURE (a multiarch folder, or empty).
cmake_minimum_required(VERSION 3.21)

set(scratch ${FOLDER}/${CASE})
file(REMOVE_RECURSE ${scratch})
file(MAKE_DIRECTORY ${scratch})

# run(<command>…): sets `said` to the command's output.
function(run)
    execute_process(COMMAND ${ARGN}
        RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
    if(NOT code EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "${command}\n${text}")
    endif()
    set(said "${text}" PARENT_SCOPE)
endfunction()

# Like run(), for a command that must fail.
function(run_failing)
    execute_process(COMMAND ${ARGN}
        RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
    if(code EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "expected a failure:\n${command}\n${text}")
    endif()
    set(said "${text}" PARENT_SCOPE)
endfunction()

set(configure ${CMAKE_COMMAND}
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER})
set(only_headers -D AIRUDDER_BUILD_GENERATOR=OFF
    -D AIRUDDER_BUILD_CONFORMANCE=OFF -D AIRUDDER_BUILD_TESTS=OFF)

# What the project's CMakeLists.txt says.
file(STRINGS ${PROJECT}/CMakeLists.txt line REGEX "^project\\(")
string(REGEX REPLACE ".* VERSION ([0-9.]+) .*" "\\1" project_version "${line}")
file(STRINGS ${PROJECT}/CMakeLists.txt lines REGEX "find_package\\(Boost ")
list(TRANSFORM lines REPLACE ".*find_package\\(Boost ([0-9.]+) .*" "\\1")
list(REMOVE_DUPLICATES lines)
set(boost_version ${lines}) # a list if the lines differ

# copy_project(<folder>): copies what a release contains.
function(copy_project folder)
    file(COPY ${PROJECT}/ DESTINATION ${folder}
        PATTERN build EXCLUDE PATTERN .git EXCLUDE PATTERN node_modules EXCLUDE)
endfunction()

# configure_airudder(<option>…): configures the project in ${scratch}/airudder.
function(configure_airudder)
    run(${configure} -S ${PROJECT} -B ${scratch}/airudder ${only_headers} ${ARGN})
    set(said "${said}" PARENT_SCOPE)
endfunction()

# build_consumer(<source> <name> <option>…): configures and builds a project of
# this folder in ${scratch}/<name>.
function(build_consumer source name)
    run(${configure} -S ${CMAKE_CURRENT_LIST_DIR}/${source} -B ${scratch}/${name} ${ARGN})
    run(${CMAKE_COMMAND} --build ${scratch}/${name})
endfunction()
