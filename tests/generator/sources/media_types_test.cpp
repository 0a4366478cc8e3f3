#include "generator/sources/media_types.hpp"

#include "catch.hpp"

using namespace airudder::generator;

TEST_CASE("JSON has several media types, or none")
{
    for (auto const* const type : {"",
                                   "*/*",
                                   "application/json",
                                   "Application/JSON ; charset=utf-8",
                                   "application/problem+json"})
        CHECK(may_be_json(type));
    for (auto const* const type : {"text/json",
                                   "image/*",
                                   "image/svg+json",
                                   "application/jsonlines",
                                   "application/xml"})
        CHECK_FALSE(may_be_json(type));
}

TEST_CASE("plain text has one media type")
{
    CHECK(is_plain_text("text/plain"));
    CHECK(is_plain_text("Text/Plain;charset=utf-8"));
    CHECK_FALSE(is_plain_text("text/plainer"));
    CHECK_FALSE(is_plain_text(""));
}
