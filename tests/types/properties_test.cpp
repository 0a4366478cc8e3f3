// Properties of every record type and every JSON object.
#include "catch.hpp"
#include "expected_issues.hpp"
#include "json.hpp"
#include "random_document.hpp"
#include "record_type.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

using airudder::Issue;
using airudder::IssueKind;
using airudder::conformance::at;
using airudder::conformance::comes_back;
using airudder::conformance::expected_issues;
using airudder::conformance::Json;
using airudder::conformance::minified;
using airudder::conformance::PlainIssue;
using airudder::conformance::read_json;
using types::RecordType;

namespace {

/// The result of a tolerant parse of an object.
struct Reading {
    std::unique_ptr<types::AnyRecord> record{};
    std::vector<Issue> issues{};
    std::size_t count = 0;
};

Reading tolerant(RecordType const& type, std::string const& text)
{
    Reading reading;
    auto result = type.parse(
        text, {.issues = &reading.issues, .issue_count = &reading.count});
    REQUIRE(result.has_value());
    reading.record = *std::move(result);
    return reading;
}

void check_round_trip(RecordType const& type,
                      types::AnyRecord const& record,
                      Json const& value)
{
    auto const written = record.text();
    REQUIRE(comes_back(read_json(written).value(), value));
    REQUIRE(minified(written) == written);
    REQUIRE(record.says(value));

    auto const second = type.parse(written, {});
    REQUIRE(second.has_value());
    REQUIRE((*second)->text() == written);

    auto const copy = record.copy();
    REQUIRE(copy->equals(record));
    REQUIRE(copy->text() == written);
}

/// The object that has, or lacks, the member at `pointer`.
Json const& object_with(std::string const& pointer, Json const& root)
{
    return *at(root, pointer.substr(0, pointer.rfind('/')));
}

/// The offset in the text at which an issue's value, or its name, begins.
std::size_t place_of(Issue const& issue, Json const& root)
{
    if (issue.kind == IssueKind::missing)
        return object_with(issue.pointer, root).end - 1;
    auto const value = at(root, issue.pointer);
    return issue.kind == IssueKind::unknown_member ? value->name_begin
                                                   : value->begin;
}

void check_pointers(std::vector<Issue> const& issues, Json const& root)
{
    std::set<std::pair<std::string, IssueKind>> seen;
    std::size_t last = 0;
    for (auto const& issue : issues) {
        CAPTURE(issue);
        bool const missing = issue.kind == IssueKind::missing;
        auto const found = at(root, issue.pointer);
        REQUIRE((found == nullptr) == missing);
        if (missing)
            REQUIRE(object_with(issue.pointer, root).is(Json::Kind::object));
        REQUIRE(seen.emplace(issue.pointer, issue.kind).second);
        REQUIRE(place_of(issue, root) >= last);
        last = place_of(issue, root);
    }
}

void check_expected(std::vector<Issue> const& issues,
                    std::vector<PlainIssue> const& expected)
{
    REQUIRE(issues.size() == expected.size());
    for (std::size_t at = 0; at != issues.size(); ++at) {
        CAPTURE(issues[at]);
        REQUIRE(issues[at].pointer == expected[at].pointer);
        REQUIRE(to_string(issues[at].kind) == expected[at].kind);
    }
}

/// `root` is null if names are repeated, because pointers lead to the last of
/// them.
void check_strict(RecordType const& type,
                  std::string const& text,
                  Reading const& reading,
                  Json const* root)
{
    auto const strict = type.parse(text, {.strict = true});
    REQUIRE(strict.has_value() == (reading.count == 0));
    if (strict) {
        REQUIRE((*strict)->equals(*reading.record));
        return;
    }
    auto const& first = reading.issues.at(0);
    CAPTURE(first);
    REQUIRE(strict.error().pointer == first.pointer);
    REQUIRE(strict.error().message == first.message);
    if (root)
        REQUIRE(strict.error().offset == place_of(first, *root));
}

void check_document(RecordType const& type,
                    std::string const& text,
                    bool unique_names)
{
    CAPTURE(type.name, text);
    auto const reading = tolerant(type, text);
    auto const value = read_json(text).value();
    check_round_trip(type, *reading.record, value);
    auto const expected = expected_issues(type.shape, value);
    REQUIRE(reading.count == expected.size());
    if (reading.count <= 1000)
        check_expected(reading.issues, expected);
    if (unique_names)
        check_pointers(reading.issues, value);
    check_strict(type, text, reading, unique_names ? &value : nullptr);
}

/// A different document for each seed and type.
types::RandomDocument
random_document(std::uint64_t seed, std::size_t type, bool repeat_names = false)
{
    return types::RandomDocument(seed * 1000 + type, repeat_names);
}

} // namespace

TEST_CASE("any type keeps any object and reports all its issues")
{
    rounds::for_each_seed(6, [](std::uint64_t seed) {
        for (std::size_t at = 0; at != types::all_types().size(); ++at) {
            auto const& type = *types::all_types()[at];
            check_document(
                type, random_document(seed, at).document(type.shape), true);
        }
    });
}

TEST_CASE("any type keeps the last value of each repeated name")
{
    rounds::for_each_seed(4, [](std::uint64_t seed) {
        for (std::size_t at = 0; at != types::all_types().size(); ++at) {
            auto const& type = *types::all_types()[at];
            auto random = random_document(seed, at, true);
            check_document(type, random.document(type.shape), false);
        }
    });
}

TEST_CASE("any type keeps an object of another type")
{
    auto const& all = types::all_types();
    rounds::for_each_seed(5, [&](std::uint64_t seed) {
        for (std::size_t at = 0; at != all.size(); ++at) {
            auto const& other = *all[(at + seed) % all.size()];
            check_document(*all[at],
                           random_document(seed, at).document(other.shape),
                           true);
        }
    });
}

TEST_CASE("any type keeps an object with a string of a megabyte")
{
    // Each seed uses only some types, because strings do not depend on them.
    auto const& all = types::generated_types();
    rounds::for_each_seed(1, [&](std::uint64_t seed) {
        for (auto at = seed % 6; at < all.size(); at += 6) {
            auto random = random_document(seed, at);
            check_document(
                *all[at],
                random.document_with_long_string(all[at]->shape, 1 << 20),
                true);
        }
    });
}
