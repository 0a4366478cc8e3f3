#include "airudder_call/request.hpp"

#include "catch.hpp"

#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using airudder_call::Failure;
using airudder_call::members_of;
using airudder_call::read_assignments;
using airudder_call::request_of;
using airudder_call::request_text;
using Catch::Matchers::Contains;

namespace {

enum class Ring { unknown, busy, null };

BOOST_DESCRIBE_ENUM(Ring, busy, null)

struct Plan {
    std::string name{};
    std::optional<std::string> default_{};
    Ring ring{};
    std::optional<std::int64_t> count{};
    std::optional<double> share{};
    std::optional<bool> repeat{};
    std::optional<std::vector<std::string>> callees{};
    std::optional<std::vector<std::vector<Ring>>> rings{};
    std::optional<boost::json::object> variables{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(
    Plan,
    (),
    (name, default_, ring, count, share, repeat, callees, rings, variables))

} // namespace

template <>
inline constexpr std::string_view airudder::wire_name<&Plan::default_>{
    "default"};

namespace {

using Words = std::vector<std::string>;

/// The request for these words.
Plan plan_of(Words const& words, std::string const& body = "{}")
{
    auto const members = members_of<Plan>("plan.make");
    return request_of<Plan>(request_text(
        members,
        body,
        read_assignments(
            members, words, airudder_call::CredentialValues::environment)));
}

std::string failure_of(Words const& words, std::string const& body = "{}")
{
    try {
        plan_of(words, body);
    } catch (Failure const& failure) {
        CHECK(failure.code() == airudder_call::ExitCode::usage);
        std::string text = failure.what();
        for (auto const& line : failure.lines())
            text += "\n  " + line;
        return text;
    }
    return {};
}

} // namespace

TEST_CASE("a member's type is shown in words", "[call]")
{
    std::string text;
    for (auto const& member : members_of<Plan>("plan.make")) {
        text += std::string(member.name) + ": " + member.type;
        text += member.required ? "!\n" : "\n";
        CHECK(member.variable.empty());
    }
    CHECK(text == "name: string!\n"
                  "default: string\n"
                  "ring: one of busy, null!\n"
                  "count: integer\n"
                  "share: number\n"
                  "repeat: boolean\n"
                  "callees: array of string\n"
                  "rings: array of array of one of busy, null\n"
                  "variables: object\n");
}

TEST_CASE("texts are taken as they are, other values as JSON", "[call]")
{
    auto const plan = plan_of({"name=\"17\"",
                               "default=",
                               "ring=null",
                               "count=-3",
                               "share=0.5",
                               "repeat=true",
                               R"(callees=["a", "b"])",
                               R"(variables={"a":[1]})"});
    CHECK(plan.name == "\"17\"");
    CHECK(plan.default_ == "");
    CHECK(plan.ring == Ring::null);
    CHECK(plan.count == -3);
    CHECK(plan.share == 0.5);
    CHECK(plan.repeat == true);
    CHECK(plan.callees == std::vector<std::string>{"a", "b"});
    CHECK(plan.variables == boost::json::object{{"a", {1}}});
}

TEST_CASE("a value of another type is refused with its place", "[call]")
{
    struct Case {
        std::string word;
        std::string reason;
    };
    auto const given = GENERATE(values<Case>({
        {"count=many", "/count: wrong_type: expected an integer"},
        {"count=", "/count: wrong_type: expected an integer"},
        {"count=1.5", "/count: wrong_type: expected"},
        {"count=1,\"repeat\":true", "/count: wrong_type: expected"},
        {"repeat=yes", "/repeat: wrong_type: expected"},
        {"ring=loud", "/ring: unknown_value: "},
        {"callees=[1]", "/callees/0: wrong_type: expected a string"},
        {"callees=a", "/callees: wrong_type: expected an array"},
        {"variables=[]", "/variables: wrong_type: expected an object"},
    }));
    CAPTURE(given.word);
    Words words{"name=x", given.word};
    if (!given.word.starts_with("ring"))
        words.push_back("ring=busy");
    CHECK_THAT(failure_of(words), Contains("\n  " + given.reason));
}

TEST_CASE("a refusal names every deviation", "[call]")
{
    auto const text = failure_of({"count=x"}, R"({"share":"y"})");
    for (auto const* reason : {"/share: wrong_type",
                               "/count: wrong_type",
                               "/name: missing",
                               "/ring: missing"})
        CHECK_THAT(text, Contains(reason));
}

TEST_CASE("a word replaces the same member of a body", "[call]")
{
    std::string const body =
        R"({"name":"a","ring":"busy","count":"misfit","share":1e-7})";
    auto const plan = plan_of({"name=", "count=2"}, body);
    CHECK(plan.name.empty());
    CHECK_FALSE(plan.unmodeled.absent("name"));
    CHECK(plan.ring == Ring::busy);
    CHECK(plan.count == 2);
    CHECK(plan.share == 1e-7);
}
