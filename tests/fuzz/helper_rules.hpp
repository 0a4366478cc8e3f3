#ifndef AIRUDDER_TESTS_FUZZ_HELPER_RULES_HPP
#define AIRUDDER_TESTS_FUZZ_HELPER_RULES_HPP

#include <cstring>
#include <string_view>
#include <vector>

/// Properties of the small parts of the runtime. Each function throws Broken if
/// a property does not hold.
namespace fuzz {

/// The documented forms of times, and no others, are read correctly.
void check_time_text(std::string_view text);

/// Any moment is written so that it is read back, or is refused.
void check_moment(std::string_view bytes);

/// Uses the parts of `bytes` between commas as names of nested members. An
/// issue in the innermost member has the right RFC 6901 pointer.
void check_pointer(std::string_view bytes);

/// Integers are written in full, doubles as by Number::toString of ECMAScript
/// (null if not finite), and both are read back.
void check_numbers(std::string_view bytes);

/// Removes a value from the front of `bytes`. Missing bytes are zero.
template <class T>
T take(std::string_view& bytes)
{
    T value{};
    auto const size = bytes.size() < sizeof value ? bytes.size() : sizeof value;
    if (size != 0)
        std::memcpy(&value, bytes.data(), size);
    bytes.remove_prefix(size);
    return value;
}

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_HELPER_RULES_HPP
