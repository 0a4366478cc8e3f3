# The programs for the shell. Those whose requirements are not met are left out; the
# list airudder_programs has the others.
set(airudder_programs "")
find_package(CLI11 QUIET)
if(NOT CLI11_FOUND)
    message(STATUS "the programs for the shell are left out: they need CLI11 (libcli11-dev)")
    return()
endif()

# airudder_parts(<name> <library> <source>…): what a program and its tests share.
function(airudder_parts name library)
    add_library(${name} STATIC ${ARGN})
    target_link_libraries(${name} PUBLIC ${library} CLI11::CLI11)
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(${name} PUBLIC AIRUDDER_VERSION="${PROJECT_VERSION}")
endfunction()

# airudder_check checks JSON against a documented type.
airudder_parts(airudder_check_parts airudder::airudder
    airudder_check/body_type.cpp
    airudder_check/program.cpp)
add_executable(airudder_check airudder_check.cpp)
target_link_libraries(airudder_check PRIVATE airudder_check_parts)
list(APPEND airudder_programs airudder_check)

if(NOT TARGET airudder::client)
    message(STATUS "airudder_call and the like are left out: they need airudder::client")
    return()
endif()

# airudder_call makes any documented call from the shell.
airudder_parts(airudder_call_parts compiled_client
    airudder_call/arguments.cpp
    airudder_call/environment.cpp
    airudder_call/files.cpp
    airudder_call/json_layout.cpp
    airudder_call/request.cpp)
add_executable(airudder_call
    airudder_call.cpp
    airudder_call/calls.cpp
    airudder_call/dry_run.cpp
    airudder_call/interrupt.cpp
    airudder_call/list.cpp
    airudder_call/log.cpp
    airudder_call/output_file.cpp
    airudder_call/progress.cpp
    airudder_call/terminal_json.cpp)
target_link_libraries(airudder_call PRIVATE airudder_call_parts)
list(APPEND airudder_programs airudder_call)

# airudder_send plays the vendor. The documented examples come from the spec.
set(spec ${PROJECT_SOURCE_DIR}/spec/airudder.openapi.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${spec})
file(READ ${spec} airudder_send_lines)
string(REGEX REPLACE "([^\n]*\n)" "R\"json(\\1)json\",\n"
       airudder_send_lines "${airudder_send_lines}")
configure_file(airudder_send/spec.cpp.in airudder_send_spec.cpp @ONLY)
airudder_parts(airudder_send_parts airudder::client
    airudder_send/arguments.cpp
    airudder_send/body.cpp
    airudder_send/connection.cpp
    airudder_send/destination.cpp
    airudder_send/json_text.cpp
    airudder_send/operation.cpp
    airudder_send/program.cpp
    airudder_send/request.cpp
    airudder_send/sender.cpp
    ${CMAKE_CURRENT_BINARY_DIR}/airudder_send_spec.cpp)
add_executable(airudder_send airudder_send.cpp)
target_link_libraries(airudder_send PRIVATE airudder_send_parts)
list(APPEND airudder_programs airudder_send)

# receive_to_sqlite and receive_to_redis receive webhooks and store them.
airudder_parts(receive_parts compiled_receiver
    receive/event_text.cpp
    receive/log.cpp
    receive/options.cpp
    receive/print.cpp
    receive/program.cpp
    receive/serve.cpp
    receive/writer.cpp)

find_package(SQLite3 QUIET)
if(NOT SQLite3_FOUND)
    message(STATUS "receive_to_sqlite is left out: it needs SQLite (libsqlite3-dev)")
else()
    add_library(receive_sqlite STATIC
        receive/sqlite.cpp
        receive/sqlite_storage.cpp)
    target_link_libraries(receive_sqlite PUBLIC receive_parts SQLite::SQLite3)
    add_executable(receive_to_sqlite receive_to_sqlite.cpp)
    target_link_libraries(receive_to_sqlite PRIVATE receive_sqlite)
    list(APPEND airudder_programs receive_to_sqlite)
endif()

find_path(HIREDIS_INCLUDE_DIR hiredis/hiredis.h)
find_library(HIREDIS_LIBRARY hiredis)
if(NOT HIREDIS_INCLUDE_DIR OR NOT HIREDIS_LIBRARY)
    message(STATUS "receive_to_redis is left out: it needs hiredis (libhiredis-dev)")
else()
    add_library(receive_redis STATIC
        receive/redis.cpp
        receive/redis_storage.cpp)
    target_link_libraries(receive_redis PUBLIC receive_parts ${HIREDIS_LIBRARY})
    target_include_directories(receive_redis SYSTEM PUBLIC ${HIREDIS_INCLUDE_DIR})
    add_executable(receive_to_redis receive_to_redis.cpp)
    target_link_libraries(receive_to_redis PRIVATE receive_redis)
    list(APPEND airudder_programs receive_to_redis)
endif()
