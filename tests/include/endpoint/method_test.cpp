#include "catch.hpp"

#include <airudder/method.hpp>

using airudder::Method;

TEST_CASE("to_string of a method is its token in HTTP")
{
    CHECK(to_string(Method::get) == "GET");
    CHECK(to_string(Method::post) == "POST");
    CHECK(to_string(Method::put) == "PUT");
    CHECK(to_string(Method::patch) == "PATCH");
    CHECK(to_string(Method::delete_) == "DELETE");
    CHECK(to_string(Method::head) == "HEAD");
    CHECK(to_string(Method::options) == "OPTIONS");
}

TEST_CASE("to_string of a value that is not a method is empty")
{
    CHECK(to_string(static_cast<Method>(99)).empty());
}
