#include "generator/json/json_number.hpp"

#include "../../number_cases.hpp"
#include "catch.hpp"

#include <string>

namespace airudder::generator {

TEST_CASE("an integer is recognised in any spelling")
{
    for (auto const* const text : {"0",
                                   "-0",
                                   "0.0",
                                   "1.0",
                                   "2E4",
                                   "20000.00",
                                   "-1.5e1",
                                   "10e-1",
                                   "9223372036854775807",
                                   "-9223372036854775808",
                                   "922337203685477580.7e1",
                                   "0e99999999999999999999",
                                   "0.000e-5",
                                   "100000e-5"})
        CHECK(is_int64(text));
}

TEST_CASE("a fraction or a number of more than 64 bits is not an integer")
{
    for (auto const* const text : {"1.5",
                                   "1e-1",
                                   "9223372036854775808",
                                   "-9223372036854775809",
                                   "1e19",
                                   "1e99999999999999999999",
                                   "1e-99999999999999999999",
                                   "0.1"})
        CHECK_FALSE(is_int64(text));
    CHECK_FALSE(is_int64("1" + std::string(100000, '0')));
}

TEST_CASE("the generator accepts the numbers that the runtime accepts")
{
    auto const same = [](DoubleFit found, number_cases::Double expected) {
        return static_cast<int>(found) == static_cast<int>(expected);
    };
    for (auto const& [text, is_integer, as_double, in_open] :
         number_cases::all) {
        CAPTURE(text.substr(0, 40), text.size());
        CHECK(is_int64(text) == is_integer);
        CHECK(same(fit_of_double(text), as_double));
        CHECK(same(fit_in_open_object(text), in_open));
    }
}

} // namespace airudder::generator
