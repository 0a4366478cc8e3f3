#ifndef AIRUDDER_TESTS_FUZZ_CHECK_HPP
#define AIRUDDER_TESTS_FUZZ_CHECK_HPP

#include <stdexcept>
#include <string>
#include <string_view>

/// Reports an input that breaks a property. Every target uses this.
namespace fuzz {

/// Ends the run of a target: libFuzzer reports uncaught exceptions.
struct Broken : std::logic_error {
    using std::logic_error::logic_error;
};

inline void
require(bool holds, std::string_view property, std::string_view found = {})
{
    if (!holds)
        throw Broken("broken: " + std::string(property) +
                     (found.empty() ? "" : ", found: ") + std::string(found));
}

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_CHECK_HPP
