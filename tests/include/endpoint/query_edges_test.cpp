// Edge cases of queries.
#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/detail/parameters.hpp>
#include <airudder/request.hpp>

#include <string>
#include <vector>

using fixtures::One;

TEST_CASE("a query spells booleans as true and false")
{
    auto const values = airudder::detail::values_from(
        R"({"a":true,"b":[false,true]})", airudder::RequestPart::query);
    REQUIRE(values.has_value());
    std::string target = "/";
    airudder::detail::append_query(target, *values);
    CHECK(target == "/?a=true&b=false&b=true");
}

TEST_CASE("an error points at the list element that a query cannot spell")
{
    auto const values = airudder::detail::values_from(
        R"({"\u007e/":["x",1,null]})", airudder::RequestPart::query);
    REQUIRE(values.has_error());
    CHECK(values.error().pointer == "/~0~1/2");
    CHECK(values.error().message ==
          "expected a string, a number, true or false in a query");
}

TEST_CASE("a query may have any number of rounded numbers")
{
    std::string text = "{\"value\":[";
    for (int count = 0; count != 1500; ++count)
        text += "9007199254740993,";
    text.back() = ']';
    auto const list = codec::tolerant<One<std::vector<double>>>(text + "}");
    constexpr airudder::Endpoint<One<std::vector<double>>, airudder::NoContent>
        endpoint{.path = "/", .request_in = airudder::RequestPart::query};
    CHECK(make_request(endpoint, list).has_value());
}
