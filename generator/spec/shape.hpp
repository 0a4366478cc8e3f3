#ifndef AIRUDDER_GENERATOR_SPEC_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_SHAPE_HPP

#include "members.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The type that a member is given.
struct Shape {
    enum class Kind {
        none, // could not be said; there is a diagnostic
        string,
        integer,
        number,
        boolean,
        open, // object of any keys
        list,
        record,
        enumeration
    };

    struct Field;

    static Shape of(Kind kind, Member const& member);

    Kind kind{};
    Member const* member{};
    Ruling const* ruled{};        // `type` ruling that it comes from
    Ruling const* same_as{};      // it is another operation's type
    std::string name{};           // record, enumeration: "workflow.CallRecord"
    std::vector<Shape> element{}; // list: exactly one
    std::vector<Field> fields;    // record
    std::vector<std::string> values{};                // enumeration
    std::map<std::string, std::string> value_names{}; // … ruled C++ names
};

struct Shape::Field {
    Member const* member{};
    Shape shape{};
    bool required{};
    std::string fallback{}; // the documented default, as JSON; mostly empty
    std::string name{};     // ruled C++ name; mostly empty
};

/// The `type` of its schema: "string", …, "object" of all others.
std::string_view schema_type(Shape::Kind kind);

/// Describes a shape wholly, without names and wording.
std::string signature_of(Shape const& shape);

/// A value of an example that is not of its member's type.
struct Misfit {
    std::string pointer{}; // into the example
    Shape const* shape{};  // what it should be
    std::string found{};   // "null", or a string that the enum lacks
    std::string because{}; // a number that no C++ type of its kind holds
};

/// All values of `example` that `shape` does not allow.
std::vector<Misfit> misfits(Shape const& shape, JsonText const& example);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_SHAPE_HPP
