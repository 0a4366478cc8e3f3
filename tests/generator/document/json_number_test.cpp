#include "catch.hpp"
#include "generator/document/json_number.hpp"

#include <string>

namespace airudder::generator {

TEST_CASE("an integer is one however it is spelled")
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

TEST_CASE("a fraction or more than 64 bits is no integer")
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

TEST_CASE("a number beyond the range of a double is told from a small one")
{
    for (auto const* const text : {"0",
                                   "1e308",
                                   "1e-400",
                                   "1e-99999999999999999999",
                                   "0e999",
                                   "1.7976931348623157e308"})
        CHECK(is_double(text));
    for (auto const* const text :
         {"1e309", "-1e400", "1e99999999999999999999", "1.8e308"})
        CHECK_FALSE(is_double(text));
    CHECK_FALSE(is_double("1" + std::string(400, '0')));
}

} // namespace airudder::generator
