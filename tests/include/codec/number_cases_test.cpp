// A test of the generator uses the same table of numbers.
#include "../../number_cases.hpp"

#include "catch.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using airudder::IssueKind;
using number_cases::Double;

struct Numbers {
    std::optional<std::int64_t> integer{};
    std::optional<double> number{};
    std::optional<boost::json::object> open{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Numbers, (), (integer, number, open))

/// The kinds of the issues in `text`. Also checks that the text comes back
/// unchanged, and that a strict parse fails if there is an issue.
std::vector<IssueKind> issues_of(std::string const& text)
{
    std::vector<airudder::Issue> issues;
    auto const record = airudder::parse<Numbers>(text, {.issues = &issues});
    REQUIRE(record.has_value());
    CHECK(airudder::serialize(*record) == text);
    CHECK(airudder::parse<Numbers>(text, {.strict = true}).has_value() ==
          issues.empty());
    std::vector<IssueKind> kinds;
    for (auto const& issue : issues)
        kinds.push_back(issue.kind);
    return kinds;
}

std::vector<IssueKind> issues_for(Double reading)
{
    switch (reading) {
    case Double::exact: return {};
    case Double::rounded: return {IssueKind::rounded};
    case Double::beyond: break;
    }
    return {IssueKind::wrong_type};
}

} // namespace

TEST_CASE("the runtime accepts the numbers that the generator accepts")
{
    for (auto const& [text, is_int64, as_double, in_open] : number_cases::all) {
        CAPTURE(text.substr(0, 40), text.size());
        CHECK(issues_of(R"({"integer":)" + text + "}") ==
              issues_for(is_int64 ? Double::exact : Double::beyond));
        CHECK(issues_of(R"({"number":)" + text + "}") == issues_for(as_double));
        CHECK(issues_of(R"({"open":{"a":[)" + text + "]}}") ==
              issues_for(in_open));
    }
}
