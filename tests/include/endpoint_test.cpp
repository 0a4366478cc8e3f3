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

inline constexpr airudder::Endpoint<Query, Answer> find{
    .name = "test.find",
    .method = airudder::Method::get,
    .path = "/find",
    .request_in = airudder::RequestPart::query,
    .authorization = airudder::Authorization::token,
    .idempotent = true,
    .envelope = true,
    .headers = find_headers,
};

inline constexpr airudder::Endpoint<Query, Answer> change{
    .name = "test.change",
    .method = airudder::Method::post,
    .path = "/change",
    .request_in = airudder::RequestPart::body,
    .authorization = airudder::Authorization::none,
};

} // namespace

TEST_CASE("an endpoint is data the compiler can read")
{
    STATIC_REQUIRE(find.name == "test.find");
    STATIC_REQUIRE(find.method == airudder::Method::get);
    STATIC_REQUIRE(find.path == "/find");
    STATIC_REQUIRE(find.request_in == airudder::RequestPart::query);
    STATIC_REQUIRE(find.authorization == airudder::Authorization::token);
    STATIC_REQUIRE(find.idempotent);
    STATIC_REQUIRE(find.envelope);
    STATIC_REQUIRE(find.headers.size() == 2);
    STATIC_REQUIRE(find.headers[0].value == "Airudder");
    STATIC_REQUIRE(find.headers[1].value.empty());
    STATIC_REQUIRE(find.headers[1].required);
}

TEST_CASE("an endpoint knows the types of its request and response")
{
    STATIC_REQUIRE(std::is_same_v<decltype(find)::Request, Query>);
    STATIC_REQUIRE(std::is_same_v<decltype(find)::Response, Answer>);
}

TEST_CASE("what an endpoint does not state is false or empty")
{
    STATIC_REQUIRE_FALSE(change.idempotent);
    STATIC_REQUIRE_FALSE(change.envelope);
    STATIC_REQUIRE(change.headers.empty());
}
