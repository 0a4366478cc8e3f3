# cmake -D CASE=components|header_only_components … -P components.cmake: what a
# user who asks for components gets, and is told.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

set(prefix ${scratch}/prefix)
set(words "Boost 1.81 or later with Boost.JSON")
set(options "")
if(CASE STREQUAL "header_only_components")
    set(words "Boost 1.81 or later")
    set(options -D AIRUDDER_HEADER_ONLY_JSON=ON)
endif()
# On a machine without OpenSSL, used on one that has it.
configure_airudder(-D CMAKE_INSTALL_PREFIX=${prefix} ${options}
    -D CMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON)
if(NOT said MATCHES "airudder::client is left out: it needs OpenSSL")
    message(FATAL_ERROR "expected to be told that there is no client:\n${said}")
endif()
run(${CMAKE_COMMAND} --install ${scratch}/airudder)

set(user ${configure} -D CMAKE_PREFIX_PATH=${prefix})
run(${user} -S ${CMAKE_CURRENT_LIST_DIR}/components -B ${scratch}/components
    -D "BOOST_WORDS=${words}")
if(said MATCHES "airudder::|Could NOT|Found ")
    message(FATAL_ERROR "expected QUIET to be quiet:\n${said}")
endif()

# What a user reads when the package is required.
file(WRITE ${scratch}/required/CMakeLists.txt "cmake_minimum_required(VERSION 3.21)
project(required LANGUAGES CXX)
find_package(airudder REQUIRED COMPONENTS client)
")
run_in_vain(${user} -S ${scratch}/required -B ${scratch}/required/build
    -D CMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON)
if(NOT said MATCHES "client needs OpenSSL")
    message(FATAL_ERROR "expected the reason:\n${said}")
endif()
