// Compares every record type with Boost.JSON's parser: both accept the same
// texts and read the same values.
#include "boost_opinion.hpp"
#include "catch.hpp"
#include "json.hpp"
#include "random_document.hpp"
#include "random_words.hpp"
#include "record_type.hpp"
#include "rounds.hpp"

#include <cstdint>
#include <string>

using airudder::conformance::Json;
using airudder::conformance::read_json;
using types::BoostOpinion;
using types::RecordType;

namespace {

/// Whether the text is accepted. The oracle and Boost.JSON must agree.
bool check_against_boost(BoostOpinion& opinion,
                         RecordType const& type,
                         std::string const& text)
{
    CAPTURE(type.name, text);
    auto const result = type.parse(text, {});
    auto const value = read_json(text, 64);
    bool const accepted = value && value->is(Json::Kind::object);
    REQUIRE(result.has_value() == accepted);
    if (auto const theirs = opinion.accepts(text)) {
        REQUIRE(*theirs == accepted);
        if (accepted)
            REQUIRE(opinion.agrees_with(read_json((*result)->text()).value()));
    }
    return accepted;
}

} // namespace

TEST_CASE("Boost.JSON accepts the texts that types accept, and their values")
{
    BoostOpinion opinion;
    rounds::for_each_seed(12, [&](std::uint64_t seed) {
        for (std::size_t at = 0; at != types::all_types().size(); ++at) {
            auto const& type = *types::all_types()[at];
            types::RandomDocument random(seed * 1000 + at, seed % 3 == 0);
            REQUIRE(check_against_boost(
                opinion, type, random.document(type.shape)));
        }
    });
}

TEST_CASE("Boost.JSON accepts and refuses the same mutated texts")
{
    BoostOpinion opinion;
    int accepted = 0;
    int refused = 0;
    rounds::for_each_seed(8, [&](std::uint64_t seed) {
        for (std::size_t at = 0; at != types::all_types().size(); ++at) {
            auto const& type = *types::all_types()[at];
            types::RandomDocument random(seed * 1000 + at, seed % 3 == 0);
            auto const text = random.mutated(random.document(type.shape));
            ++(check_against_boost(opinion, type, text) ? accepted : refused);
        }
    });
    CHECK(accepted != 0);
    CHECK(refused != 0);
}

TEST_CASE("each known error of Boost.JSON still occurs")
{
    BoostOpinion opinion;
    auto const& type = *types::all_types().front();
    for (auto const number : random_words::numbers)
        check_against_boost(
            opinion, type, "{\"x\":" + std::string(number) + "}");
    rounds::for_each_seed(32, [&](std::uint64_t seed) {
        auto const text = RandomJson(seed).value(2);
        check_against_boost(opinion, type, "{\"x\":" + text + "}");
    });
    for (auto const error : types::known_errors) {
        CAPTURE(static_cast<int>(error));
        CHECK(opinion.met(error) != 0);
    }
}
