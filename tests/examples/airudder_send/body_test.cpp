#include "airudder_send/body.hpp"

#include "airudder_send/failure.hpp"
#include "catch.hpp"

#include <airudder/workflow/api_node_pushed.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

using airudder_send::DistinctBodies;
using airudder_send::find_operation;
using airudder_send::member_at;
using airudder_send::operation_of;
using airudder_send::path_of;
using airudder_send::UsageError;
using airudder_send::with_assignment;
using Catch::Matchers::Contains;

namespace {

constexpr auto status_changed = "workflow.waba_status_changed";
constexpr auto node_pushed = "workflow.api_node_pushed";

/// The member at a JSON Pointer of a body; "" if there is none.
std::string at(std::string const& body, std::string const& pointer)
{
    return member_at(body, path_of(pointer)).value_or("");
}

/// The documented example of an operation with an assignment.
std::string assigned(char const* name, std::string const& assignment)
{
    auto const operation = find_operation(name);
    return with_assignment(operation, operation.example, assignment);
}

std::string refusal_of(char const* name, std::string const& assignment)
{
    try {
        assigned(name, assignment);
        return {};
    } catch (UsageError const& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("the example is the documented one, without white space", "[send]")
{
    for (auto const* name : {status_changed, node_pushed}) {
        auto const operation = find_operation(name);
        CHECK(operation.issues_of(operation.example).empty());
    }
    // As on the pages.
    CHECK(find_operation(status_changed).example.size() == 594);
    CHECK(find_operation(node_pushed).example.size() == 3149);
}

TEST_CASE("a value gets the documented type", "[send]")
{
    CHECK(at(assigned(status_changed, "msg_id=17"), "/msg_id") == "\"17\"");
    CHECK(at(assigned(status_changed, "msg_id=a=\"b\""), "/msg_id") ==
          R"("a=\"b\"")");
    CHECK(at(assigned(status_changed, "msg_id="), "/msg_id") == "\"\"");
    CHECK(at(assigned(status_changed, "timestamp=17"), "/timestamp") == "17");
    CHECK(at(assigned(status_changed, "status=failed"), "/status") ==
          "\"failed\"");
    CHECK(at(assigned(status_changed, R"(variables={"a": [1.50]})"),
             "/variables") == R"({"a":[1.50]})");
}

TEST_CASE("a value that the documentation does not list is sent", "[send]")
{
    CHECK(at(assigned(status_changed, "status=lost"), "/status") == "\"lost\"");
}

TEST_CASE("a JSON Pointer leads to a member of an object", "[send]")
{
    CHECK(at(assigned(node_pushed, "/call/call_id=1"), "/call/call_id") ==
          "\"1\"");
    CHECK(at(assigned(node_pushed, "/call/ring_time=1"), "/call/ring_time") ==
          "1");
    CHECK(at(assigned(status_changed, "/variables/a~1b=1"),
             "/variables/a~1b") == "\"1\"");
}

TEST_CASE("other members stay as they are spelled", "[send]")
{
    auto const operation = find_operation(status_changed);
    CHECK(with_assignment(operation,
                          R"({"x": 2E4, "msg_id": 1, "y": "\/"})",
                          "msg_id=2") == R"({"x":2E4,"msg_id":"2","y":"\/"})");
    CHECK(with_assignment(operation, "{}", "msg_id=2") == R"({"msg_id":"2"})");
}

TEST_CASE("an assignment that cannot be used is refused with a reason",
          "[send]")
{
    CHECK_THAT(refusal_of(status_changed, "msgid=1"),
               Contains("expected a member of the body (workflow_id, ") &&
                   Contains("found msgid"));
    CHECK_THAT(refusal_of(node_pushed, "/call/cal_id=1"),
               Contains("expected a member of /call (task_id, call_id, ") &&
                   Contains("found cal_id"));
    CHECK_THAT(refusal_of(status_changed, "timestamp=noon"),
               Contains("timestamp: expected an integer"));
    CHECK_THAT(refusal_of(status_changed, "timestamp=1.5"),
               Contains("timestamp: expected an integer"));
    CHECK_THAT(refusal_of(status_changed, "timestamp=null"),
               Contains("timestamp: expected an integer"));
    CHECK_THAT(refusal_of(status_changed, "variables=1"),
               Contains("variables: expected an object"));
    CHECK_THAT(refusal_of(node_pushed, R"(call={"cal_id": 1})"),
               Contains("call: "));
    CHECK_THAT(refusal_of(status_changed, "/msg_id/x=1"),
               Contains("expected an object"));
    CHECK_THAT(refusal_of(status_changed, "word"),
               Contains("expected MEMBER=VALUE"));
    CHECK_THAT(refusal_of(status_changed, "=1"),
               Contains("expected MEMBER=VALUE"));
    CHECK_THAT(refusal_of(status_changed, "msg_id=\xff"), Contains("UTF-8"));
}

TEST_CASE("distinct bodies differ in a text that identifies the event",
          "[send]")
{
    auto const status = find_operation(status_changed);
    DistinctBodies const bodies(
        status, R"({"msg_id": "m", "status": "read", "timestamp": 1})");
    CHECK(bodies(1) == R"({"msg_id":"m-1","status":"read","timestamp":1})");
    CHECK(bodies(12) == R"({"msg_id":"m-12","status":"read","timestamp":1})");

    auto const pushed = find_operation(node_pushed);
    DistinctBodies const calls(pushed, pushed.example);
    CHECK(at(calls(2), "/call/call_id") ==
          "\"817377d194xxxxxxxxc8ad463bc81d996a-2\"");
}

TEST_CASE("a value of an enumeration does not vary", "[send]")
{
    auto status = find_operation(status_changed);
    constexpr std::string_view reversed[]{"/status", "/msg_id"};
    status.delivery_key = reversed;
    CHECK(DistinctBodies(status, R"({"msg_id": "m", "status": "read"})")(1) ==
          R"({"msg_id":"m-1","status":"read"})");
    status.delivery_key = status.delivery_key.first(1);
    CHECK_THROWS_AS(
        DistinctBodies(status, R"({"msg_id": "m", "status": "read"})"),
        UsageError);
}

TEST_CASE("without a text that identifies the event, bodies cannot vary",
          "[send]")
{
    auto status = find_operation(status_changed);
    for (auto const* body :
         {"{}", "[]", "x", R"({"msg_id": ""})", R"({"msg_id": 1})"})
        CHECK_THROWS_AS(DistinctBodies(status, body), UsageError);
    status.delivery_key = {};
    CHECK_THROWS_AS(DistinctBodies(status, status.example), UsageError);
}
