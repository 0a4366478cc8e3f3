# A user's project builds the project's headers, and nothing else of it.
foreach(target airudder-gen airudder_conformance airudder_catch)
    if(TARGET ${target})
        message(FATAL_ERROR "a subproject builds ${target}")
    endif()
endforeach()
