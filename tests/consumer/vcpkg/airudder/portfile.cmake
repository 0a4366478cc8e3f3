# In a tree of the project, packages that tree: `vcpkg install airudder
# --overlay-ports=tests/consumer/vcpkg`. In a registry, downloads a release; set
# REPO, and SHA512 to what vcpkg then says it is.
set(VCPKG_BUILD_TYPE release) # headers only
cmake_path(ABSOLUTE_PATH CURRENT_PORT_DIR NORMALIZE OUTPUT_VARIABLE port)
cmake_path(SET SOURCE_PATH NORMALIZE "${port}/../../../..")
if(NOT EXISTS "${SOURCE_PATH}/include/airudder/parse.hpp")
    vcpkg_from_github(
        OUT_SOURCE_PATH SOURCE_PATH
        REPO owner/airudder
        REF "v${VERSION}"
        SHA512 0)
endif()

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DAIRUDDER_BUILD_GENERATOR=OFF
        -DAIRUDDER_BUILD_CONFORMANCE=OFF
        -DAIRUDDER_BUILD_TESTS=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/airudder)
vcpkg_fixup_pkgconfig()

file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage"
     DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
if(EXISTS "${SOURCE_PATH}/LICENSE")
    vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
else()
    set(VCPKG_POLICY_SKIP_COPYRIGHT_CHECK enabled)
endif()
