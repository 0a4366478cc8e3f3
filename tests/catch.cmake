# airudder_catch: Catch2, version 2 or 3, with a main, included as "catch.hpp".
find_package(Catch2 REQUIRED)
if(Catch2_VERSION VERSION_LESS 3)
    add_library(airudder_catch STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/catch_main.cpp)
    # Compiling Catch2 itself with sanitizers would take as long as ten tests.
    target_compile_options(airudder_catch PRIVATE -fno-sanitize=all -g0)
    target_link_libraries(airudder_catch PUBLIC Catch2::Catch2)
else()
    add_library(airudder_catch INTERFACE)
    target_link_libraries(airudder_catch INTERFACE Catch2::Catch2WithMain)
endif()
target_include_directories(airudder_catch SYSTEM INTERFACE ${CMAKE_CURRENT_LIST_DIR})
