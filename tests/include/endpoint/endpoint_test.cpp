#include "catch.hpp"

#include <airudder/endpoint.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <type_traits>

namespace {

struct Query {
    std::string id{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Query, (), (id))

struct Answer {
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Answer, (), ())

inline constexpr airudder::HeaderParameter find_headers[]{
    {.name = "User-Agent", .value = "Airudder", .required = false},
    {.name = "X-Region", .required = true},
};

inline constexpr airudder::Endpoint<Query, Answer> test_find{
    .name = "test.find",
    .method = airudder::Method::get,
    .path = "/find",
    .request_in = airudder::RequestPart::query,
    .authorization = airudder::Authorization::token,
    .idempotent = true,
    .envelope = true,
    .secret_answer = true,
    .headers = find_headers,
};

inline constexpr airudder::Endpoint<Query, Answer> test_change{
    .name = "test.change",
    .method = airudder::Method::post,
    .path = "/change",
    .request_in = airudder::RequestPart::body,
    .authorization = airudder::Authorization::none,
};

} // namespace

TEST_CASE("an endpoint can be read at compile time")
{
    STATIC_REQUIRE(test_find.name == "test.find");
    STATIC_REQUIRE(test_find.method == airudder::Method::get);
    STATIC_REQUIRE(test_find.path == "/find");
    STATIC_REQUIRE(test_find.request_in == airudder::RequestPart::query);
    STATIC_REQUIRE(test_find.authorization == airudder::Authorization::token);
    STATIC_REQUIRE(test_find.idempotent);
    STATIC_REQUIRE(test_find.envelope);
    STATIC_REQUIRE(test_find.secret_answer);
    STATIC_REQUIRE(test_find.headers.size() == 2);
    STATIC_REQUIRE(test_find.headers[0].value == "Airudder");
    STATIC_REQUIRE(test_find.headers[1].value.empty());
    STATIC_REQUIRE(test_find.headers[1].required);
}

TEST_CASE("an endpoint knows the types of its request and response")
{
    STATIC_REQUIRE(std::is_same_v<decltype(test_find)::Request, Query>);
    STATIC_REQUIRE(std::is_same_v<decltype(test_find)::Response, Answer>);
}

TEST_CASE("unstated members of an endpoint are false or empty")
{
    STATIC_REQUIRE_FALSE(test_change.idempotent);
    STATIC_REQUIRE_FALSE(test_change.envelope);
    STATIC_REQUIRE_FALSE(test_change.secret_answer);
    STATIC_REQUIRE(test_change.headers.empty());
}
