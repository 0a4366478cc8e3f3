#ifndef AIRUDDER_TESTS_CATCH_HPP
#define AIRUDDER_TESTS_CATCH_HPP

/// Includes Catch2, version 2 (one header) or 3 (a library).

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>

#include <string>

// Names of version 2. In version 3, Contains is another matcher, which no text can
// be for.
namespace Catch {

namespace Matchers {

inline auto Contains(char const* text) { return ContainsSubstring(text); }
inline auto Contains(std::string& text) { return ContainsSubstring(text); }
inline auto Contains(std::string&& text) { return ContainsSubstring(text); }
inline auto Contains(std::string const& text)
{
    return ContainsSubstring(text);
}

} // namespace Matchers

using Matchers::Contains;

} // namespace Catch

using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#endif // AIRUDDER_TESTS_CATCH_HPP
