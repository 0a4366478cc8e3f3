#ifndef AIRUDDER_TESTS_NUMBER_CASES_HPP
#define AIRUDDER_TESTS_NUMBER_CASES_HPP

#include <string>
#include <string_view>
#include <vector>

/// Numbers and the types that they fit. Generator and runtime decide separately
/// and must agree.
namespace number_cases {

/// Whether a double holds a number exactly, holds it rounded, or cannot hold
/// it.
enum class Double { exact, rounded, beyond };

struct Case {
    std::string text;

    /// Whether it fits a member of type integer.
    bool is_int64;

    /// How it fits a member of type number.
    Double as_double;

    /// How it fits an open object, which keeps signed and unsigned 64-bit
    /// integers.
    Double in_open_object;
};

inline std::vector<Case> const all{
    {"0", true, Double::exact, Double::exact},
    {"-0", true, Double::exact, Double::exact},
    {"0.0", true, Double::exact, Double::exact},
    {"-0.0", true, Double::exact, Double::exact},
    {"0e99999999999999999999", true, Double::exact, Double::exact},
    {"0.000E-99999999999999999999", true, Double::exact, Double::exact},
    {"1.0", true, Double::exact, Double::exact},
    {"2E4", true, Double::exact, Double::exact},
    {"2e+4", true, Double::exact, Double::exact},
    {"20000.00", true, Double::exact, Double::exact},
    {"-1.5e1", true, Double::exact, Double::exact},
    {"10e-1", true, Double::exact, Double::exact},
    {"1.5", false, Double::exact, Double::exact},
    {"1e-1", false, Double::exact, Double::exact},
    {"0.1", false, Double::exact, Double::exact},
    {"0.10000000000000000", false, Double::exact, Double::exact},
    {"0.1000000000000000055", false, Double::rounded, Double::rounded},
    {"0.10000000000000001", false, Double::rounded, Double::rounded},
    {"0.30000000000000004", false, Double::exact, Double::exact},
    {"3.141592653589793", false, Double::exact, Double::exact},
    {"3.1415926535897931", false, Double::rounded, Double::rounded},
    {"3.14159265358979323846", false, Double::rounded, Double::rounded},
    {"123456789012345678", true, Double::rounded, Double::exact},
    {"123456789012345680", true, Double::exact, Double::exact},
    {"9007199254740992", true, Double::exact, Double::exact},
    {"9007199254740993", true, Double::rounded, Double::exact},
    {"9007199254740993.0", true, Double::rounded, Double::rounded},
    {"-9007199254740993e0", true, Double::rounded, Double::rounded},
    {"9223372036854775807", true, Double::rounded, Double::exact},
    {"-9223372036854775807", true, Double::rounded, Double::exact},
    {"-9223372036854775808", true, Double::rounded, Double::exact},
    {"922337203685477580.7e1", true, Double::rounded, Double::rounded},
    {"9223372036854775808", false, Double::rounded, Double::exact},
    {"-9223372036854775809", false, Double::rounded, Double::rounded},
    {"9223372036854776000", false, Double::exact, Double::exact},
    {"18446744073709551615", false, Double::rounded, Double::exact},
    {"18446744073709551616", false, Double::rounded, Double::rounded},
    {"18446744073709552000", false, Double::exact, Double::exact},
    {"1e18", true, Double::exact, Double::exact},
    {"1e19", false, Double::exact, Double::exact},
    {"1e22", false, Double::exact, Double::exact},
    {"1e23", false, Double::exact, Double::exact},
    {"123456789012345678901234567890", false, Double::rounded, Double::rounded},
    {"1.7976931348623157e308", false, Double::exact, Double::exact},
    {"1.79769313486231570e+308", false, Double::exact, Double::exact},
    {"1.7976931348623158e308", false, Double::rounded, Double::rounded},
    {"1.7976931348623159e308", false, Double::beyond, Double::beyond},
    {"1.8e308", false, Double::beyond, Double::beyond},
    {"1e309", false, Double::beyond, Double::beyond},
    {"-1e400", false, Double::beyond, Double::beyond},
    {"1e999999999999", false, Double::beyond, Double::beyond},
    {"-1e99999999999999999999", false, Double::beyond, Double::beyond},
    {"2.2250738585072014e-308", false, Double::exact, Double::exact},
    {"2.225073858507201e-308", false, Double::exact, Double::exact},
    {"5e-324", false, Double::exact, Double::exact},
    {"4.9e-324", false, Double::rounded, Double::rounded},
    {"3e-324", false, Double::rounded, Double::rounded},
    {"2e-324", false, Double::rounded, Double::rounded},
    {"1e-400", false, Double::rounded, Double::rounded},
    {"-1e-400", false, Double::rounded, Double::rounded},
    {"1e-999999999999", false, Double::rounded, Double::rounded},
    {"1e-99999999999999999999", false, Double::rounded, Double::rounded},
    {"1" + std::string(18, '0'), true, Double::exact, Double::exact},
    {"1" + std::string(308, '0'), false, Double::exact, Double::exact},
    {"1" + std::string(309, '0'), false, Double::beyond, Double::beyond},
    {"1" + std::string(20000, '0'), false, Double::beyond, Double::beyond},
    {"1" + std::string(20000, '0') + "e-20000",
     true,
     Double::exact,
     Double::exact},
    {"0." + std::string(20000, '0') + "1e20001",
     true,
     Double::exact,
     Double::exact},
    {"0." + std::string(1000, '3'), false, Double::rounded, Double::rounded},
    {"0.5" + std::string(1000, '0'), false, Double::exact, Double::exact},
    {"0.5" + std::string(1000, '0') + "1",
     false,
     Double::rounded,
     Double::rounded},
};

} // namespace number_cases

#endif // AIRUDDER_TESTS_NUMBER_CASES_HPP
