# cmake -D CASE=fetched|fetched_folder … -P fetched.cmake: builds and runs a user that
# fetches the project with FetchContent, from an archive or a folder.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

if(CASE STREQUAL "fetched")
    # As the hosts of repositories make them: in one folder.
    copy_project(${scratch}/airudder-${project_version})
    set(archive ${scratch}/v${project_version}.tar.gz)
    run(${CMAKE_COMMAND} -E chdir ${scratch}
        ${CMAKE_COMMAND} -E tar czf ${archive} airudder-${project_version})
    file(REMOVE_RECURSE ${scratch}/airudder-${project_version})
    file(SHA256 ${archive} digest)
    set(source -D ARCHIVE=file://${archive} -D SHA256=${digest})
else()
    set(source -D AIRUDDER=${PROJECT})
endif()
build_consumer(fetched user ${source})
run(${scratch}/user/consumer)
