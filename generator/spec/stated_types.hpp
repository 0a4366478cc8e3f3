#ifndef AIRUDDER_GENERATOR_SPEC_STATED_TYPES_HPP
#define AIRUDDER_GENERATOR_SPEC_STATED_TYPES_HPP

#include "rulings.hpp"
#include "type_words.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// The types of members as stated by a `type` ruling, a row or an example, or
/// for elements by their array. Can ignore one ruling.
class StatedTypes {
public:
    explicit StatedTypes(RulingSet const& rulings,
                         Ruling const* without = nullptr);

    /// Whether a `type` ruling of the member applies: its `was` is the fact, and
    /// it does not say an array of an object that an example shows.
    static bool applies(Ruling const& ruling, Member const& member);

    std::string words(Member const& member) const;
    TypeWords read(Member const& member) const;

    /// The member whose ruling, row or examples state the type: the member
    /// itself or its array.
    Member const& source(Member const& member) const;

    /// The ruling that states the type, or null.
    Ruling const* ruling(Member const& member) const;

    /// The values of an enum as a text capture glues them; "" if it is not an
    /// enum.
    std::string glued(Member const& member) const;

    /// The values of an enum that a twin states, as JSON.
    std::vector<std::string> values(Member const& member) const;

private:
    struct Stated {
        Member const* source{};
        std::string words{};
    };

    Stated stated(Member const& member) const;
    bool is_plain(Member const& member) const;
    Ruling const* find(Member const& member) const;
    Ruling const* own_ruling(Member const& member) const;

    RulingSet const& rulings_;
    Ruling const* without_;
};

/// Whether a member or its elements have another type without the ignored
/// ruling, or an example that contradicts their type. The check of examples
/// finds values that an enum lacks.
bool differs(StatedTypes const& with,
             StatedTypes const& without,
             Member const& member);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_STATED_TYPES_HPP
