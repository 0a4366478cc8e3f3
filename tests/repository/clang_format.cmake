# Hand-written code is formatted as .clang-format says. Only version 14 of
# clang-format is used, because others format some lines differently.
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
if(NOT CLANG_FORMAT)
    message("skipped: no clang-format")
    return()
endif()
execute_process(COMMAND ${CLANG_FORMAT} --version OUTPUT_VARIABLE version)
if(NOT version MATCHES "version 14\\.")
    message("skipped: ${CLANG_FORMAT} is not version 14")
    return()
endif()
set(files)
foreach(folder include generator conformance tests)
    file(GLOB_RECURSE found ${ROOT}/${folder}/*.hpp ${ROOT}/${folder}/*.cpp)
    list(APPEND files ${found})
endforeach()
# The generator formats its own output.
list(FILTER files EXCLUDE REGEX "/tests/golden/|/tests/.*/expected/|/node_modules/")
execute_process(
    COMMAND ${CLANG_FORMAT} --dry-run --Werror -ferror-limit=1 ${files}
    RESULT_VARIABLE result ERROR_VARIABLE errors)
if(NOT result EQUAL 0)
    message("${errors}")
    message(FATAL_ERROR "to format it: clang-format -i <file>")
endif()
