#ifndef AIRUDDER_TESTS_GENERATOR_GOLDEN_GOLDEN_CASE_HPP
#define AIRUDDER_TESTS_GENERATOR_GOLDEN_GOLDEN_CASE_HPP

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

/// What golden and rejected cases share.
namespace airudder::generator {

inline std::filesystem::path const tests_folder = AIRUDDER_TESTS;

/// True if what is found shall be written as expected.
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
