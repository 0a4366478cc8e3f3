#ifndef AIRUDDER_TESTS_GENERATOR_GOLDEN_GOLDEN_CASE_HPP
#define AIRUDDER_TESTS_GENERATOR_GOLDEN_GOLDEN_CASE_HPP

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

/// Shared by golden and rejected cases.
namespace airudder::generator {

inline std::filesystem::path const tests_folder = AIRUDDER_TESTS;

/// True if the actual output is to be written as the expected output.
inline bool accepting()
{
    auto const* const value = std::getenv("AIRUDDER_ACCEPT");
    return value && std::string_view(value) == "1";
}

inline std::string content(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace airudder::generator

#endif // AIRUDDER_TESTS_GENERATOR_GOLDEN_GOLDEN_CASE_HPP
