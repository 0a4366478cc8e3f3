#include "catch.hpp"

#include <airudder/parse_webhook.hpp>
#include <airudder/webhook.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <type_traits>
#include <vector>

namespace {

using airudder::IssueKind;

struct Event {
    std::string id{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Event, (), (id))

inline constexpr airudder::HeaderParameter happened_headers[]{
    {.name = "User-Agent", .value = "Airudder"},
};

inline constexpr airudder::Webhook<Event> happened{
    .name = "test.happened",
    .method = airudder::Method::post,
    .reply = "{}",
    .headers = happened_headers,
};

} // namespace

TEST_CASE("a webhook can be read at compile time")
{
    STATIC_REQUIRE(happened.name == "test.happened");
    STATIC_REQUIRE(happened.method == airudder::Method::post);
    STATIC_REQUIRE(happened.reply == "{}");
    STATIC_REQUIRE(happened.headers.size() == 1);
    STATIC_REQUIRE_FALSE(happened.headers[0].required);
    STATIC_REQUIRE(std::is_same_v<decltype(happened)::Event, Event>);
}

TEST_CASE("parse reads the body of a webhook as its event")
{
    auto const event = parse(happened, R"({"id":"7"})");
    REQUIRE(event.has_value());
    CHECK(event->id == "7");
}

TEST_CASE("parse of a webhook's body applies the options")
{
    std::vector<airudder::Issue> issues;
    auto const event = parse(happened, R"({"more":1})", {.issues = &issues});
    REQUIRE(event.has_value());
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].pointer == "/more");
    CHECK(issues[0].kind == IssueKind::unknown_member);
    CHECK(issues[1].pointer == "/id");
    CHECK(issues[1].kind == IssueKind::missing);

    CHECK(parse(happened, R"({"more":1})", {.strict = true}).has_error());
}

TEST_CASE("parse says why a body is not an event")
{
    auto const event = parse(happened, R"({"id":)");
    REQUIRE(event.has_error());
    CHECK(event.error().offset == 6);
}
