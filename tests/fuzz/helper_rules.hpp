#ifndef AIRUDDER_TESTS_FUZZ_HELPER_RULES_HPP
#define AIRUDDER_TESTS_FUZZ_HELPER_RULES_HPP

#include <cstring>
#include <string_view>
#include <vector>

/// What holds for the small parts of the runtime. Each function throws Broken
/// where it does not.
namespace fuzz {

/// Exactly the documented forms of time are read, as what they say.
void check_time_text(std::string_view text);

/// Any moment is written so that it is read again, or refused.
void check_moment(std::string_view bytes);

/// The parts of `bytes` between commas as names of members within each other:
/// an issue there has the pointer of RFC 6901.
void check_pointer(std::string_view bytes);

/// Integers are written in full, doubles as by Number::toString of ECMAScript
/// (null if not finite), and both are read again.
void check_numbers(std::string_view bytes);

/// A value from the front of `bytes`, which lose it; missing ones are zero.
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
