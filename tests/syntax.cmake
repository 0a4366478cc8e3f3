# airudder_compile_command(<variable> <target> <library>): the beginning of a
# command that compiles as a target does that links the library.
function(airudder_compile_command variable target library)
    file(CONFIGURE OUTPUT nothing.cpp CONTENT "")
    add_library(${target}_flags OBJECT EXCLUDE_FROM_ALL
        ${CMAKE_CURRENT_BINARY_DIR}/nothing.cpp)
    target_link_libraries(${target}_flags PRIVATE ${library})
    set(flags "$<TARGET_PROPERTY:${target}_flags,")
    set(${variable} ${CMAKE_CXX_COMPILER} -std=c++20 "${flags}COMPILE_OPTIONS>"
        "-D$<JOIN:${flags}COMPILE_DEFINITIONS>,\;-D>"
        "-I$<JOIN:${flags}INCLUDE_DIRECTORIES>,\;-I>" PARENT_SCOPE)
endfunction()

# airudder_check_syntax(<target> <library> <source>…): checks the syntax of the
# sources, with the flags of a target that links the library. Generates no code.
function(airudder_check_syntax target library)
    airudder_compile_command(compile ${target} ${library})
    file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${target})
    set(read_files "")
    foreach(source IN LISTS ARGN)
        cmake_path(ABSOLUTE_PATH source NORMALIZE)
        cmake_path(GET source FILENAME name)
        string(SHA1 hash ${source})
        string(SUBSTRING ${hash} 0 8 hash)
        set(read ${CMAKE_CURRENT_BINARY_DIR}/${target}/${name}.${hash}.read)
        add_custom_command(OUTPUT ${read}
            COMMAND ${compile} -fsyntax-only -MD -MF ${read}.d -MT ${read} ${source}
            COMMAND ${CMAKE_COMMAND} -E touch ${read}
            DEPENDS ${source}
            DEPFILE ${read}.d
            COMMENT "Building CXX syntax of ${name}"
            VERBATIM COMMAND_EXPAND_LISTS)
        list(APPEND read_files ${read})
    endforeach()
    add_custom_target(${target} ALL DEPENDS ${read_files})
endfunction()

# airudder_check_syntax_together(<target> <library> <source>…): the same for
# sources that can share a translation unit, which takes less time. Each may have a
# main, which ends without a return like any main.
function(airudder_check_syntax_together target library)
    set(text "#pragma GCC diagnostic ignored \"-Wreturn-type\"\n")
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM name)
        string(APPEND text "#define main main_of_${name}\n"
                           "#include \"${source}\"\n#undef main\n")
    endforeach()
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
    file(CONFIGURE OUTPUT ${file} CONTENT "${text}")
    airudder_check_syntax(${target} ${library} ${file})
endfunction()

# airudder_precompile(<target> <library> <header>): precompiles a header for g++,
# which then uses it in sources that include the header first.
function(airudder_precompile target library header)
    airudder_compile_command(compile ${target} ${library})
    set(precompiled ${header}.gch)
    add_custom_command(OUTPUT ${precompiled}
        COMMAND ${compile} -x c++-header -MD -MF ${precompiled}.d -MT ${precompiled}
            ${header} -o ${precompiled}
        DEPENDS ${header}
        DEPFILE ${precompiled}.d
        COMMENT "Building CXX header ${header}"
        VERBATIM COMMAND_EXPAND_LISTS)
    add_custom_target(${target} DEPENDS ${precompiled})
endfunction()
