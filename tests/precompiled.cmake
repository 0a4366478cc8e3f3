# What others' headers cost is paid once: airudder_precompile(<target> codec|client)
# makes the target's files begin with those that most of them include. Files
# must still include what they use, for that they compile without is checked by
# the preset clang. -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON does without.
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp CONTENT "")

set(common
    <algorithm> <array> <chrono> <cstdint> <filesystem> <fstream> <functional>
    <map> <memory> <optional> <set> <sstream> <stdexcept> <string>
    <string_view> <utility> <variant> <vector>
    <boost/describe.hpp> <boost/json.hpp>)

function(airudder_add_precompiled name library)
    add_library(precompiled_${name} OBJECT EXCLUDE_FROM_ALL
        ${CMAKE_BINARY_DIR}/tests/precompiled.cpp)
    target_link_libraries(precompiled_${name} PRIVATE ${library} airudder_catch)
    target_precompile_headers(precompiled_${name} PRIVATE
        [["catch.hpp"]] ${common} ${ARGN})
endfunction()

airudder_add_precompiled(codec Boost::json)
if(TARGET airudder::client)
    airudder_add_precompiled(client airudder_client
        <boost/asio/dispatch.hpp> <boost/asio/io_context.hpp>
        <boost/asio/post.hpp> <boost/asio/use_future.hpp>)
endif()

function(airudder_precompile target name)
    target_precompile_headers(${target} REUSE_FROM precompiled_${name})
endfunction()
