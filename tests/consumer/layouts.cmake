# cmake -D CASE=<layout> … -P layouts.cmake: installs the package in the layout of
# a distribution, and builds and runs a user of it.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

set(prefix ${scratch}/prefix)
set(environment "")
set(options "")
set(moved_to "") # where the prefix is moved before it is used
if(CASE STREQUAL "multiarch")
    if(NOT ARCHITECTURE)
        message("skipped: no multiarch folder here")
        return()
    endif()
    set(options -D CMAKE_INSTALL_LIBDIR=lib/${ARCHITECTURE})
elseif(CASE STREQUAL "lib64")
    set(options -D CMAKE_INSTALL_LIBDIR=lib64)
elseif(CASE STREQUAL "versioned")
    set(options -D CMAKE_INSTALL_INCLUDEDIR=include/airudder-0.1)
elseif(CASE STREQUAL "spaces") # and lib64
    set(prefix "${scratch}/a prefix")
    set(options -D "CMAKE_INSTALL_INCLUDEDIR=some headers"
        -D CMAKE_INSTALL_LIBDIR=lib64)
elseif(CASE STREQUAL "relocated") # and versioned
    set(options -D CMAKE_INSTALL_INCLUDEDIR=include/airudder-0.1)
    set(moved_to ${scratch}/elsewhere)
elseif(CASE STREQUAL "absolute") # every output has a prefix of its own
    # CMake refuses headers in the source tree, except below the prefix.
    set(prefix ${scratch})
    set(options -D CMAKE_INSTALL_INCLUDEDIR=${scratch}/dev/include
        -D CMAKE_INSTALL_LIBDIR=${scratch}/out/lib)
elseif(CASE STREQUAL "staged") # put into a package, unpacked elsewhere
    set(prefix ${scratch})
    set(environment ${CMAKE_COMMAND} -E env DESTDIR=${scratch}/stage)
    set(options -D CMAKE_INSTALL_INCLUDEDIR=${scratch}/dev/include
        -D CMAKE_INSTALL_LIBDIR=lib)
else()
    message(FATAL_ERROR "unknown layout ${CASE}")
endif()

configure_airudder(-D "CMAKE_INSTALL_PREFIX=${prefix}" ${options})
run(${environment} ${CMAKE_COMMAND} --install ${scratch}/airudder)
file(REMOVE_RECURSE ${scratch}/airudder)

if(CASE STREQUAL "staged")
    if(EXISTS ${scratch}/lib OR EXISTS ${scratch}/dev)
        message(FATAL_ERROR "installed outside of DESTDIR")
    endif()
    foreach(folder IN ITEMS lib dev)
        file(RENAME ${scratch}/stage${scratch}/${folder} ${scratch}/${folder})
    endforeach()
elseif(CASE STREQUAL "absolute")
    set(prefix ${scratch}/out)
endif()
if(moved_to)
    file(RENAME ${prefix} ${moved_to})
    set(prefix ${moved_to})
endif()

build_consumer(installed user -D "CMAKE_PREFIX_PATH=${prefix}"
    -D CONSUMER=small.cpp -D "EXPECTED_BELOW=${prefix}")
run(${scratch}/user/consumer)
