#ifndef AIRUDDER_TESTS_LIMITS_HOSTILE_TEXTS_HPP
#define AIRUDDER_TESTS_LIMITS_HOSTILE_TEXTS_HPP

#include "fixtures.hpp"
#include "kinds.hpp"

#include <boost/describe/class.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Texts of any size that repeat something.
namespace hostile {

/// The type that the texts are parsed as: a record with every kind of member,
/// a list of large records, and a record of more than 64 members.
struct Root {
    fixtures::Outer outer{};
    std::vector<fixtures::Outer> list{};
    std::optional<fixtures::Wide> wide{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Root, (), (outer, list, wide))

struct Text {
    /// Names what is repeated.
    std::string_view what;

    /// Whether it is an element of a list of records, so that a few bytes of
    /// text become a whole record.
    bool records;

    /// Makes a text of about `size` bytes.
    std::string (*make)(std::size_t size);
};

std::vector<Text> const& texts();

} // namespace hostile

#endif // AIRUDDER_TESTS_LIMITS_HOSTILE_TEXTS_HPP
