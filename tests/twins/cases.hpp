#ifndef AIRUDDER_TESTS_TWINS_CASES_HPP
#define AIRUDDER_TESTS_TWINS_CASES_HPP

#include <string>
#include <string_view>
#include <vector>

namespace airudder::twins {

/// What a type makes of a text.
struct Decoded {
    std::string text{};  // as serialize writes it
    std::string error{}; // why it cannot be parsed; usually empty
};

/// A documented example and the type that reads it.
struct Case {
    std::string_view name{};
    std::string_view pointer{}; // to its value in the spec
    Decoded (*decode)(std::string_view text){};
};

/// All examples. Each compiled part adds its share before main() runs.
std::vector<Case>& cases();

} // namespace airudder::twins

#endif // AIRUDDER_TESTS_TWINS_CASES_HPP
