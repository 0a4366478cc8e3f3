#ifndef AIRUDDER_TESTS_REQUEST_CASES_HPP
#define AIRUDDER_TESTS_REQUEST_CASES_HPP

#include <cstddef>
#include <string>
#include <vector>

/// Ordinary and hostile requests, for tests of the reader and of whole
/// receivers, and as seeds of fuzzing.
namespace requests {

/// Limits that the cases are made for.
inline constexpr std::size_t most_head = 4096;
inline constexpr std::size_t most_fields = 64;
inline constexpr std::size_t most_body = 1000;

struct Case {
    /// What is special, e.g. "a length with a sign".
    std::string name{};

    std::string bytes{};

    /// Status of the refusal; 0 if the request is taken.
    int status{};

    /// The body if it is taken.
    std::string body{};
};

std::vector<Case> const& cases();

} // namespace requests

#endif // AIRUDDER_TESTS_REQUEST_CASES_HPP
