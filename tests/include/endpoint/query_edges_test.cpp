// Edge cases of queries.
#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/detail/query.hpp>
#include <airudder/request.hpp>

#include <string>
#include <vector>

using fixtures::One;

TEST_CASE("a query spells booleans as true and false")
{
    auto const query =
        airudder::detail::QueryWriter(R"({"a":true,"b":[false,true]})").write();
    REQUIRE(query.has_value());
    CHECK(*query == "?a=true&b=false&b=true");
}

TEST_CASE("an error points at the list element that a query cannot spell")
{
    auto const query =
        airudder::detail::QueryWriter(R"({"\u007e/":["x",1,null]})").write();
    REQUIRE(query.has_error());
    CHECK(query.error().pointer == "/~0~1/2");
    CHECK(query.error().message ==
          "expected a string, a number, true or false in a query");
}

TEST_CASE("a query may have any number of rounded numbers")
{
    std::string text = "{\"value\":[";
    for (int count = 0; count != 1500; ++count)
        text += "9007199254740993,";
    text.back() = ']';
    auto const list = codec::tolerant<One<std::vector<double>>>(text + "}");
    CHECK(airudder::detail::query_of(list).has_value());
}
