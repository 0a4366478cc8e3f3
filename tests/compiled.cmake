# Client and receiver, compiled once for all programs that link them.
foreach(part IN ITEMS client receiver)
    if(TARGET airudder::${part})
        add_library(compiled_${part} STATIC EXCLUDE_FROM_ALL
            ${CMAKE_CURRENT_LIST_DIR}/include/${part}/support/src.cpp)
        target_compile_definitions(compiled_${part} PUBLIC
            AIRUDDER_SEPARATE_COMPILATION)
        target_link_libraries(compiled_${part} PUBLIC airudder_${part})
        set_target_properties(compiled_${part} PROPERTIES UNITY_BUILD OFF)
    endif()
endforeach()
