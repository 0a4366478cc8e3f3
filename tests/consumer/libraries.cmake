# cmake -D CASE=installed_library|vendored_library … -P libraries.cmake: builds
# and installs a library that uses the project, then builds and runs a user of the
# library.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

set(prefix ${scratch}/prefix)
if(CASE STREQUAL "installed_library")
    configure_airudder(-D CMAKE_INSTALL_PREFIX=${prefix})
    run(${CMAKE_COMMAND} --install ${scratch}/airudder)
    set(airudder -D CMAKE_PREFIX_PATH=${prefix})
else()
    set(airudder -D AIRUDDER=${PROJECT})
endif()
build_consumer(library library -D CMAKE_INSTALL_PREFIX=${prefix} ${airudder})
run(${CMAKE_COMMAND} --install ${scratch}/library)
file(REMOVE_RECURSE ${scratch}/airudder ${scratch}/library)

build_consumer(application application -D CMAKE_PREFIX_PATH=${prefix})
foreach(program IN ITEMS compiled headers)
    run(${scratch}/application/${program})
endforeach()
