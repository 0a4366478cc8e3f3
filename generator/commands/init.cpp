#include "init.hpp"

#include "../files.hpp"

#include <ostream>
#include <stdexcept>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view info_text = R"({
  "title": "API",
  "description": "Derived from the vendor's documentation pages; not published by the vendor."
}
)";

constexpr std::string_view cmake_text =
    R"(# Headers for this project's pages, with the runtime of a vendored airudder:
#
#     set(AIRUDDER_DIR path/to/airudder)
#     add_subdirectory(path/to/this/folder)
#     target_link_libraries(your_target PRIVATE api::api)
#
# The runtime's own headers for the vendor's API are not used. To make or refresh
# those below generated/, run at this folder: airudder-gen update PAGE…

cmake_minimum_required(VERSION 3.21)
project(api LANGUAGES CXX)

if(NOT EXISTS "${AIRUDDER_DIR}/include/airudder/parse.hpp")
    message(FATAL_ERROR "set AIRUDDER_DIR to the folder of airudder")
endif()
find_package(Boost 1.81 REQUIRED COMPONENTS json)

add_library(api INTERFACE)
add_library(api::api ALIAS api)
target_compile_features(api INTERFACE cxx_std_20)
target_include_directories(api SYSTEM INTERFACE
    "${CMAKE_CURRENT_SOURCE_DIR}/generated"
    "${AIRUDDER_DIR}/include")
target_link_libraries(api INTERFACE Boost::json)

# For <airudder/client.hpp>.
find_package(Boost 1.81 QUIET OPTIONAL_COMPONENTS url)
find_package(OpenSSL QUIET COMPONENTS SSL Crypto)
find_package(Threads QUIET)
if(TARGET Boost::url AND TARGET OpenSSL::SSL AND TARGET Threads::Threads)
    add_library(api_client INTERFACE)
    add_library(api::client ALIAS api_client)
    target_link_libraries(api_client INTERFACE api Boost::url
        OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
endif()
)";

} // namespace

void init(fs::path const& folder, std::ostream& out)
{
    std::vector<File> const files{
        {"spec/wording/info.json", std::string(info_text)},
        {"CMakeLists.txt", std::string(cmake_text)}};
    for (auto const& file : files)
        if (is_present(folder / file.path))
            throw std::runtime_error("expected a folder without " + file.path +
                                     ": " + folder.generic_string());
    for (auto const& file : files)
        require_own_file(folder, file.path);
    for (std::string const part : {"pages", "decisions", "wording"}) {
        require_own_file(folder, "spec/" + part + "/info.json");
        fs::create_directories(folder / "spec" / part);
    }
    out << "init: " << to_string(write_files(folder, files)) << " in "
        << folder.generic_string() << '\n';
}

} // namespace airudder::generator
