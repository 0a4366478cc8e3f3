# The target `docs` makes docs/html/ in the build folder: the reference of the public
# headers. Each warning is an error.
find_package(Doxygen 1.9 QUIET)
find_program(AIRUDDER_AWK awk)
if(DOXYGEN_FOUND AND AIRUDDER_AWK)
    set(DOXYGEN_PROJECT_NAME "AI Rudder bindings for C++")
    set(DOXYGEN_PROJECT_NUMBER ${PROJECT_VERSION})
    set(DOXYGEN_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/docs)
    set(DOXYGEN_WARN_AS_ERROR FAIL_ON_WARNINGS)
    set(DOXYGEN_QUIET YES)
    set(DOXYGEN_FILE_PATTERNS *.hpp *.md)
    set(DOXYGEN_EXCLUDE_PATTERNS */detail/*)
    set(DOXYGEN_EXCLUDE_SYMBOLS detail airudder::detail *::detail)
    set(DOXYGEN_USE_MDFILE_AS_MAINPAGE ${PROJECT_SOURCE_DIR}/README.md)
    set(DOXYGEN_STRIP_FROM_PATH
        ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/generated ${PROJECT_SOURCE_DIR})
    set(DOXYGEN_STRIP_FROM_INC_PATH
        ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/generated)
    set(DOXYGEN_INPUT_FILTER
        "'${AIRUDDER_AWK}' -f '${CMAKE_CURRENT_LIST_DIR}/filter.awk'")
    set(DOXYGEN_JAVADOC_AUTOBRIEF YES)
    set(DOXYGEN_WARN_IF_UNDOCUMENTED YES)
    set(DOXYGEN_WARN_NO_PARAMDOC NO)
    set(DOXYGEN_HAVE_DOT NO)
    set(DOXYGEN_MACRO_EXPANSION YES)
    set(DOXYGEN_EXPAND_ONLY_PREDEF YES)
    set(DOXYGEN_PREDEFINED "BOOST_DESCRIBE_ENUM(...)=" "BOOST_DESCRIBE_STRUCT(...)=")
    set(DOXYGEN_SORT_MEMBER_DOCS NO)
    set(DOXYGEN_GENERATE_TREEVIEW YES)
    set(documents README.md */README.md tests/*/README.md tests/*/*/README.md)
    list(TRANSFORM documents PREPEND ${PROJECT_SOURCE_DIR}/)
    file(GLOB documents CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${documents})
    doxygen_add_docs(docs include generated ${documents}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endif()

# The target `api_docs` makes docs/api.html: the reference of the API, made of the spec.
set(AIRUDDER_PEERS_DIR ${PROJECT_SOURCE_DIR}/build/peers
    CACHE PATH "Folder with the node_modules of tests/peers")
find_program(AIRUDDER_NODE node)
if(AIRUDDER_NODE)
    set(airudder_api_docs
        ${AIRUDDER_NODE} ${CMAKE_CURRENT_LIST_DIR}/api.mjs ${AIRUDDER_PEERS_DIR}
        ${PROJECT_SOURCE_DIR}/spec/airudder.openapi.json ${PROJECT_BINARY_DIR}/docs/api.html)
    add_custom_target(api_docs COMMAND ${airudder_api_docs} VERBATIM)
endif()
