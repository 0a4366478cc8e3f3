#ifndef AIRUDDER_TESTS_TYPES_RANDOM_DOCUMENT_HPP
#define AIRUDDER_TESTS_TYPES_RANDOM_DOCUMENT_HPP

#include "random_json.hpp"
#include "record_type.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace types {

/// Random JSON objects that resemble a type. Members are kept, dropped,
/// repeated, renamed by case or misfitting, at any depth. Unknown members are
/// among them, and edge cases of numbers and strings.
class RandomDocument : public RandomJson {
public:
    using RandomJson::RandomJson;

    /// An object for a type's shape, with white space or without.
    std::string document(Shape const& record);

    /// Like `document`, with one string of `size` characters somewhere.
    std::string document_with_long_string(Shape const& record,
                                          std::size_t size);

private:
    using Items = std::vector<std::pair<std::string, std::string>>;

    /// Usually a value that fits, otherwise any value.
    std::string value(Shape const& shape);

    std::string fitting(Shape const& shape);
    std::string word(Shape const& shape);
    std::string rank(Shape const& shape);
    std::string map(Shape const& item);
    std::string record(Shape const& shape);
    Items items(Shape const& record);
    void add(Items& items, std::string const& name, std::string text);
    void add_others(Items& items, Shape const& record);
    std::string object_of(Items const& items);
    std::string long_string(std::size_t size);

    /// The records of each shape that are being made.
    std::map<Shape const*, std::size_t> levels_{};
};

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_RANDOM_DOCUMENT_HPP
