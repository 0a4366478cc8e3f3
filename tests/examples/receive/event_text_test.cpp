#include "receive/event_text.hpp"

#include "catch.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <chrono>
#include <string>

using namespace receive;
using namespace std::chrono_literals;

TEST_CASE("a time is in UTC, with milliseconds", "[receive]")
{
    std::chrono::system_clock::time_point const epoch;
    CHECK(time_text(epoch) == "1970-01-01T00:00:00.000Z");
    CHECK(time_text(epoch + 1744687206s + 7999us) ==
          "2025-04-15T03:20:06.007Z");
    CHECK(time_text(epoch - 1ms) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("issues are an array of pointers and kinds", "[receive]")
{
    CHECK(issues_text({}) == "[]");
    CHECK(
        issues_text({{.pointer = "/a~1b/\"",
                      .kind = airudder::IssueKind::unknown_member,
                      .message = "not for the list"},
                     {.pointer = "", .kind = airudder::IssueKind::missing}}) ==
        R"([{"pointer":"/a~1b/\"","kind":"unknown_member"},)"
        R"({"pointer":"","kind":"missing"}])");
}

TEST_CASE("an event is one line, and its body keeps every byte", "[receive]")
{
    std::string const body =
        "{\r\n\t\"a\" : \"\\u00e9 \xC3\xA9 \\\\ \xF0\x9F\x98\x80\","
        " \"b\":1e400,\"\x7F\":\"\\ud800\"}";
    auto const line =
        line_of({.id = 17,
                 .received_at = "2026-11-30T03:25:21.123Z",
                 .operation = "workflow.waba_status_changed",
                 .delivery_key = R"(["69f5","read"])",
                 .issues = R"([{"pointer":"/b","kind":"missing"}])",
                 .body = body});
    CHECK(line.ends_with("}\n"));
    CHECK(std::ranges::count(line, '\n') == 1);
    auto const read = boost::json::parse(line).as_object();
    CHECK(read.at("id") == 17);
    CHECK(read.at("received_at").as_string() == "2026-11-30T03:25:21.123Z");
    CHECK(read.at("operation").as_string() == "workflow.waba_status_changed");
    CHECK(read.at("delivery_key").as_string() == R"(["69f5","read"])");
    CHECK(read.at("issues").at(0).at("kind").as_string() == "missing");
    CHECK(read.at("body").as_string() == body);
    CHECK(read.size() == 6);
}
