# Runs PROGRAM with the file INPUT as standard input and its content as the argument. PROGRAM must
# end with EXIT_CODE and print exactly the content of EXPECTED.
file(READ ${INPUT} argument)
execute_process(
    COMMAND ${PROGRAM} "${argument}"
    INPUT_FILE ${INPUT}
    OUTPUT_VARIABLE output
    ERROR_VARIABLE errors
    RESULT_VARIABLE exit_code)
file(READ ${EXPECTED} expected)
if(NOT output STREQUAL expected OR NOT exit_code STREQUAL EXIT_CODE)
    message(FATAL_ERROR "expected exit code ${EXIT_CODE} and\n${expected}\n"
                        "found ${exit_code} and\n${output}\n${errors}")
endif()
