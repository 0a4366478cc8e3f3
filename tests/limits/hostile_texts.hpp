#ifndef AIRUDDER_TESTS_INCLUDE_HOSTILE_TEXTS_HPP
#define AIRUDDER_TESTS_INCLUDE_HOSTILE_TEXTS_HPP

#include "fixtures.hpp"

#include <boost/describe/class.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Texts in which something is repeated as often as there is room.
namespace hostile {

/// What they are parsed as: a record with every kind of member, and a list of
/// large records.
struct Root {
    fixtures::Outer outer{};
    std::vector<fixtures::Outer> list{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Root, (), (outer, list))

struct Text {
    /// What is repeated.
    std::string_view what;

    /// Whether that is the element of a list of records: a few bytes of text
    /// are a whole record.
    bool records;

    /// A text of about `size` bytes.
    std::string (*make)(std::size_t size);
};

std::vector<Text> const& texts();

} // namespace hostile

#endif // AIRUDDER_TESTS_INCLUDE_HOSTILE_TEXTS_HPP
