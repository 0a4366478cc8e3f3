// expected: BOOST_DESCRIBE_STRUCT and a member airudder::Unmodeled
// expected: BOOST_DESCRIBE_STRUCT and a member airudder::Unmodeled
#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

struct Plan {
    int days{};
};

bool const parsed = airudder::parse<Plan>("{}").has_value();

std::string const written = airudder::serialize(Plan{});
