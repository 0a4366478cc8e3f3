#ifndef AIRUDDER_GENERATOR_SPEC_ENUM_VALUES_HPP
#define AIRUDDER_GENERATOR_SPEC_ENUM_VALUES_HPP

#include "type_questions.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// The values of enums, from rulings, twins and the glued texts of captures.
class EnumValues {
public:
    EnumValues(StatedTypes const& types,
               TypeQuestions& questions,
               RulingSet& rulings,
               Findings& findings)
        : types_(types), questions_(questions), rulings_(rulings),
          findings_(findings)
    {
    }

    /// The values of an enum; none if it is better a plain type.
    std::vector<std::string> choose(Member const& member);

    /// Says that the values of an enum that are neither strings nor integers are
    /// left out.
    void settle_plain(Member const& member);

private:
    bool
    check_values(Ruling const& ruling, std::string const& glued, bool integers);

    StatedTypes const& types_;
    TypeQuestions& questions_;
    RulingSet& rulings_;
    Findings& findings_;
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_ENUM_VALUES_HPP
