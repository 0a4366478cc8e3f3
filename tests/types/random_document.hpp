#ifndef AIRUDDER_TESTS_TYPES_RANDOM_DOCUMENT_HPP
#define AIRUDDER_TESTS_TYPES_RANDOM_DOCUMENT_HPP

#include "random_json.hpp"
#include "record_type.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace types {

/// Random JSON objects that are about a type: its members kept, dropped,
/// doubled, renamed by case and misfitting at any depth, unknown ones among
/// them, numbers and strings at their edges.
class RandomDocument : public RandomJson {
public:
    using RandomJson::RandomJson;

    /// An object for a type's shape, with white space or without.
    std::string document(Shape const& record);

    /// As `document`, with one string of `size` characters somewhere.
    std::string document_with_long_string(Shape const& record,
                                          std::size_t size);

private:
    using Items = std::vector<std::pair<std::string, std::string>>;

    /// Mostly what fits, else anything.
    std::string value(Shape const& shape);

    std::string fitting(Shape const& shape);
    std::string word(Shape const& shape);
    std::string record(Shape const& shape);
    Items items(Shape const& record);
    void add(Items& items, std::string const& name, std::string text);
    void add_others(Items& items, Shape const& record);
    std::string object_of(Items const& items);
    std::string long_string(std::size_t size);
};

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_RANDOM_DOCUMENT_HPP
