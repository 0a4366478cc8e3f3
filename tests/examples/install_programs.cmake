# Installs the programs for the shell with their man pages, which help2man makes of
# --help, and with completion for bash.
foreach(program IN ITEMS airudder_check airudder_call airudder_send receive_to_sqlite)
    if(NOT program IN_LIST airudder_programs)
        message(FATAL_ERROR "AIRUDDER_INSTALL_PROGRAMS needs CLI11, Boost.URL, OpenSSL and SQLite")
    endif()
endforeach()
find_program(HELP2MAN help2man)
if(NOT HELP2MAN)
    message(FATAL_ERROR "AIRUDDER_INSTALL_PROGRAMS needs help2man, for the man pages")
endif()
include(GNUInstallDirs)
list(APPEND airudder_programs airudder-gen)

# airudder_man_page(<name> <target> <subcommand> <purpose>)
function(airudder_man_page name target subcommand purpose)
    set(page ${CMAKE_CURRENT_BINARY_DIR}/man/${name}.1)
    add_custom_command(OUTPUT ${page}
        COMMAND ${HELP2MAN} --no-info --no-discard-stderr
            --section 1 --manual "AI Rudder bindings" --source airudder
            --version-string ${PROJECT_VERSION} --name ${purpose}
            --output ${page} "./$<TARGET_FILE_NAME:${target}>${subcommand}"
        WORKING_DIRECTORY $<TARGET_FILE_DIR:${target}>
        DEPENDS ${target}
        VERBATIM)
    set_property(DIRECTORY APPEND PROPERTY airudder_man_pages ${page})
endfunction()
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/man)
airudder_man_page(airudder_call airudder_call "" "call AI Rudder's API")
airudder_man_page(airudder_check airudder_check "" "check JSON against AI Rudder's documentation")
airudder_man_page(airudder_send airudder_send "" "send webhook events as AI Rudder does")
foreach(program IN ITEMS receive_to_sqlite receive_to_redis)
    if(program IN_LIST airudder_programs)
        airudder_man_page(${program} ${program} "" "receive and store AI Rudder's webhooks")
    endif()
endforeach()
airudder_man_page(airudder-gen airudder-gen ""
    "make C++ headers of documentation pages")
airudder_man_page(airudder-gen-distill airudder-gen " distill"
    "write the facts of documentation pages")
airudder_man_page(airudder-gen-update airudder-gen " update"
    "distill pages and write spec and headers, or report drift")
airudder_man_page(airudder-gen-init airudder-gen " init"
    "make an empty project for your own pages")
airudder_man_page(airudder-gen-spec airudder-gen " spec"
    "write the OpenAPI spec from facts and decisions")
airudder_man_page(airudder-gen-generate airudder-gen " generate"
    "write C++ headers from the spec")
airudder_man_page(airudder-gen-diff airudder-gen " diff"
    "compare two specs for C++ users and the wire")
get_property(pages DIRECTORY PROPERTY airudder_man_pages)
add_custom_target(airudder_man_pages ALL DEPENDS ${pages})

install(TARGETS ${airudder_programs} RUNTIME COMPONENT programs)
install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT programs)
foreach(program IN LISTS airudder_programs)
    install(FILES completion.bash RENAME ${program} COMPONENT programs
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
endforeach()
