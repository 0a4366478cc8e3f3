# Makes a project with `airudder-gen init` and `update`, and builds a program with it.
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output
        ERROR_VARIABLE output)
    if(code GREATER most)
        message(FATAL_ERROR "failed: ${ARGN}\n${output}")
    endif()
endfunction()

file(REMOVE_RECURSE ${folder})
set(most 0)
run(${generator} init ${folder}/api)
set(most 1) # pages that are skipped for the first time
run(${generator} --root ${folder}/api update ${pages})
set(most 0)
file(WRITE ${folder}/CMakeLists.txt [[
cmake_minimum_required(VERSION 3.21)
project(use LANGUAGES CXX)
add_subdirectory(api)
add_executable(use use.cpp)
target_link_libraries(use PRIVATE api::api)
]])
file(WRITE ${folder}/use.cpp [[
#include <airudder/endpoints.hpp>
#include <airudder/request.hpp>

int main()
{
    auto const request =
        airudder::make_request(airudder::harbour::v1_boats, {.page = 2});
    return request && request->target.starts_with("/harbour/v1/boats?page=2")
               ? 0
               : 1;
}
]])
run(${CMAKE_COMMAND} -S ${folder} -B ${folder}/build -D AIRUDDER_DIR=${airudder}
    -D CMAKE_CXX_COMPILER=${compiler})
run(${CMAKE_COMMAND} --build ${folder}/build)
run(${folder}/build/use)
