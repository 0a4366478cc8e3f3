#ifndef AIRUDDER_GENERATOR_SPEC_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_SHAPE_HPP

#include "members.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The type of a member.
struct Shape {
    enum class Kind {
        none, // unknown; a diagnostic was reported
        any,
        string,
        integer,
        number,
        boolean,
        open, // object with any keys
        list,
        map,
        record,
        enumeration
    };

    struct Field;

    static Shape of(Kind kind, Member const& member);

    Kind kind{};
    Member const* member{};
    Ruling const* ruled{};   // the `type` ruling that decides it
    Ruling const* same_as{}; // shares another operation's type
    bool nullable{};
    std::string name{};           // record, enumeration: "workflow.CallRecord"
    std::vector<Shape> element{}; // list, map: exactly one
    std::vector<Field> fields;    // record, unless it has a target
    Shape* target{};              // record: the component it refers to
    std::vector<std::string> values{};                // enumeration
    bool integers{};                                  // … of integers
    std::map<std::string, std::string> value_names{}; // C++ names
    std::map<std::string, Ruling const*> named{};     // … that rulings give
};

struct Shape::Field {
    Member const* member{};
    Shape shape{};
    bool required{};
    std::string fallback{}; // the documented default as JSON; usually empty
    std::string name{};     // ruled C++ name; usually empty
    Ruling const* named{};  // … its ruling
};

/// The `type` of its schema, e.g. "string"; "object" for all other kinds.
/// A schema of `any` value has none.
std::string_view schema_type(Shape::Kind kind);

/// A complete description of a shape without names and wording.
std::string signature_of(Shape const& shape);

/// A value of an example that its member's type does not allow.
struct Misfit {
    std::string pointer{}; // into the example
    Shape const* shape{};  // the expected shape
    std::string found{};   // "null", or a string that the enum lacks
    std::string because{}; // if no C++ type of its kind holds a number
    bool unlisted{};       // of the right kind, but not a value of the enum
};

/// All values of `example` that `shape` does not allow.
std::vector<Misfit> misfits(Shape const& shape, JsonText const& example);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_SHAPE_HPP
