# Client and receiver, compiled once for all programs that link them.
if(TARGET airudder::receiver)
    # What a program with a receiver needs and not more.
    add_library(compiled_receiver STATIC EXCLUDE_FROM_ALL
        ${CMAKE_CURRENT_LIST_DIR}/include/receiver/support/src.cpp)
    target_compile_definitions(compiled_receiver PUBLIC AIRUDDER_SEPARATE_COMPILATION)
    target_link_libraries(compiled_receiver PUBLIC airudder_receiver)
    set_target_properties(compiled_receiver PROPERTIES UNITY_BUILD OFF)
endif()
if(TARGET airudder::client)
    add_library(compiled_client STATIC EXCLUDE_FROM_ALL
        ${CMAKE_CURRENT_LIST_DIR}/include/client/support/src.cpp)
    target_compile_definitions(compiled_client PUBLIC AIRUDDER_SEPARATE_COMPILATION)
    target_link_libraries(compiled_client PUBLIC airudder_client)
    set_target_properties(compiled_client PROPERTIES UNITY_BUILD OFF)
endif()
