# cmake -D CASE=components|header_only_components … -P components.cmake: checks
# what find_package with components finds and reports.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

set(prefix ${scratch}/prefix)
set(words "Boost 1.81 or later with Boost.JSON")
set(options "")
if(CASE STREQUAL "header_only_components")
    set(words "Boost 1.81 or later")
    set(options -D AIRUDDER_HEADER_ONLY_JSON=ON)
endif()
# Installs the package on a machine without OpenSSL, to use it on one with OpenSSL.
configure_airudder(-D CMAKE_INSTALL_PREFIX=${prefix} ${options}
    -D CMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON)
foreach(part IN ITEMS client receiver)
    if(NOT said MATCHES "airudder::${part} is left out: it needs OpenSSL")
        message(FATAL_ERROR "expected a message that there is no ${part}:\n${said}")
    endif()
endforeach()
run(${CMAKE_COMMAND} --install ${scratch}/airudder)

set(user ${configure} -D CMAKE_PREFIX_PATH=${prefix})
run(${user} -S ${CMAKE_CURRENT_LIST_DIR}/components -B ${scratch}/components
    -D "BOOST_WORDS=${words}")
if(said MATCHES "airudder::|Could NOT|Found ")
    message(FATAL_ERROR "expected QUIET to be quiet:\n${said}")
endif()

# If the package is required, the user reads the reason.
file(WRITE ${scratch}/required/CMakeLists.txt "cmake_minimum_required(VERSION 3.21)
project(required LANGUAGES CXX)
find_package(airudder REQUIRED COMPONENTS client)
")
run_failing(${user} -S ${scratch}/required -B ${scratch}/required/build
    -D CMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON)
if(NOT said MATCHES "client needs OpenSSL")
    message(FATAL_ERROR "expected the reason:\n${said}")
endif()
