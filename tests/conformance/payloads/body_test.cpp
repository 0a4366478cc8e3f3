#include "payloads/body.hpp"

#include "catch.hpp"
#include "fake_cases.hpp"

namespace {

/// The name of the body, or the reason why there is none.
std::string identified(std::string_view file_name, std::string_view text = "{}")
{
    auto const cases = fake::cases();
    auto const [body, reason] =
        airudder::conformance::identify_body(cases, file_name, text);
    return body ? body->name : reason;
}

} // namespace

TEST_CASE("a payload's file name begins with its operation")
{
    CHECK(identified("g.hook.json") == "g.hook");
    CHECK(identified("g.hook.2026-01-01.json") == "g.hook");
    CHECK(identified("g.ask.json") == "g.ask");
    CHECK(identified("g.ask.requests.json") == "g.ask");
    CHECK(identified("g.ask.json", R"({"event":1})") == "g.ask");
}

TEST_CASE("a file name tells the request of an endpoint from its answer")
{
    CHECK(identified("g.ask.request.json") == "g.ask.request");
    CHECK(identified("g.ask.request.7.json") == "g.ask.request");
    CHECK(identified("g.hook.request.json") == "g.hook");
}

TEST_CASE("an operation without a body of that kind has no payloads")
{
    CHECK(identified("g.silent.1.json") ==
          "expected an operation with a documented body, found an answer of "
          "g.silent");
    CHECK(identified("g.silent.request.json") ==
          "expected an operation with a documented body, found a request of "
          "g.silent");
}

TEST_CASE("an event in a file of any other name is identified by its members")
{
    CHECK(identified("2026-01-01.json", R"({"event":1})") == "g.hook");
    CHECK(identified(".json", R"({"event":1})") == "g.hook");
    CHECK(identified("g.hooked.json", R"({"event":1})") == "g.hook");
}

TEST_CASE("a payload that belongs to no operation gets a reason")
{
    auto const* const reason =
        "expected a file name that begins with an operation, or members of one "
        "webhook, found neither";
    CHECK(identified("other.json") == reason);
    CHECK(identified("g.hooked.json") == reason);
    CHECK(identified("other.json", "[") ==
          "expected an object (line 1, column 1)");
}
