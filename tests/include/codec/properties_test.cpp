#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "json.hpp"
#include "random_json.hpp"
#include "rounds.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

using airudder::IssueKind;
using airudder::conformance::at;
using airudder::conformance::comes_back;
using airudder::conformance::Json;
using airudder::conformance::read_json;

namespace {

// tests/types runs more rounds with the same records.

template <class T>
void check_round_trip(std::string const& text)
{
    std::vector<airudder::Issue> issues;
    std::size_t count = 0;
    auto const result =
        airudder::parse<T>(text, {.issues = &issues, .issue_count = &count});
    REQUIRE(result.has_value());
    auto const written = airudder::serialize(*result);
    REQUIRE(comes_back(read_json(written).value(), read_json(text).value()));

    auto const second = airudder::parse<T>(written);
    REQUIRE(second.has_value());
    REQUIRE(airudder::serialize(*second) == written);

    auto const copy = *result;
    REQUIRE(copy == *result);
    REQUIRE(airudder::serialize(copy) == written);

    auto const strict = airudder::parse<T>(text, {.strict = true});
    REQUIRE(strict.has_value() == (count == 0));
    if (!strict) {
        REQUIRE(strict.error().pointer == issues.at(0).pointer);
        REQUIRE(strict.error().message == issues.at(0).message);
    }
}

template <class T>
void check_issues(std::string const& text)
{
    std::vector<airudder::Issue> issues;
    static_cast<void>(airudder::parse<T>(text, {.issues = &issues}));
    auto const root = read_json(text).value();
    std::set<std::pair<std::string, IssueKind>> seen;
    for (auto const& issue : issues) {
        CAPTURE(issue);
        auto const missing = issue.kind == IssueKind::missing;
        auto const found = at(root, issue.pointer);
        REQUIRE((found == nullptr) == missing);
        if (missing)
            REQUIRE(at(root, issue.pointer.substr(0, issue.pointer.rfind('/')))
                        ->is(Json::Kind::object));
        REQUIRE(seen.emplace(issue.pointer, issue.kind).second);
    }
}

} // namespace

TEST_CASE("any object is written back with the same value")
{
    rounds::for_each_seed(300, [](std::uint64_t seed) {
        auto const text = RandomJson(seed).outer();
        CAPTURE(text);
        check_round_trip<fixtures::Outer>(text);
        check_round_trip<fixtures::Inner>(text);
        check_round_trip<fixtures::Nothing>(text);
    });
}

TEST_CASE("the last value of each repeated name is written back")
{
    rounds::for_each_seed(300, [](std::uint64_t seed) {
        auto const text = RandomJson(seed, true).outer();
        CAPTURE(text);
        check_round_trip<fixtures::Outer>(text);
        check_round_trip<fixtures::Nothing>(text);
    });
}

TEST_CASE("every issue is reported once and points into the text")
{
    rounds::for_each_seed(300, [](std::uint64_t seed) {
        auto const text = RandomJson(seed).outer();
        CAPTURE(text);
        check_issues<fixtures::Outer>(text);
    });
}

TEST_CASE("records in records are written back with the same value")
{
    using fixtures::One;
    rounds::for_each_seed(1000, [](std::uint64_t seed) {
        RandomJson random(seed);
        auto const text = "{\"value\":" + random.value(5) + "}";
        CAPTURE(text);
        check_round_trip<One<fixtures::Outer>>(text);
        check_round_trip<One<std::optional<fixtures::Outer>>>(text);
        check_round_trip<One<std::vector<fixtures::Inner>>>(text);
        check_round_trip<One<std::vector<boost::json::object>>>(text);
        check_round_trip<One<std::optional<std::vector<double>>>>(text);
        check_round_trip<One<boost::json::object>>(text);
        check_issues<One<boost::json::object>>(text);
        check_issues<One<std::vector<double>>>(text);
    });
}
