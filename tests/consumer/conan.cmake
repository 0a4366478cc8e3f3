# cmake -D CASE=conan … -P conan.cmake: makes a package with the methods of
# conanfile.py, in place of Conan, and builds and runs a user of it. What the recipe
# says is what the project says.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

find_program(PYTHON python3)
if(NOT PYTHON)
    message("skipped: no python3")
    return()
endif()
run(${PYTHON} -B ${CMAKE_CURRENT_LIST_DIR}/make_conan_package.py
    ${PROJECT} ${scratch} ${configure})
# CMake's own package has these targets, too.
foreach(expected IN ITEMS "version ${project_version}"
        "requires boost/[>=${boost_version}.0]" "requires openssl/[>=3]"
        "target airudder::airudder" "target airudder::types"
        "target airudder::client" "target airudder::receiver")
    string(FIND "${said}" "${expected}\n" place)
    if(place EQUAL -1)
        message(SEND_ERROR "expected \"${expected}\", found:\n${said}")
    endif()
endforeach()
file(GLOB_RECURSE others ${scratch}/package/*)
list(FILTER others EXCLUDE REGEX "/include/airudder/[a-z0-9_/]+[.]hpp$")
if(others)
    message(SEND_ERROR "expected headers only, found ${others}")
endif()

build_consumer(installed user -D CMAKE_PREFIX_PATH=${scratch}/generated
    -D CONSUMER=small.cpp -D EXPECTED_BELOW=${scratch}/generated
    -D CMAKE_CXX_STANDARD=20) # from the user's profile
run(${scratch}/user/consumer)
