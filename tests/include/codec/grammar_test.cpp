#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "random_json.hpp"
#include "rounds.hpp"

#include <airudder/parse.hpp>

#include <boost/json/parse.hpp>

#include <cstdint>
#include <string>
#include <string_view>

using fixtures::Nothing;

namespace {

bool accepts(std::string_view text)
{
    return airudder::parse<Nothing>(text).has_value();
}

} // namespace

TEST_CASE("parse refuses a text that is cut anywhere")
{
    auto const whole = fixtures::complete_outer;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        auto const text = whole.substr(0, size);
        REQUIRE_FALSE(airudder::parse<fixtures::Outer>(text).has_value());
        REQUIRE_FALSE(accepts(text));
    }
}

TEST_CASE("parse and Boost.JSON accept the same mutated texts")
{
    boost::json::parse_options options;
    options.max_depth = 64;
    int texts = 0;
    int accepted = 0;
    int refused = 0;
    rounds::for_each_seed(1500, [&](std::uint64_t seed) {
        ++texts;
        RandomJson random(seed, seed % 4 == 0);
        auto const text = random.mutated(random.outer());
        CAPTURE(text);
        boost::json::error_code code;
        auto const value = boost::json::parse(text, code, {}, options);
        // Boost.JSON 1.81 refuses exponents beyond int.
        if (code == boost::json::error::exponent_overflow)
            return;
        auto const expected = !code && value.is_object();
        REQUIRE(airudder::parse<fixtures::Outer>(text).has_value() == expected);
        REQUIRE(accepts(text) == expected);
        ++(expected ? accepted : refused);
    });
    // A few texts may all be accepted, or all refused.
    if (texts < 100)
        return;
    CHECK(accepted > texts / 20);
    CHECK(refused > texts / 6);
}
