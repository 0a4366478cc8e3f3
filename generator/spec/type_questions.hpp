#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_QUESTIONS_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_QUESTIONS_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "stated_types.hpp"

#include <string>

namespace airudder::generator {

/// Checks `type` rulings, and settles what pages leave open about the types of
/// members or what examples contradict.
class TypeQuestions {
public:
    TypeQuestions(StatedTypes const& types,
                  RulingSet& rulings,
                  Findings& findings)
        : types_(types), rulings_(rulings), findings_(findings)
    {
    }

    /// Reports the `type` ruling of a member if it does not apply.
    void check_ruling(Member const& member);

    /// Settles a question about a type; `is` is the suggested answer. A ruling
    /// that leaves the question no longer applies.
    void settle(Member const& member,
                std::string const& text,
                std::string const& is,
                std::string const& assumed,
                std::string const& because);

    /// Settles that nothing says the type of a member: it is any value.
    void settle_unknown(Member const& member);

    /// Settles values that examples show and the type does not allow. Where a
    /// twin states the type, they are deviations.
    void check_kinds(Member const& member);

private:
    bool departs(Member const& member, Ruling const& ruling) const;

    StatedTypes const& types_;
    RulingSet& rulings_;
    Findings& findings_;
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_QUESTIONS_HPP
