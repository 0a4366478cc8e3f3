#ifndef AIRUDDER_TESTS_FUZZ_CHECK_HPP
#define AIRUDDER_TESTS_FUZZ_CHECK_HPP

#include <stdexcept>
#include <string>
#include <string_view>

/// What every target uses to say that an input breaks a property.
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
