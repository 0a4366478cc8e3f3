#include "catch.hpp"

#include <airudder/result.hpp>

#include <sstream>
#include <stdexcept>
#include <string>

using airudder::Error;
using airudder::Result;

TEST_CASE("a result holds a value or an error")
{
    Result<int> const value = 5;
    Result<int> const error = Error{.pointer = "/a", .message = "no"};
    REQUIRE(value.has_value());
    CHECK(*value == 5);
    REQUIRE(error.has_error());
    CHECK(error.error().pointer == "/a");
}

TEST_CASE("value() of an error throws a runtime_error with the whole error")
{
    Result<int> const result = Error{.pointer = "/a/b",
                                     .offset = 12,
                                     .message = "expected x, found y",
                                     .line = 2,
                                     .column = 3};
    try {
        static_cast<void>(result.value());
        FAIL("did not throw");
    } catch (std::runtime_error const& error) {
        CHECK(std::string(error.what()) ==
              "/a/b: expected x, found y (line 2, column 3)");
    }
}

TEST_CASE("an error without a place prints only its message")
{
    std::ostringstream out;
    out << Error{.message = "expected a token"};
    CHECK(out.str() == "expected a token");
}
